//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import PennaBasics
import PennaTestSupport
import Testing

@Suite struct SHA256Tests {
    /// Examples of FIPS 180-4 and of the NIST test vectors.
    private static let vectors: [(text: String, digest: String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
                + "nopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ]

    @Test("The examples of the standard", arguments: vectors)
    func standardVectors(text: String, digest: String) {
        #expect(SHA256.hash(of: Array(text.utf8)).description == digest)
    }

    @Test("A million letters a, in one piece and in uneven ones")
    func millionLetters() {
        let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        let letters = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(SHA256.hash(of: letters).description == digest)
        var hash = SHA256()
        for start in stride(from: 0, to: letters.count, by: 997) {
            hash.update(Array(letters[start..<min(start + 997, letters.count)]))
        }
        #expect(hash.finished().description == digest)
    }

    @Test("Bytes in any pieces give the digest of the whole", arguments: [1, 2, 3] as [UInt64])
    func pieces(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var differences: [Int] = []
        for length in 0...300 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            var hash = SHA256()
            var next = 0
            while next < length {
                let end = min(length, next + Int.random(in: 0...130, using: &generator))
                hash.update(bytes.span.extracting(next..<end))
                next = end
            }
            if hash.finished() != SHA256.hash(of: bytes) { differences.append(length) }
        }
        #expect(differences.isEmpty)
    }

    @Test("A digest can be asked for underway and taken further")
    func underway() {
        var hash = SHA256()
        hash.update(Array("ab".utf8))
        #expect(hash.finished() == SHA256.hash(of: Array("ab".utf8)))
        #expect(hash.finished() == hash.finished())
        hash.update(Array("c".utf8))
        #expect(hash.finished() == SHA256.hash(of: Array("abc".utf8)))
        hash.update([])
        #expect(hash.finished() == SHA256.hash(of: Array("abc".utf8)))
    }

    @Test("The bytes and the text are the same digest; one bit makes another")
    func forms() {
        let digest = SHA256.hash(of: Array("abc".utf8))
        #expect(digest.bytes.count == 32)
        #expect(digest.bytes.prefix(4) == [0xba, 0x78, 0x16, 0xbf])
        #expect(digest.bytes.suffix(2) == [0x15, 0xad])
        let text = digest.bytes.map { (($0 < 16) ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(digest.description == text)
        #expect(digest != SHA256.hash(of: Array("abb".utf8)))
        #expect(Set([digest, SHA256.hash(of: Array("abc".utf8))]).count == 1)
    }

    @Test(
        "Every length from 0 to 200 gives what the system's own program gives",
        .enabled(if: SystemDigest.isAvailable, SystemDigest.missing))
    func systemProgram() throws {
        var generator = SeededGenerator(seed: 7)
        let inputs = (0...200).map { length in (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) } }
        let expected = try SystemDigest.sha256(of: inputs)
        #expect(expected.count == inputs.count)
        let own = inputs.map { SHA256.hash(of: $0).description }
        #expect(zip(own, expected).enumerated().filter { $0.element.0 != $0.element.1 }.map(\.offset).isEmpty)
    }

    @Test("A digest is made again from its 32 bytes, and from no other number of bytes")
    func fromBytes() {
        let digest = SHA256.hash(of: [1, 2, 3] as [UInt8])
        #expect(SHA256.Digest(bytes: digest.bytes) == digest)
        let counting = (0..<32).map { UInt8($0) }
        #expect(SHA256.Digest(bytes: counting)?.bytes == counting)
        #expect(
            SHA256.Digest(bytes: [UInt8](repeating: 255, count: 32))?.description == String(repeating: "f", count: 64))
        for count in [0, 31, 33] { #expect(SHA256.Digest(bytes: [UInt8](repeating: 1, count: count)) == nil) }
    }
}

/// The program `sha256sum`, which shares nothing with what is tested.
private enum SystemDigest {
    static let missing: Comment = "the program sha256sum is not installed"

    static var isAvailable: Bool { program != nil }

    private static var program: String? {
        ["/usr/bin/sha256sum", "/bin/sha256sum", "/sbin/sha256sum"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// The digests of many inputs by one call, in order.
    static func sha256(of inputs: [[UInt8]]) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = inputs.indices.map { folder.appendingPathComponent("\($0)") }
        for (name, bytes) in zip(names, inputs) { try Data(bytes).write(to: name) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(program))
        process.arguments = names.map(\.path)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return text.split(separator: "\n").map { String($0.prefix(64)) }
    }
}
