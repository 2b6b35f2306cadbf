//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The digest SHA-256 of bytes (FIPS 180-4): the same for everybody who has the same bytes.
///
/// ```swift
/// print(SHA256.hash(of: file))            // 8c5abe81d774ce083fec81ceed430282e39208c8b5a7a961a4760e4875e850ce
///
/// var digest = SHA256()                   // or piece by piece
/// for piece in pieces { digest.update(piece) }
/// print(digest.finished())
/// ```
///
/// It says whether two files are the same and whether something has changed; it hides no secret.
public struct SHA256: Sendable {
    private var state: [8 of UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    /// The block that is not yet full.
    private var block: [64 of UInt8] = [64 of UInt8](repeating: 0)

    /// How much of the block is filled, 0–63.
    private var filled = 0

    /// The number of bytes taken in; the standard counts bits in 64 bits, modulo that.
    private var length: UInt64 = 0

    /// The digest of nothing yet.
    public init() {}

    /// Takes in bytes.
    ///
    /// - Complexity: O(n) in the number of bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        length &+= UInt64(bytes.count)
        var next = 0
        if filled > 0 {
            while filled < 64, next < bytes.count {
                block[filled] = bytes[next]
                filled += 1
                next += 1
            }
            if filled < 64 { return }
            compressBlock()
            filled = 0
        }
        while next + 64 <= bytes.count {
            compress(bytes, at: next)
            next += 64
        }
        while next < bytes.count {
            block[filled] = bytes[next]
            filled += 1
            next += 1
        }
    }

    /// Takes in bytes.
    ///
    /// - Complexity: O(n) in the number of bytes.
    public mutating func update(_ bytes: [UInt8]) {
        update(bytes.span)
    }

    /// The digest of all that was taken in; more may be taken in afterwards.
    public func finished() -> Digest {
        var last = self
        let bits = length &* 8
        // A set bit, zeros, and the count of bits at the end of a block (FIPS 180-4, 5.1.1).
        last.block[filled] = 0x80
        for index in (filled + 1)..<64 { last.block[index] = 0 }
        if filled >= 56 {
            last.compressBlock()
            last.block = [64 of UInt8](repeating: 0)
        }
        for index in 0..<8 { last.block[56 + index] = UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * index)) }
        last.compressBlock()
        return Digest(last.state)
    }

    /// The digest of bytes.
    ///
    /// - Complexity: O(n) in the number of bytes.
    public static func hash(of bytes: [UInt8]) -> Digest {
        hash(of: bytes.span)
    }

    /// The digest of bytes.
    ///
    /// - Complexity: O(n) in the number of bytes.
    public static func hash(of bytes: Span<UInt8>) -> Digest {
        var digest = SHA256()
        digest.update(bytes)
        return digest.finished()
    }
}

extension SHA256 {
    /// 256 bits that stand for some bytes.
    public struct Digest: Hashable, Sendable, CustomStringConvertible {
        // Four numbers, not an inline array, because those are not Hashable.
        private let first: UInt64
        private let second: UInt64
        private let third: UInt64
        private let fourth: UInt64

        fileprivate init(_ state: [8 of UInt32]) {
            first = UInt64(state[0]) << 32 | UInt64(state[1])
            second = UInt64(state[2]) << 32 | UInt64(state[3])
            third = UInt64(state[4]) << 32 | UInt64(state[5])
            fourth = UInt64(state[6]) << 32 | UInt64(state[7])
        }

        /// The digest with those bytes, such as one from storage; `nil` when they are not 32.
        public init?(bytes: [UInt8]) {
            guard bytes.count == 32 else { return nil }
            func word(_ start: Int) -> UInt64 { bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) } }
            first = word(0)
            second = word(8)
            third = word(16)
            fourth = word(24)
        }

        /// The 32 bytes, first byte first.
        public var bytes: [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(32)
            for index in 0..<32 { bytes.append(byte(at: index)) }
            return bytes
        }

        /// The digest as 64 hexadecimal digits in lower case, as the program `sha256sum` prints it.
        public var description: String {
            var digits: [UInt8] = []
            digits.reserveCapacity(64)
            for index in 0..<32 {
                let byte = byte(at: index)
                digits.append(Digest.digit(byte >> 4))
                digits.append(Digest.digit(byte & 15))
            }
            return String(decoding: digits, as: UTF8.self)
        }

        private func byte(at index: Int) -> UInt8 {
            let word =
                switch index / 8 {
                case 0: first
                case 1: second
                case 2: third
                default: fourth
                }
            return UInt8(truncatingIfNeeded: word >> UInt64(56 - index % 8 * 8))
        }

        private static func digit(_ value: UInt8) -> UInt8 {
            value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + (value - 10)
        }
    }
}

extension SHA256 {
    private mutating func compressBlock() {
        // A copy, because the state may not change while the block is lent.
        let full = block
        compress(full.span, at: 0)
    }

    /// Works the 64 bytes from `start` on into the state (FIPS 180-4, 6.2.2).
    private mutating func compress(_ bytes: Span<UInt8>, at start: Int) {
        var schedule = [64 of UInt32](repeating: 0)
        for index in 0..<16 {
            let at = start + 4 * index
            schedule[index] =
                UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
                | UInt32(bytes[at + 3])
        }
        for index in 16..<64 {
            let near = schedule[index - 2]
            let far = schedule[index - 15]
            let nearMixed = near.rotated(17) ^ near.rotated(19) ^ near >> 10
            let farMixed = far.rotated(7) ^ far.rotated(18) ^ far >> 3
            schedule[index] = schedule[index - 16] &+ farMixed &+ schedule[index - 7] &+ nearMixed
        }
        // The letters are those of the standard.
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let chosen = e & f ^ ~e & g
            let mixedE = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
            let one = h &+ mixedE &+ chosen &+ SHA256.constants[index] &+ schedule[index]
            let majority = a & b ^ a & c ^ b & c
            let mixedA = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
            (h, g, f, e) = (g, f, e, d &+ one)
            (d, c, b, a) = (c, b, a, one &+ mixedA &+ majority)
        }
        let worked: [8 of UInt32] = [a, b, c, d, e, f, g, h]
        for index in 0..<8 { state[index] &+= worked[index] }
    }

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    private static let constants: [64 of UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}

extension UInt32 {
    /// The bits moved right in a circle, by 1–31 places.
    fileprivate func rotated(_ places: UInt32) -> UInt32 {
        self >> places | self << (32 - places)
    }
}
