//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna

/// A stream of the caller's, moved out of its struct and released once, whatever happens.
@safe
final class ArrowSource {
    let name: String
    private let stream: UnsafeMutablePointer<ArrowArrayStream>

    /// Moves a stream; `nil` for NULL and for one that was released already.
    init?(moving given: UnsafeMutablePointer<ArrowArrayStream>?, name: String) {
        guard let given = unsafe given, unsafe given.pointee.release != nil else { return nil }
        self.name = name
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: given.pointee)
        unsafe given.pointee.release = nil
    }

    deinit {
        unsafe stream.pointee.release?(stream)
        unsafe stream.deallocate()
    }

    /// The columns.
    ///
    /// - Throws: `PENNA_STREAM_FAILED`; `PENNA_INVALID_INPUT` for what is no table, or a column of a kind that is not read.
    func fields() throws(Failure) -> [ArrowField] {
        guard let getSchema = unsafe stream.pointee.get_schema else { throw broken("get_schema saknas") }
        var schema = unsafe ArrowSchema()
        let status = unsafe getSchema(stream, &schema)
        guard status == 0 else { throw failed(status) }
        defer { unsafe schema.release?(&schema) }
        guard unsafe schema.release != nil, let format = unsafe schema.format, unsafe String(cString: format) == "+s"
        else {
            throw broken("schemat är ingen tabell")
        }
        let count = unsafe Int(schema.n_children)
        guard (0...4096).contains(count), unsafe count == 0 || schema.children != nil else {
            throw broken("schemat har \(count) kolumner")
        }
        var fields: [ArrowField] = []
        for index in 0..<count {
            guard let child = unsafe schema.children[index] else { throw broken("kolumn \(index) saknas") }
            fields.append(try unsafe ArrowField(child, table: name))
        }
        return fields
    }

    /// The next rows, or `nil` after the last.
    func next(_ fields: [ArrowField]) throws(Failure) -> ArrowRows? {
        guard let getNext = unsafe stream.pointee.get_next else { throw broken("get_next saknas") }
        var array = unsafe ArrowArray()
        let status = unsafe getNext(stream, &array)
        guard status == 0 else { throw failed(status) }
        guard unsafe array.release != nil else { return nil }
        return try unsafe ArrowRows(moving: array, fields, table: name)
    }

    private func failed(_ status: Int32) -> Failure {
        let text = unsafe stream.pointee.get_last_error?(stream)
        let message = unsafe text.map { unsafe ": " + String(cString: $0) } ?? ""
        return Failure(
            PENNA_STREAM_FAILED, code: "streamFailed", "Strömmen \(name) gav felet \(status)\(message)", path: name)
    }

    private func broken(_ what: String) -> Failure { Failure(arrow: "Strömmen är trasig: \(what).", path: name) }
}

extension Failure {
    /// Arrow data that do not hold together, or that no column may be.
    init(arrow message: String, path: String) {
        self.init(PENNA_INVALID_INPUT, code: "invalidArrow", message, path: path)
    }
}

/// A column by name and kind.
struct ArrowField {
    let name: String
    let kind: ArrowKind
    /// The kind of the positions in a dictionary; `nil` for plain values.
    let index: ArrowKind?

    fileprivate init(_ schema: UnsafePointer<ArrowSchema>, table: String) throws(Failure) {
        let name = unsafe schema.pointee.name.map { unsafe String(cString: $0) } ?? ""
        let path = table + "." + name
        func kind(_ format: UnsafePointer<CChar>?) throws(Failure) -> ArrowKind {
            let text = unsafe format.map { unsafe String(cString: $0) } ?? ""
            guard let kind = ArrowKind(format: text) else {
                throw Failure(
                    arrow: "Kolumnen \(name) har typen \(text), som inte går att läsa. Gör om den till text, heltal, "
                        + "decimal eller datum.", path: path)
            }
            return kind
        }
        let own = try unsafe kind(schema.pointee.format)
        guard let values = unsafe schema.pointee.dictionary else {
            self.name = name
            self.kind = own
            index = nil
            return
        }
        guard case .integer = own, unsafe values.pointee.dictionary == nil else {
            throw Failure(arrow: "Kolumnen \(name) är en ordlista i en ordlista. Gör om den till text.", path: path)
        }
        self.name = name
        self.kind = try unsafe kind(values.pointee.format)
        index = own
    }
}
