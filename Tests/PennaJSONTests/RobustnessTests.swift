//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaJSON
import PennaTestSupport
import Testing

@Suite struct RobustnessTests {
    private let sample = Array(
        #"""
        {"people": [{"name": "Åsa \"Öberg\" \ud834\udd1e", "terms": [{"degree": 75.50, "from": "2025-11-01"}, {}]},
        {"name": "𝄞 €", "monthly": true, "left": false, "note": null, "pay": -1.25e+3, "tags": [], "\u00e5": [0, 1]}]}
        """#.utf8)

    /// Reads everything there is to read, so that a wrong index anywhere would trap.
    private func visit(_ node: JSONNode) throws(JSONError) -> Int {
        var sum = node.path.utf8.count + node.line + node.column
        switch node.kind {
        case .null, .bool: break
        case .string: sum += try node.string().utf8.count
        case .number:
            let numberText = try node.numberText()
            sum += numberText.utf8.count
            for scale in [0, 2, 18] { _ = try? node.decimal(scale: scale) }
        case .array:
            for element in try node.elements() { sum += try visit(element) }
        case .object:
            for member in try node.members() { sum += try visit(member.value) + member.key.utf8.count }
            sum += try node.unknownKeys(allowed: ["name", "terms"]).count
        }
        return sum
    }

    @Test("A text that is cut anywhere is an error")
    func truncation() throws {
        #expect(fault(sample) == nil)
        var parser = JSONParser()
        for length in sample.indices {
            let error = try #require(throws: JSONError.self) { try parser.parse(Array(sample[..<length])) }
            #expect(error.offset <= length && error.line >= 1 && error.column >= 1)
            #expect(throws: JSONError.self) { try parser.parse(sample, in: 0..<length) }
        }
    }

    @Test("Changed bytes give a value or an error, never a trap")
    func mutation() {
        let seed: UInt64 = 20_251_125
        var generator = SeededGenerator(seed: seed)
        let favourites = Array("{}[]\",:\\u0e-.\n ".utf8)
        var parser = JSONParser()
        var accepted = 0
        var misplaced = 0
        for _ in 0..<100_000 {
            var bytes = sample
            for _ in 0...Int.random(in: 0...2, using: &generator) {
                let place = Int.random(in: bytes.indices, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = .random(in: 0...255, using: &generator)
                case 1: bytes[place] = favourites[Int.random(in: favourites.indices, using: &generator)]
                case 2: bytes.remove(at: place)
                default: bytes.insert(favourites[Int.random(in: favourites.indices, using: &generator)], at: place)
                }
            }
            do {
                let root = try parser.parse(bytes).root
                _ = try visit(root)
                accepted += 1
            } catch {
                if !(0...bytes.count).contains(error.offset) || error.message.isEmpty { misplaced += 1 }
            }
        }
        #expect(misplaced == 0, "seed \(seed)")
        #expect(accepted > 1000 && accepted < 99_000, "the changes reach both outcomes; seed \(seed)")
    }

    @Test("Random bytes of the grammar's own characters never trap")
    func noise() {
        var generator = SeededGenerator(seed: 7)
        let alphabet = Array(#"{}[]",:\u0019-+.eEtruefalsn d8c"#.utf8) + [0xC3, 0xA5, 0xED, 0xF0, 0x80]
        var parser = JSONParser(maximumDepth: 6)
        var accepted = 0
        for _ in 0..<100_000 {
            let length = Int.random(in: 0...12, using: &generator)
            let bytes = (0..<length).map { _ in alphabet[Int.random(in: alphabet.indices, using: &generator)] }
            if let root = try? parser.parse(bytes).root, (try? visit(root)) != nil { accepted += 1 }
        }
        #expect(accepted > 100)
    }

    @Test("What is written is read back as it was", arguments: [JSONWriter.Style.compact, .pretty])
    func roundTrip(style: JSONWriter.Style) throws {
        let seed: UInt64 = 3
        var generator = SeededGenerator(seed: seed)
        var parser = JSONParser()
        var differences: [String] = []
        for _ in 0..<3000 {
            let tree = Tree.random(depth: 5, using: &generator)
            var writer = JSONWriter(style: style)
            tree.write(to: &writer)
            let read = try Tree(parser.parse(writer.bytes).root)
            if read != tree { differences.append(writer.text) }
            var again = JSONWriter(style: style)
            read.write(to: &again)
            if again.bytes != writer.bytes { differences.append(again.text) }
        }
        #expect(differences.isEmpty, "seed \(seed)")
    }

    @Test("Documents outlive the parser's next text")
    func independence() throws {
        var parser = JSONParser()
        var documents: [JSONDocument] = []
        for number in 0..<100 { documents.append(try parser.parse(Array("[\(number),[\(number)]]".utf8))) }
        _ = try? parser.parse(Array("[1,".utf8))
        let firsts = try documents.map { try $0.root.elements().first { $0.kind == .number }?.int64() }
        #expect(firsts == (0..<100).map { $0 })
    }
}

@Suite struct LinesTests {
    private func lines(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return JSONLines(bytes).map { "\($0.number):" + String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    @Test("Lines are numbered from 1, and blank ones are skipped but counted")
    func splitting() {
        #expect(lines("") == [] && lines("\n\n") == [] && lines(" \r\n\t") == [])
        #expect(lines("1") == ["1:1"] && lines("1\n") == ["1:1"] && lines("\n1") == ["2:1"])
        #expect(lines("{}\n[]\n") == ["1:{}", "2:[]"])
        #expect(lines("{}\r\n\r\n []\r\n") == ["1:{}\r", "3: []\r"])
    }

    @Test("A file of lines is read with one parser, and an error names its line")
    func reading() throws {
        var writer = JSONWriter()
        for number in 0..<1000 {
            writer.object { person in person.member("id", integer: number) }
            writer.newline()
        }
        var bytes = writer.bytes
        var parser = JSONParser()
        var sum: Int64 = 0
        for line in JSONLines(bytes) {
            sum += try parser.parse(bytes, in: line.range, line: line.number).root.required("id").int64()
        }
        #expect(sum == 499_500)
        bytes += Array("{\"id\":}\n".utf8)
        let last = try #require(Array(JSONLines(bytes)).last)
        let error = try #require(throws: JSONError.self) { try parser.parse(bytes, in: last.range, line: last.number) }
        #expect(error.line == 1001 && error.column == 7 && error.path == "$.id")
    }
}
