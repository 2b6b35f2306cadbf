//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna
internal import Penna

/// What stands at the start of an error's memory; the texts follow.
private struct ErrorHeader {
    var status: Int32 = 0
    var severity: Int32 = 0
    var stops: Int32 = 0
    var line: Int64 = 0
    var texts:
        (
            code: Text, message: Text, path: Text, person: Text, employment: Text, file: Text, column: Text,
            waysOut: Text
        )

    /// Where a text begins after the header, and its length.
    typealias Text = (start: Int, count: Int)
}

extension Failure {
    /// The failure in memory that the caller frees, or `nil` when there is none to be had.
    func handedOut() -> OpaquePointer? {
        var texts: [UInt8] = []
        func place(_ text: String) -> ErrorHeader.Text {
            let start = texts.count
            texts.append(contentsOf: text.utf8)
            texts.append(0)
            return (MemoryLayout<ErrorHeader>.size + start, texts.count - start - 1)
        }
        let header = ErrorHeader(
            status: status, severity: severity.isError ? PENNA_SEVERITY_ERROR : PENNA_SEVERITY_REMARK,
            stops: severity.stopped, line: Int64(self.place.line),
            texts: (
                place(code), place(message), place(path), place(person), place(employment), place(self.place.file),
                place(self.place.column), place(waysOut.joined(separator: "\n"))
            ))
        let size = MemoryLayout<ErrorHeader>.size
        guard let memory = unsafe Memory.allocate(size + texts.count) else { return nil }
        unsafe memory.storeBytes(of: header, as: ErrorHeader.self)
        unsafe Memory.write(texts, to: memory + size)
        return OpaquePointer(memory)
    }
}

extension Finding.Severity {
    fileprivate var stopped: Int32 {
        switch self {
        case .stopsEmployer: PENNA_STOPS_ALL
        case .stopsPerson: PENNA_STOPS_PERSON
        case .look: PENNA_STOPS_NOBODY
        }
    }
}

/// Runs a function's work and turns what it throws into a status and an error.
func answer(_ error: UnsafeMutablePointer<OpaquePointer?>?, _ work: () throws(Failure) -> Void) -> penna_status {
    unsafe error?.pointee = nil
    do throws(Failure) {
        try work()
        return PENNA_OK
    } catch let failure {
        guard let error = unsafe error else { return failure.status }
        unsafe error.pointee = failure.handedOut()
        return unsafe error.pointee == nil ? PENNA_OUT_OF_MEMORY : failure.status
    }
}

private func header(_ error: OpaquePointer?) -> ErrorHeader? {
    guard let error = unsafe error else { return nil }
    return unsafe UnsafeRawPointer(error).load(as: ErrorHeader.self)
}

private let emptyText: StaticString = ""

private func text(_ error: OpaquePointer?, _ part: (ErrorHeader) -> ErrorHeader.Text) -> penna_text {
    guard let error = unsafe error, let header = unsafe header(error) else {
        return unsafe penna_text(
            bytes: UnsafeRawPointer(emptyText.utf8Start).assumingMemoryBound(to: CChar.self), count: 0)
    }
    let (start, count) = part(header)
    let bytes = unsafe (UnsafeRawPointer(error) + start).assumingMemoryBound(to: CChar.self)
    return unsafe penna_text(bytes: bytes, count: count)
}

/// The status that goes with an error; see `penna.h`.
@c @implementation
public func penna_error_status(_ error: OpaquePointer?) -> penna_status {
    unsafe header(error)?.status ?? PENNA_INVALID_ARGUMENT
}

/// Error or remark; see `penna.h`.
@c @implementation
public func penna_error_severity(_ error: OpaquePointer?) -> Int32 {
    unsafe header(error)?.severity ?? PENNA_SEVERITY_ERROR
}

/// Whom it stops; see `penna.h`.
@c @implementation
public func penna_error_stops(_ error: OpaquePointer?) -> Int32 {
    unsafe header(error)?.stops ?? PENNA_STOPS_ALL
}

/// The file or table it is in; see `penna.h`.
@c @implementation
public func penna_error_file(_ error: OpaquePointer?) -> penna_text { unsafe text(error) { $0.texts.file } }

/// The row of it; see `penna.h`.
@c @implementation
public func penna_error_line(_ error: OpaquePointer?) -> Int64 { unsafe header(error)?.line ?? 0 }

/// The column of it; see `penna.h`.
@c @implementation
public func penna_error_column(_ error: OpaquePointer?) -> penna_text { unsafe text(error) { $0.texts.column } }

/// What can be done; see `penna.h`.
@c @implementation
public func penna_error_ways_out(_ error: OpaquePointer?) -> penna_text { unsafe text(error) { $0.texts.waysOut } }

/// The word for programs; see `penna.h`.
@c @implementation
public func penna_error_code(_ error: OpaquePointer?) -> penna_text { unsafe text(error) { $0.texts.code } }

/// What is wrong; see `penna.h`.
@c @implementation
public func penna_error_message(_ error: OpaquePointer?) -> penna_text { unsafe text(error) { $0.texts.message } }

/// Where it is; see `penna.h`.
@c @implementation
public func penna_error_path(_ error: OpaquePointer?) -> penna_text { unsafe text(error) { $0.texts.path } }

/// Whom it concerns; see `penna.h`.
@c @implementation
public func penna_error_person(_ error: OpaquePointer?) -> penna_text { unsafe text(error) { $0.texts.person } }

/// Which employment it concerns; see `penna.h`.
@c @implementation
public func penna_error_employment(_ error: OpaquePointer?) -> penna_text {
    unsafe text(error) { $0.texts.employment }
}

/// Frees an error; see `penna.h`.
@c @implementation
public func penna_error_free(_ error: OpaquePointer?) {
    guard let error = unsafe error else { return }
    unsafe Memory.free(UnsafeMutableRawPointer(error))
}
