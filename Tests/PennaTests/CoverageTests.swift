//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaAB
import PennaBasics
import PennaDemo
import Testing

/// The table of `Documentation/Coverage.md`: for each rule of AB the lines it makes in the demo, and its tests.
@Suite struct CoverageTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The test files of each rule, by the rule's name.
    private static let files: [String: [String]] = [
        "Heltidsmått": ["AnnexTests"], "Timlön": ["HourlyOvertimeTests", "HoursExampleTests"],
        "Lön för hel och del av månad": ["PartOfMonthTests"],
        "Kalenderdagsfaktor och semesterkvot": ["UnpaidLeaveTests", "HolidayTests"],
        "Avdrag vid ledighet utan lön": ["UnpaidLeaveTests", "LeaveCausesTests", "AbsencePropertyTests"],
        "Samordning och avstängning": ["AnnexTests"],
        "Övertid och fyllnadstid": ["OvertimeTests", "OvertimeRoundingTests"],
        "Ledighet i stället för betalning": ["TimeOffTests"],
        "Tillägg över 200 timmar": ["TwoHundredHoursTests"],
        "Obekväm arbetstid (OB)": ["InconvenientHoursTests", "OBCalendarTests"], "Jour och beredskap": ["StandbyTests"],
        "Förskjuten arbetstid": ["DisplacedHoursTests"], "Färdtid": ["DisplacedHoursTests"],
        "Semester": ["HolidayTests", "HolidayYearTests"],
        "Sjukfrånvaro dag 1–14": ["SicknessTests", "SicknessMethodTests", "SicknessQuestionTests"],
        "Sjukfrånvaro från dag 15": ["LongAbsenceTests", "SicknessMethodTests"],
        "Föräldraledighet och vård av barn": ["LongAbsenceTests", "LeaveCausesTests"],
        "Ledighet för enskilda angelägenheter": ["LongAbsenceTests"], "Jourpersonal": ["StandbyTests"],
        "Uppehållsanställning": ["AnnexTests"], "Personliga assistenter och anhörigvårdare": ["AnnexTests"],
        "Räddningstjänstpersonal i beredskap": ["RiBTests"], "Lägsta lön": ["AnnexTests"],
    ]

    private func table() throws -> String {
        let centre = try DemoCentre(payslips: 2_000, seed: 1)
        var lines: [FormulaID: Int] = [:]
        for facts in centre.employers {
            let run = try StandardRun(employer: facts.employer, payDate: centre.payDate, knownAt: .endOfTime)
            for line in try Batch(run, facts).calculate().arena.lines { lines[line.formula, default: 0] += 1 }
        }
        var text = """
            # Coverage of AB

            The rules of AB, the lines that each makes in the demo's month of 2 000 payslips (seed 1), and the tests in the files that are named for it. RiB 19 ended in 2022 and has no lines in a month of 2026; rules without lines of their own check, count or give factors.

            | paragraph | rule | lines | tests | in |
            |---|---|--:|--:|---|

            """
        for rule in AB.rules {
            let count = rule.formulas.reduce(0) { $0 + (lines[$1.id] ?? 0) }
            let files = Self.files[rule.name] ?? []
            var tests = 0
            for file in files {
                let path = Self.root.appendingPathComponent("Tests/PennaABTests/\(file).swift")
                tests += try String(contentsOf: path, encoding: .utf8).components(separatedBy: "@Test(").count - 1
            }
            text +=
                "| \(rule.paragraph) | \(rule.name) | \(count) | \(tests) | \(files.map { "`\($0)`" }.joined(separator: ", ")) |\n"
        }
        return text
    }

    @Test("The table of coverage is what the demo and the tests are today")
    func current() throws {
        let page = Self.root.appendingPathComponent("Documentation/Coverage.md")
        let table = try table()
        if ProcessInfo.processInfo.environment["PENNA_WRITE_PAGES"] != nil {
            try table.write(to: page, atomically: true, encoding: .utf8)
        }
        let written = try String(contentsOf: page, encoding: .utf8)
        #expect(written == table, "PENNA_WRITE_PAGES=1 swift test --filter CoverageTests writes it again")
    }

    @Test("Every rule that makes lines makes some in the demo, and every rule has tests")
    func everyRule() throws {
        let rows = try table().split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
            .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
        #expect(rows.count == AB.rules.count)
        #expect(rows.filter { $0[3] == "0" } == [])
        let silent = Set(AB.rules.filter { !$0.formulas.isEmpty }.map(\.name))
            .intersection(rows.filter { $0[2] == "0" }.map { $0[1] })
        #expect(silent == ["Räddningstjänstpersonal i beredskap"])
    }
}
