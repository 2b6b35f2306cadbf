//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The memory of everything that is handed out.
///
/// All of it comes from here, so that a test can make any one allocation fail.
enum Memory {
    /// Zeroed bytes, or `nil` when they cannot be had.
    static func allocate(_ count: Int) -> UnsafeMutableRawPointer? {
        unsafe calloc(1, max(1, count))
    }

    /// Writes bytes to memory that has room for them.
    static func write(_ bytes: [UInt8], to memory: UnsafeMutableRawPointer) {
        unsafe bytes.withUnsafeBytes { source in
            guard let start = source.baseAddress else { return }
            unsafe memory.copyMemory(from: start, byteCount: source.count)
        }
    }

    /// Gives bytes back.
    static func free(_ bytes: UnsafeMutableRawPointer?) {
        guard let bytes = unsafe bytes else { return }
        #if canImport(Glibc)
            unsafe Glibc.free(bytes)
        #elseif canImport(Musl)
            unsafe Musl.free(bytes)
        #else
            unsafe Darwin.free(bytes)
        #endif
    }
}

/// A text of the caller's as bytes of our own.
///
/// - Throws: `PENNA_INVALID_ARGUMENT` when it is NULL with a length, or the length cannot be.
func bytes(_ start: UnsafePointer<CChar>?, _ count: Int, _ name: String) throws(Failure) -> [UInt8] {
    guard count != 0 else { return [] }
    guard let start = unsafe start, count > 0 else {
        throw Failure(argument: name, "\(name) är NULL eller har en omöjlig längd. Ge bytes och deras antal.")
    }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
}

/// Hands bytes out to the caller.
///
/// - Throws: `PENNA_OUT_OF_MEMORY`.
func handOut(_ bytes: [UInt8], _ buffer: UnsafeMutablePointer<penna_buffer>) throws(Failure) {
    guard let copy = unsafe Memory.allocate(bytes.count + 1) else { throw .outOfMemory }
    unsafe Memory.write(bytes, to: copy)
    unsafe buffer.pointee.bytes = copy.assumingMemoryBound(to: CChar.self)
    unsafe buffer.pointee.count = bytes.count
}

/// Empties a buffer before it is filled.
///
/// - Throws: `PENNA_INVALID_ARGUMENT` when there is no buffer.
func emptied(_ buffer: UnsafeMutablePointer<penna_buffer>?, _ name: String) throws(Failure)
    -> UnsafeMutablePointer<penna_buffer>
{
    guard let buffer = unsafe buffer else {
        throw Failure(argument: name, "\(name) är NULL. Ge en penna_buffer som resultatet kan läggas i.")
    }
    unsafe buffer.pointee = penna_buffer()
    return unsafe buffer
}

/// Frees a buffer; see `penna.h`.
@c @implementation
public func penna_buffer_free(_ buffer: UnsafeMutablePointer<penna_buffer>?) {
    guard let buffer = unsafe buffer else { return }
    unsafe Memory.free(buffer.pointee.bytes)
    unsafe buffer.pointee = penna_buffer()
}
