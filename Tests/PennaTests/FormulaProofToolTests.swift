//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaTestSupport
import Testing

/// The program that is not ours, as a test runs it.
private enum ProofTool {
    static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Proof/prove.py").path

    static let python: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { "\($0)/python3" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Runs it on a folder that holds the formulas, the lines and the files; gives its exit code and what it printed.
    static func run(
        formulas: String, lines: String, files: [String: [UInt8]] = [:]
    ) throws -> (code: Int32, output: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "penna-proof-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(formulas.utf8).write(to: folder.appending(path: "formulas.json"))
        try Data(lines.utf8).write(to: folder.appending(path: "lines.csv"))
        for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(python))
        process.arguments = [script, folder.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// The formulas as a result folder has them.
    static func json(_ formulas: [Formula]) -> String {
        let texts = formulas.map { formula in
            let operands = formula.operands.map { "{\"name\": \"\($0.name)\", \"unit\": \"\($0.unit)\"}" }
            return "{\"id\": \(formula.id.number), \"name\": \"prov\", \"expression\": \"\(formula.expression)\", "
                + "\"operands\": [\(operands.joined(separator: ", "))], \"paragraph\": \"prov\"}"
        }
        return "[\(texts.joined(separator: ",\n"))]"
    }

    static func line(_ id: FormulaID, _ operands: [Int64], ore: Int64) -> String {
        let stored = operands.map { "\($0)" }.joined(separator: " ")
        return "\"Sjuk; lön\";\(DecimalText.plain(ore, scale: 2));\(id.number);\(stored)\n"
    }

    static let header = "name;amount;formula;operands\n"
}

@Suite("Formulas: the program that is not ours", .enabled(if: ProofTool.python != nil, "python3 is not installed"))
struct FormulaProofToolTests {
    private static let formulas = [
        formula("öre(lön × grad)", [Operand("lön", .krona), Operand("grad", .procent)], id: 1),
        formula("−öre(timmar × 80 % × 150,50)", [Operand("timmar", .timme)], id: 2),
        formula("skattetabell[2026; 33; 1; golv(lön)]", [Operand("lön", .krona)], id: 3),
        formula("öre(lön ÷ dagar)", [Operand("lön", .krona), Operand("dagar", .dag)], id: 4),
    ]

    private static let right = [
        ProofTool.line(FormulaID(1), [3_250_050, 750_000], ore: 2_437_538),
        ProofTool.line(FormulaID(2), [90], ore: -18_060), ProofTool.line(FormulaID(3), [3_500_099], ore: 713_400),
        ProofTool.line(FormulaID(4), [-100, 3], ore: -33),
    ]

    private func run(_ lines: [String]) throws -> (code: Int32, output: String) {
        try ProofTool.run(
            formulas: ProofTool.json(FormulaProofToolTests.formulas), lines: ProofTool.header + lines.joined(),
            files: ["skattetabell-2026.txt": PublishedText.year2026.get()])
    }

    @Test("Right lines are proved")
    func allRight() throws {
        let (code, output) = try run(FormulaProofToolTests.right)
        #expect(code == 0, "\(output)")
        #expect(output == "proved 4 of 4 lines\n")
    }

    @Test("A wrong amount is found and shown with its formula, whatever else is right")
    func plantedDifferences() throws {
        let planted: [(String, String)] = [
            (ProofTool.line(FormulaID(1), [3_250_050, 750_000], ore: 2_437_537), "formula 1"),
            (ProofTool.line(FormulaID(2), [90], ore: 18_060), "formula 2"),
            (ProofTool.line(FormulaID(3), [8_000_000], ore: 1), "formula 3"),
            (ProofTool.line(FormulaID(4), [-100, 0], ore: 0), "division by zero"),
            (ProofTool.line(FormulaID(4), [-100], ore: 0), "operands"),
            (ProofTool.line(FormulaID(5), [1], ore: 0), "formula 5"), ("x;1e2;1;1 1\n", "1e2"),
        ]
        for (line, words) in planted {
            let (code, output) = try run(FormulaProofToolTests.right + [line])
            #expect(code == 1, "\(output)")
            #expect(output.contains("line 5:") && output.contains(words), "\(output)")
            #expect(output.hasSuffix("proved 4 of 5 lines\n"), "\(output)")
        }
    }

    @Test("A folder that cannot be read is not a proof")
    func unreadable() throws {
        let noColumns = try ProofTool.run(formulas: "[]", lines: "a;b\n1;2\n")
        let noFormulas = try ProofTool.run(formulas: "nothing", lines: ProofTool.header)
        let badFormula = try ProofTool.run(
            formulas: ProofTool.json([formula("1 +", id: 1)]), lines: ProofTool.header)
        for (code, output) in [noColumns, noFormulas, badFormula] {
            #expect(code == 2, "\(output)")
            #expect(output.contains("cannot be read"), "\(output)")
        }
    }

    @Test("Texts that we refuse are refused there too")
    func bothRefuse() throws {
        let texts = [
            "", "1 +", "(1", "1)", "1 2", "1.5", "1,", "golv(1; 2)", "golv()", "rot(4)", "b", "t[]", "80 % %", "_a",
            "1;2", "a + 1 ^ 2",
        ]
        for text in texts { #expect(throws: ProofError.self) { try value(text) } }
        let refused = texts.indices.map { formula(texts[$0], id: UInt16($0)) }
        let (code, output) = try ProofTool.run(formulas: ProofTool.json(refused), lines: ProofTool.header)
        #expect(code == 2, "\(output)")
        for index in texts.indices { #expect(output.contains("formula \(index):"), "\(texts[index]): \(output)") }
    }

    @Test("Random formulas give the same amount here and there")
    func crossCheck() throws {
        var makers = RandomFormulas(seed: 0x4B52_4F4E)
        let tables = PublishedTaxTables([
            try PublishedTaxTable(year: 2026, txt: PublishedText.year2026.get())
        ])
        var formulas: [Formula] = []
        var lines = ""
        var count = (proved: 0, failing: 0)
        for id in 1...300 as ClosedRange<UInt16> {
            let made = makers.formula(id: id)
            let prover = try FormulaProver(formulas: [made], tables: tables)
            formulas.append(made)
            for _ in 0..<5 {
                let operands = makers.operands(of: made)
                // The tool has no limit of 128 bits, so what is too large here says nothing.
                do throws(ProofError) {
                    let value = try prover.value(of: made.id, operands: operands[...])
                    let ore = try value.multiplied100()
                    guard let ore else { continue }
                    lines += ProofTool.line(made.id, operands, ore: ore)
                    count.proved += 1
                } catch {
                    guard error.code != .overflow else { continue }
                    lines += ProofTool.line(made.id, operands, ore: 0)
                    count.failing += 1
                }
            }
        }
        #expect(count.proved > 1_000 && count.failing > 10, "\(count)")
        let (_, output) = try ProofTool.run(
            formulas: ProofTool.json(formulas), lines: ProofTool.header + lines,
            files: ["skattetabell-2026.txt": PublishedText.year2026.get()])
        #expect(output.hasSuffix("proved \(count.proved) of \(count.proved + count.failing) lines\n"), "\(output)")
    }
}

extension ProofNumber {
    /// The whole öre of kronor; `nil` when they are not whole or do not fit.
    fileprivate func multiplied100() throws(ProofError) -> Int64? {
        let ore = try ProofNumber(top * 100, over: bottom)
        return ore.bottom == 1 ? Int64(exactly: ore.top) : nil
    }
}

/// Makes random expressions of the whole language, always of whole öre.
private struct RandomFormulas {
    private var random: SeededGenerator
    private let all = OperandUnit.allCases.map { Operand("\($0)_å", $0) }

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func formula(id: UInt16) -> Formula {
        let text = "öre(\(expression(depth: 4)))"
        let used = all.filter { operand in
            text.split { !$0.isLetter && $0 != "_" }.contains { $0 == operand.name }
        }
        return PennaTests.formula(text, used, id: id)
    }

    mutating func operands(of formula: Formula) -> [Int64] {
        formula.operands.map { operand in
            let whole = Int64.random(in: -3...300, using: &random) * operand.unit.storedPerUnit
            return Bool.random(using: &random) ? whole : whole + Int64.random(in: -99...99, using: &random)
        }
    }

    private mutating func pick(_ texts: [String]) -> String {
        texts[Int.random(in: 0..<texts.count, using: &random)]
    }

    private mutating func expression(depth: Int) -> String {
        guard depth > 0 else { return leaf() }
        func part(_ maker: inout RandomFormulas) -> String { maker.expression(depth: depth - 1) }
        let space = pick(["", " ", "\u{A0}"])
        switch Int.random(in: 0..<10, using: &random) {
        case 0, 1:
            return part(&self) + space + pick(["+", "−", "-"]) + space + part(&self)
        case 2, 3, 4:
            return part(&self) + space + pick(["×", "*", "÷", "/"]) + space + part(&self)
        case 5: return "(\(part(&self)))"
        case 6: return pick(["−", "-"]) + space + part(&self)
        case 7: return pick(["golv", "tak", "öre", "krona", "halvtimme"]) + "(\(part(&self)))"
        case 8: return pick(["min", "max"]) + "(\(part(&self));\(space)\(part(&self)); \(part(&self)))"
        default:
            let pay = "golv(max(0; min(200000; \(part(&self)) × 100)))"
            return "skattetabell[2026; \(Int.random(in: 28...42, using: &random)); \(pick(["1", "2", "6"])); \(pay)]"
        }
    }

    private mutating func leaf() -> String {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: pick(["0", "1", "12", "165", "0,5", "0,605", "52", "0,005", "1,2500"])
        case 1: pick(["80 %", "0,605%", "100 %", "4,6 %"])
        default: all[Int.random(in: 0..<all.count, using: &random)].name
        }
    }
}
