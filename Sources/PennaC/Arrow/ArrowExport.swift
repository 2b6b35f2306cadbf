//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna

/// A table that is handed out in batches.
protocol ArrowTable: Sendable {
    /// The columns.
    static var columns: [ArrowColumn] { get }

    /// How many batches there are.
    var batchCount: Int { get }

    /// The values of a batch, column by column, and how many rows it has.
    func batch(_ number: Int, in memory: ArrowMemory) throws(Failure) -> (rows: Int, values: [ArrowValues])
}

/// The state behind an exported stream: which batch comes next.
final class ArrowExport {
    private let table: any ArrowTable
    private var next = 0
    private static let errors: (noMemory: StaticString, none: StaticString) = ("Minnet räcker inte.", "")
    fileprivate var hasFailed = false

    init(_ table: any ArrowTable) {
        self.table = table
    }

    /// Makes a caller's struct a stream of the table.
    func fill(_ stream: UnsafeMutablePointer<ArrowArrayStream>) {
        unsafe stream.pointee.get_schema = { stream, out in
            unsafe ArrowExport.call(stream) { (export) throws(Failure) in
                guard let out = unsafe out else { return }
                unsafe out.pointee = ArrowSchema()
                try unsafe ArrowSchemaWriter.write(type(of: export.table).columns, to: out)
            }
        }
        unsafe stream.pointee.get_next = { stream, out in
            unsafe ArrowExport.call(stream) { (export) throws(Failure) in
                guard let out = unsafe out else { return }
                unsafe out.pointee = ArrowArray()
                guard export.next < export.table.batchCount else { return }
                let memory = ArrowMemory()
                let (rows, values) = try export.table.batch(export.next, in: memory)
                try unsafe ArrowArrayWriter.write(values, rows: rows, to: out, memory)
                export.next += 1
            }
        }
        unsafe stream.pointee.get_last_error = { stream in
            guard let export = unsafe ArrowExport.of(stream), export.hasFailed else { return nil }
            return unsafe UnsafeRawPointer(ArrowExport.errors.noMemory.utf8Start).assumingMemoryBound(to: CChar.self)
        }
        unsafe stream.pointee.release = { stream in
            guard let stream = unsafe stream, let state = unsafe stream.pointee.private_data else { return }
            unsafe stream.pointee.private_data = nil
            unsafe stream.pointee.release = nil
            unsafe Unmanaged<ArrowExport>.fromOpaque(state).release()
        }
        unsafe stream.pointee.private_data = Unmanaged.passRetained(self).toOpaque()
    }

    private static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) -> ArrowExport? {
        guard let state = unsafe stream?.pointee.private_data else { return nil }
        return unsafe Unmanaged<ArrowExport>.fromOpaque(state).takeUnretainedValue()
    }

    /// Runs a callback's work; an errno where it fails.
    private static func call(
        _ stream: UnsafeMutablePointer<ArrowArrayStream>?, _ work: (ArrowExport) throws(Failure) -> Void
    ) -> Int32 {
        let invalid: Int32 = 22
        let noMemory: Int32 = 12
        guard let export = unsafe ArrowExport.of(stream) else { return invalid }
        do throws(Failure) {
            export.hasFailed = false
            try work(export)
            return 0
        } catch {
            export.hasFailed = true
            return noMemory
        }
    }
}

/// Writes schemas that own their memory.
enum ArrowSchemaWriter {
    /// Writes a table's columns.
    static func write(_ columns: [ArrowColumn], to schema: UnsafeMutablePointer<ArrowSchema>) throws(Failure) {
        let memory = ArrowMemory()
        let children = unsafe try memory.take(columns.count, of: ArrowSchema.self)
        let pointers = unsafe try memory.take(columns.count, of: UnsafeMutablePointer<ArrowSchema>?.self)
        let root = unsafe try (format: memory.text("+s"), name: memory.text(""))
        var texts: [(format: UnsafePointer<CChar>, name: UnsafePointer<CChar>)] = unsafe []
        let dictionaries = unsafe try memory.take(columns.count, of: ArrowSchema.self)
        for column in columns {
            unsafe texts.append((try memory.text(column.format), try memory.text(column.name)))
        }
        let textFormat = unsafe try memory.text("u")
        // Nothing can fail from here on, so nothing is half handed out.
        for (index, column) in columns.enumerated() {
            unsafe pointers[index] = children + index
            unsafe fill(children + index, texts[index].format, texts[index].name, memory)
            if column.isDictionary {
                unsafe fill(dictionaries + index, textFormat, root.name, memory)
                unsafe children[index].dictionary = dictionaries + index
            }
        }
        unsafe fill(schema, root.format, root.name, memory)
        unsafe schema.pointee.n_children = Int64(columns.count)
        unsafe schema.pointee.children = pointers
    }

    private static func fill(
        _ schema: UnsafeMutablePointer<ArrowSchema>, _ format: UnsafePointer<CChar>, _ name: UnsafePointer<CChar>,
        _ memory: ArrowMemory
    ) {
        unsafe schema.pointee.format = format
        unsafe schema.pointee.name = name
        unsafe schema.pointee.flags = Int64(ARROW_FLAG_NULLABLE)
        unsafe schema.pointee.private_data = Unmanaged.passRetained(memory).toOpaque()
        unsafe schema.pointee.release = { schema in
            guard let schema = unsafe schema, unsafe schema.pointee.release != nil,
                let state = unsafe schema.pointee.private_data
            else { return }
            for index in 0..<Int(unsafe schema.pointee.n_children) {
                if let child = unsafe schema.pointee.children?[index] { unsafe child.pointee.release?(child) }
            }
            if let dictionary = unsafe schema.pointee.dictionary { unsafe dictionary.pointee.release?(dictionary) }
            unsafe schema.pointee.release = nil
            unsafe Unmanaged<ArrowMemory>.fromOpaque(state).release()
        }
    }
}

/// Writes arrays that own their memory.
enum ArrowArrayWriter {
    /// Writes the columns of a batch.
    static func write(
        _ values: [ArrowValues], rows: Int, to array: UnsafeMutablePointer<ArrowArray>, _ memory: ArrowMemory
    ) throws(Failure) {
        let children = unsafe try memory.take(values.count, of: ArrowArray.self)
        let pointers = unsafe try memory.take(values.count, of: UnsafeMutablePointer<ArrowArray>?.self)
        let dictionaries = unsafe try memory.take(values.count, of: ArrowArray.self)
        let noValidity = unsafe try memory.take(1, of: UnsafeRawPointer?.self)
        var buffers: [UnsafeMutablePointer<UnsafeRawPointer?>] = unsafe []
        var dictionaryBuffers: [UnsafeMutablePointer<UnsafeRawPointer?>?] = unsafe []
        for column in values {
            unsafe buffers.append(try list(column, memory))
            let words = column.dictionary.first
            unsafe dictionaryBuffers.append(try words.map { (words) throws(Failure) in unsafe try list(words, memory) })
        }
        // Nothing can fail from here on, so nothing is half handed out.
        for (index, column) in values.enumerated() {
            unsafe pointers[index] = children + index
            unsafe fill(children + index, column.count, column.nullCount, buffers[index], column.buffers.count, memory)
            if let words = column.dictionary.first, let own = unsafe dictionaryBuffers[index] {
                unsafe fill(dictionaries + index, words.count, 0, own, words.buffers.count, memory)
                unsafe children[index].dictionary = dictionaries + index
            }
        }
        unsafe fill(array, rows, 0, noValidity, 1, memory)
        unsafe array.pointee.n_children = Int64(values.count)
        unsafe array.pointee.children = pointers
    }

    private static func list(_ values: ArrowValues, _ memory: ArrowMemory) throws(Failure)
        -> UnsafeMutablePointer<UnsafeRawPointer?>
    {
        let list = unsafe try memory.take(values.buffers.count, of: UnsafeRawPointer?.self)
        for index in unsafe 0..<values.buffers.count {
            unsafe list[index] = values.buffers[index].map { UnsafeRawPointer($0) }
        }
        return unsafe list
    }

    private static func fill(
        _ array: UnsafeMutablePointer<ArrowArray>, _ count: Int, _ nulls: Int,
        _ buffers: UnsafeMutablePointer<UnsafeRawPointer?>, _ bufferCount: Int, _ memory: ArrowMemory
    ) {
        unsafe array.pointee.length = Int64(count)
        unsafe array.pointee.null_count = Int64(nulls)
        unsafe array.pointee.n_buffers = Int64(bufferCount)
        unsafe array.pointee.buffers = buffers
        unsafe array.pointee.private_data = Unmanaged.passRetained(memory).toOpaque()
        unsafe array.pointee.release = { array in
            guard let array = unsafe array, unsafe array.pointee.release != nil,
                let state = unsafe array.pointee.private_data
            else { return }
            for index in 0..<Int(unsafe array.pointee.n_children) {
                if let child = unsafe array.pointee.children?[index] { unsafe child.pointee.release?(child) }
            }
            if let dictionary = unsafe array.pointee.dictionary { unsafe dictionary.pointee.release?(dictionary) }
            unsafe array.pointee.release = nil
            unsafe Unmanaged<ArrowMemory>.fromOpaque(state).release()
        }
    }
}
