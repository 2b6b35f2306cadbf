//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna

/// The buffers of an array, checked so far as they can be: an array does not say how long its buffers are.
@safe
struct ArrowVector {
    let kind: ArrowKind
    let count: Int
    private let offset: Int
    private let validity: UnsafeRawPointer?
    private let data: UnsafeRawPointer?
    /// The characters of a text column.
    private let characters: UnsafeRawPointer?
    /// The buffers of a text view, and how long each of them is.
    private let views: (buffers: UnsafeMutablePointer<UnsafeRawPointer?>, lengths: UnsafeRawPointer, count: Int)?

    private static let most = Int64(Int32.max)

    /// - Throws: what is wrong, as a few Swedish words.
    init(_ array: UnsafePointer<ArrowArray>, _ kind: ArrowKind, path: String) throws(Failure) {
        let length = unsafe array.pointee.length
        let start = unsafe array.pointee.offset
        guard length >= 0, start >= 0, length <= ArrowVector.most, start <= ArrowVector.most else {
            throw ArrowVector.broken("längden är \(length) från \(start)", path)
        }
        let buffers = unsafe array.pointee.n_buffers
        let isRightCount =
            kind == .textView
            ? buffers >= 3 && buffers <= 1 << 20 : (buffers == kind.bufferCount || (kind == .null && buffers <= 1))
        guard isRightCount, unsafe kind.bufferCount == 0 || array.pointee.buffers != nil else {
            throw ArrowVector.broken("den har \(buffers) buffertar", path)
        }
        self.kind = kind
        count = Int(length)
        offset = Int(start)
        guard kind != .null, let pointers = unsafe array.pointee.buffers else {
            unsafe (validity, data, characters, views) = (nil, nil, nil, nil)
            return
        }
        unsafe validity = array.pointee.null_count == 0 ? nil : pointers[0]
        guard unsafe validity != nil || array.pointee.null_count <= 0 else {
            throw ArrowVector.broken("den har null utan bitar för dem", path)
        }
        unsafe data = pointers[1]
        guard unsafe length == 0 || data != nil else { throw ArrowVector.broken("värdena saknas", path) }
        if kind == .textView, let lengths = unsafe pointers[Int(buffers) - 1] {
            unsafe views = (pointers + 2, lengths, Int(buffers) - 3)
        } else {
            // Without variadic buffers some producers have no lengths either.
            unsafe views = nil
            guard kind != .textView || buffers == 3 else { throw ArrowVector.broken("längderna saknas", path) }
        }
        if case .text = kind { unsafe characters = pointers[2] } else { unsafe characters = nil }
    }

    private static func broken(_ what: String, _ path: String) -> Failure {
        Failure(arrow: "Kolumnen är trasig: \(what).", path: path)
    }

    /// Whether there is a value at a place.
    func isValid(_ index: Int) -> Bool {
        if kind == .null { return false }
        guard let validity = unsafe validity else { return true }
        let bit = offset + index
        return unsafe validity.load(fromByteOffset: bit / 8, as: UInt8.self) & (1 << UInt8(bit % 8)) != 0
    }

    /// The whole number at a place of integers, days, times or timestamps; `nil` beyond 64 bits.
    func integer(_ index: Int) -> Int64? {
        guard let data = unsafe data else { return nil }
        let place = unsafe data + (offset + index) * kind.width
        var isSigned = true
        if case .integer(_, let signed) = kind { isSigned = signed }
        switch kind.width {
        case 1: return unsafe isSigned ? Int64(place.load(as: Int8.self)) : Int64(place.load(as: UInt8.self))
        case 2:
            return unsafe isSigned
                ? Int64(place.loadUnaligned(as: Int16.self)) : Int64(place.loadUnaligned(as: UInt16.self))
        case 4:
            return unsafe isSigned
                ? Int64(place.loadUnaligned(as: Int32.self)) : Int64(place.loadUnaligned(as: UInt32.self))
        case 8:
            return unsafe isSigned
                ? place.loadUnaligned(as: Int64.self) : Int64(exactly: place.loadUnaligned(as: UInt64.self))
        default: return nil
        }
    }

    /// The bit at a place of truth values.
    func bool(_ index: Int) -> Bool {
        guard let data = unsafe data else { return false }
        let bit = offset + index
        return unsafe data.load(fromByteOffset: bit / 8, as: UInt8.self) & (1 << UInt8(bit % 8)) != 0
    }

    /// The number at a place of floating point.
    func double(_ index: Int) -> Double {
        guard let data = unsafe data else { return .nan }
        let place = unsafe data + (offset + index) * kind.width
        return unsafe kind.width == 4
            ? Double(place.loadUnaligned(as: Float.self)) : place.loadUnaligned(as: Double.self)
    }

    /// The unscaled number at a place of decimals.
    func decimal(_ index: Int) -> Int128 {
        guard let data = unsafe data else { return 0 }
        let place = unsafe data + (offset + index) * kind.width
        switch kind.width {
        case 4: return unsafe Int128(place.loadUnaligned(as: Int32.self))
        case 8: return unsafe Int128(place.loadUnaligned(as: Int64.self))
        default:
            let low = unsafe place.loadUnaligned(as: UInt64.self)
            let high = unsafe (place + 8).loadUnaligned(as: Int64.self)
            return Int128(high) << 64 | Int128(low)
        }
    }

    /// The bytes of a text, or `nil` when its place is outside its buffer.
    func text(_ index: Int) -> UnsafeRawBufferPointer? {
        guard let data = unsafe data else { return nil }
        if kind == .textView { return unsafe viewed(data + (offset + index) * 16) }
        let place = unsafe data + (offset + index) * kind.width
        let isLarge = kind.width == 8
        let start = unsafe isLarge ? place.loadUnaligned(as: Int64.self) : Int64(place.loadUnaligned(as: Int32.self))
        let end =
            unsafe isLarge
            ? (place + 8).loadUnaligned(as: Int64.self) : Int64((place + 4).loadUnaligned(as: Int32.self))
        guard start >= 0, start <= end, end - start <= ArrowVector.most else { return nil }
        if start == end { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
        guard let characters = unsafe characters else { return nil }
        return unsafe UnsafeRawBufferPointer(start: characters + Int(start), count: Int(end - start))
    }

    private func viewed(_ view: UnsafeRawPointer) -> UnsafeRawBufferPointer? {
        let length = unsafe Int(view.loadUnaligned(as: Int32.self))
        guard length >= 0 else { return nil }
        if length <= 12 { return unsafe UnsafeRawBufferPointer(start: view + 4, count: length) }
        let buffer = unsafe Int((view + 8).loadUnaligned(as: Int32.self))
        let start = unsafe Int((view + 12).loadUnaligned(as: Int32.self))
        guard let views = unsafe views, unsafe buffer >= 0 && buffer < views.count, start >= 0,
            let bytes = unsafe views.buffers[buffer]
        else { return nil }
        let available = unsafe views.lengths.loadUnaligned(fromByteOffset: buffer * 8, as: Int64.self)
        guard Int64(start) + Int64(length) <= available else { return nil }
        return unsafe UnsafeRawBufferPointer(start: bytes + start, count: length)
    }
}
