//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna

/// Rows of a stream, kept until nobody looks at them.
@safe
final class ArrowRows {
    /// How many rows there are.
    let count: Int
    /// The columns, in the order of the fields.
    let columns: [ArrowCells]

    private let array: UnsafeMutablePointer<ArrowArray>

    /// More rows than this in one batch are refused: their lengths cannot be right.
    private static let most = Int64(Int32.max)

    /// Moves an array, checks that it holds together, and releases it in the end, also when it does not.
    init(moving given: ArrowArray, _ fields: [ArrowField], table: String) throws(Failure) {
        unsafe array = .allocate(capacity: 1)
        unsafe array.initialize(to: given)
        let read: Result<(Int, [ArrowCells]), Failure>
        do throws(Failure) {
            read = .success(try unsafe ArrowRows.read(array, fields, table))
        } catch {
            read = .failure(error)
        }
        switch read {
        case .success(let (count, columns)):
            self.count = count
            self.columns = columns
        case .failure(let failure):
            unsafe array.pointee.release?(array)
            unsafe array.deallocate()
            throw failure
        }
    }

    deinit {
        unsafe array.pointee.release?(array)
        unsafe array.deallocate()
    }

    private static func read(_ array: UnsafePointer<ArrowArray>, _ fields: [ArrowField], _ table: String)
        throws(Failure) -> (Int, [ArrowCells])
    {
        let length = unsafe array.pointee.length
        let offset = unsafe array.pointee.offset
        guard length >= 0, offset >= 0, length <= most, offset <= most else {
            throw Failure(arrow: "Strömmen har en omöjlig längd: \(length) rader från \(offset).", path: table)
        }
        guard unsafe array.pointee.n_children == Int64(fields.count),
            unsafe fields.isEmpty || array.pointee.children != nil
        else { throw Failure(arrow: "Strömmens rader har inte schemats kolumner.", path: table) }
        try unsafe rejectNullRows(array, table)
        var columns: [ArrowCells] = []
        for (index, field) in fields.enumerated() {
            guard let child = unsafe array.pointee.children[index] else {
                throw Failure(arrow: "Kolumnen \(field.name) saknas i raderna.", path: table + "." + field.name)
            }
            columns.append(
                try unsafe ArrowCells(
                    child, field, rows: Int(length), from: Int(offset), path: table + "." + field.name))
        }
        return (Int(length), columns)
    }

    /// A row that is null as a whole has no meaning here.
    private static func rejectNullRows(_ array: UnsafePointer<ArrowArray>, _ table: String) throws(Failure) {
        guard unsafe array.pointee.n_buffers >= 1, let buffers = unsafe array.pointee.buffers,
            let validity = unsafe buffers[0], unsafe array.pointee.null_count != 0
        else { return }
        for row in 0..<Int(unsafe array.pointee.length) {
            let bit = unsafe Int(array.pointee.offset) + row
            guard unsafe validity.load(fromByteOffset: bit / 8, as: UInt8.self) & (1 << UInt8(bit % 8)) != 0 else {
                throw Failure(arrow: "Rad \(row + 1) är null som helhet. Ta bort den.", path: table)
            }
        }
    }
}
