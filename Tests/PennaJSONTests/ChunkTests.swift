//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaJSON
import Testing

@Suite struct ChunkTests {
    private func chunks(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return JSONChunks(bytes).map { chunk in
            "\(chunk.number)-\(chunk.lastNumber)\(chunk.isWhole ? "" : "!") "
                + String(decoding: bytes[chunk.range], as: UTF8.self).filter { $0 != "\n" && $0 != "\r\n" }
        }
    }

    @Test("Values end where their brackets do, whatever lines they stand on")
    func values() {
        #expect(chunks("{\"a\": 1}\n\n{\"b\": 2}\n") == ["1-1 {\"a\": 1}", "3-3 {\"b\": 2}"])
        #expect(chunks("{\"a\":\n[1,\n2]}\n{\"b\": 2}") == ["1-3 {\"a\":[1,2]}", "4-4 {\"b\": 2}"])
        #expect(chunks("{\n}{\n}") == ["1-2 {}", "2-3 {}"])
        #expect(chunks("[{\"a\": 1},\n {\"b\": [2]}\n]\n") == ["1-1 {\"a\": 1}", "2-2 {\"b\": [2]}"])
        #expect(chunks("[]").isEmpty && chunks(" \n\r\n").isEmpty && chunks("").isEmpty)
        #expect(chunks("{\"a\": \"}]\\\"{\",\n\"b\": 1}") == ["1-2 {\"a\": \"}]\\\"{\",\"b\": 1}"])
    }

    @Test("A value that breaks off ends before the next that begins a line, and a list that is not closed is told")
    func broken() {
        #expect(chunks("{\"a\": [1,\n2\n{\"b\": 2}\n") == ["1-2! {\"a\": [1,2", "3-3 {\"b\": 2}"])
        #expect(chunks("{\"a\": \"x\n{\"b\": 2}\n") == ["1-1 {\"a\": \"x", "2-2 {\"b\": 2}"])
        #expect(chunks("{\"a\": 1\n\n") == ["1-1 {\"a\": 1"])
        #expect(chunks("{\"a\": 1") == ["1-1 {\"a\": 1"])
        #expect(chunks("[{\"a\": 1},\n") == ["1-1 {\"a\": 1}", "1-2! "])
        #expect(chunks("nej\n{\"b\": 2} x\n}\n") == ["1-1 nej", "2-2 {\"b\": 2} x", "3-3 }"])
    }

    @Test("Where every value has a line of its own, the chunks are the lines")
    func lines() {
        let text = Array("{\"a\": {\"b\": []}}\r\n\n  {\"c\": \"{\"}\n[1]\n".utf8)
        let lines = JSONLines(text).map { "\($0.number)" }
        #expect(JSONChunks(text).map { "\($0.number)" } == lines)
        #expect(JSONChunks([0xEF, 0xBB, 0xBF] + text, from: 3).map(\.number) == [1, 3, 4])
    }
}
