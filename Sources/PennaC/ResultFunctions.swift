//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat

/// Counts the results; see `penna.h`.
@c @implementation
public func penna_result_counts(_ result: OpaquePointer?, _ counts: UnsafeMutablePointer<penna_counts>?)
    -> penna_status
{
    answer(nil) { () throws(Failure) in
        let run = try unsafe RunResult.of(result)
        guard let counts = unsafe counts, unsafe counts.pointee.struct_size >= MemoryLayout<penna_counts>.size else {
            throw Failure(argument: "counts", "counts är NULL eller har fel struct_size. Börja med PENNA_COUNTS_INIT.")
        }
        let remarks = run.remarks
        let errors = remarks.lazy.filter(\.isError).count
        unsafe counts.pointee.people = Int64(run.people)
        unsafe counts.pointee.payslips = Int64(run.result.payslips.count)
        unsafe counts.pointee.nothing_to_pay = Int64(run.result.idle)
        unsafe counts.pointee.not_paid = Int64(run.people - run.result.payslips.count - run.result.idle)
        unsafe counts.pointee.lines = Int64(run.result.arena.lines.count)
        unsafe counts.pointee.errors = Int64(errors)
        unsafe counts.pointee.remarks = Int64(remarks.count - errors)
    }
}

/// One error or remark; see `penna.h`.
@c @implementation
public func penna_result_error(
    _ result: OpaquePointer?, _ number: Int64, _ found: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    answer(nil) { () throws(Failure) in
        guard let found = unsafe found else { throw Failure(argument: "found", "found är NULL.") }
        unsafe found.pointee = nil
        let remarks = try unsafe RunResult.of(result).remarks
        guard let index = Int(exactly: number), remarks.indices.contains(index) else {
            throw Failure(PENNA_NOT_FOUND, "Det finns inget fel med nummer \(number).")
        }
        unsafe found.pointee = Failure(remarks[index]).handedOut()
        guard unsafe found.pointee != nil else { throw .outOfMemory }
    }
}

/// A file of the results; see `penna.h`.
@c @implementation
public func penna_result_file(
    _ result: OpaquePointer?, _ name: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<penna_buffer>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let place = try unsafe emptied(file, "file")
        let run = try unsafe RunResult.of(result)
        guard let name = unsafe name else { throw Failure(argument: "name", "name är NULL. Ange en fils namn.") }
        let wanted = unsafe String(cString: name)
        guard let bytes = try run.file(wanted) else {
            throw Failure(
                PENNA_NOT_FOUND, code: "unknownName", "Filen \(wanted) finns inte bland resultaten.", path: "name")
        }
        try unsafe handOut(bytes, place)
    }
}

extension RunResult {
    /// The bytes of a result file, or `nil` when there is none of that name.
    fileprivate func file(_ name: String) throws(Failure) -> [UInt8]? {
        if name == "receipt.json" { return receipt.isEmpty ? nil : receipt }
        guard let kind = ResultFiles.Kind.allCases.first(where: { ResultFiles.name(of: $0, report) == name }) else {
            return nil
        }
        if kind == .summary { return try summary() }
        return try checked { () throws(PayrollError) in try ResultFiles.file(kind, report) }?.bytes
    }

    /// The summary, which says how many lines are proved: every line is.
    private func summary() throws(Failure) -> [UInt8] {
        try checked { () throws(PayrollError) in
            var proved = report
            proved.proof = try ProofCheck(
                year: report.payDate.incomeYear, years: report.years, rules: report.book.rules
            ).count(result.arena)
            return try SummaryFile.bytes([proved])
        }
    }
}

/// The lines as Arrow; see `penna.h`.
@c @implementation
public func penna_result_lines(_ result: OpaquePointer?, _ stream: UnsafeMutablePointer<ArrowArrayStream>?)
    -> penna_status
{
    unsafe export(result, stream) { LinesTable($0) }
}

/// The payslips as Arrow; see `penna.h`.
@c @implementation
public func penna_result_payslips(_ result: OpaquePointer?, _ stream: UnsafeMutablePointer<ArrowArrayStream>?)
    -> penna_status
{
    unsafe export(result, stream) { PayslipsTable($0) }
}

/// The errors as Arrow; see `penna.h`.
@c @implementation
public func penna_result_errors(_ result: OpaquePointer?, _ stream: UnsafeMutablePointer<ArrowArrayStream>?)
    -> penna_status
{
    unsafe export(result, stream) { ErrorsTable($0) }
}

/// The carries as Arrow; see `penna.h`.
@c @implementation
public func penna_result_carry(_ result: OpaquePointer?, _ stream: UnsafeMutablePointer<ArrowArrayStream>?)
    -> penna_status
{
    unsafe export(result, stream) { CarryTable($0) }
}

private func export(
    _ result: OpaquePointer?, _ stream: UnsafeMutablePointer<ArrowArrayStream>?,
    _ table: (RunResult) -> any ArrowTable
) -> penna_status {
    answer(nil) { () throws(Failure) in
        guard let stream = unsafe stream else { throw Failure(argument: "stream", "stream är NULL.") }
        unsafe stream.pointee = ArrowArrayStream()
        unsafe ArrowExport(table(try RunResult.of(result))).fill(stream)
    }
}

/// Destroys a result; see `penna.h`.
@c @implementation
public func penna_result_destroy(_ result: OpaquePointer?) {
    guard let result = unsafe result else { return }
    unsafe Unmanaged<RunResult>.fromOpaque(UnsafeRawPointer(result)).release()
}
