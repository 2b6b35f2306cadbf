//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna

/// The memory behind an exported array or schema and its children; freed when the last of them is released.
@safe
final class ArrowMemory: @unchecked Sendable {
    // Written while one thread builds, and only read once anything is handed out.
    private var blocks: [UnsafeMutableRawPointer] = unsafe []

    deinit {
        for index in unsafe blocks.indices { unsafe Memory.free(blocks[index]) }
    }

    /// Zeroed bytes.
    func take(_ count: Int) throws(Failure) -> UnsafeMutableRawPointer {
        guard let block = unsafe Memory.allocate(count) else { throw .outOfMemory }
        unsafe blocks.append(block)
        return unsafe block
    }

    /// Room for values of a type.
    func take<Value>(_ count: Int, of type: Value.Type) throws(Failure) -> UnsafeMutablePointer<Value> {
        unsafe try take(count * MemoryLayout<Value>.stride).bindMemory(to: type, capacity: max(1, count))
    }

    /// A copy of bytes.
    func copy(_ bytes: [UInt8]) throws(Failure) -> UnsafeMutableRawPointer {
        let block = unsafe try take(bytes.count)
        unsafe Memory.write(bytes, to: block)
        return unsafe block
    }

    /// A copy of a text with a zero byte after it.
    func text(_ text: String) throws(Failure) -> UnsafePointer<CChar> {
        unsafe UnsafePointer(try copy(Array(text.utf8) + [0]).assumingMemoryBound(to: CChar.self))
    }
}
