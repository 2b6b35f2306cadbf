//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaModel
import Testing

/// What stands below a line of a payslip as text: the days behind it, and the local figures that it was paid by.
@Suite struct PayslipTextTests {
    private func text(_ registrations: [Registration], _ employer: Employer) throws -> String {
        let facts = try EmployerFacts(
            employer: employer, people: [try person([try employment(registrations: registrations)])])
        let batch = Batch(try StandardRun(employer: employer, payDate: november, knownAt: .endOfTime), facts)
        let (outcome, arena) = batch.traced(0)
        guard case .payslip(let payslip) = outcome else { return "\(outcome)" }
        let text = PayslipText(batch, payslip, in: arena, proof: try proof2026.get()).text()
        return String(text.map { $0 == "\u{A0}" ? " " : $0 })
    }

    @Test("The lines of two sick periods have their own days, in order, whichever was registered first")
    func days() throws {
        let periods = [
            try registration(.absence(.sjuk, .whole), Day(2026, 10, 5), Day(2026, 10, 6)),
            try registration(.absence(.sjuk, .whole), Day(2026, 10, 21), Day(2026, 10, 23), row: 2),
        ]
        for (method, one) in [(0, "8 tim"), (1, "1 dag")] as [(Int64, String)] {
            let setting = AgreementSetting(
                key: "ab.28.metod", from: Day(2026, 1, 1), value: method, source: "Lokalt avtal")
            for registrations in [periods, periods.reversed()] {
                let rows = try text(registrations, employer(settings: [setting])).split(separator: "\n").map {
                    $0.drop { $0 == " " }
                }
                #expect(rows.count { $0 == "2026-10-05 \(one); 2026-10-06 \(one)" } == 1, "\(rows)")
                #expect(rows.count { $0 == "2026-10-21 \(one); 2026-10-22 \(one); 2026-10-23 \(one)" } == 1)
            }
        }
    }

    @Test("A part of a sick day is shown in hours, beside whole days")
    func partOfDay() throws {
        let rows = try text(
            [
                registration(.absence(.sjuk, .time(Minutes(180))), Day(2026, 10, 5)),
                registration(.absence(.sjuk, .whole), Day(2026, 10, 6), row: 2),
            ], employer()
        ).split(separator: "\n").map { $0.drop { $0 == " " } }
        #expect(rows.count { $0 == "2026-10-06 1 dag" } == 1, "\(rows)")
        #expect(rows.count { $0 == "2026-10-05 3 tim" } == 1)
    }

    @Test("A local figure is shown where it was paid by, not where as many days were taken")
    func local() throws {
        let settings = [
            AgreementSetting(key: "ab.27.vaxling.dagar", from: Day(2026, 1, 1), value: 5, source: "Lokalt avtal"),
            AgreementSetting(
                key: "ab.27.dagstillagg", from: Day(2026, 1, 1), value: 7_000, source: "Lokalt avtal"),
        ]
        let holiday = try registration(.absence(.semester, .whole), Day(2026, 10, 5), Day(2026, 10, 9))
        let found = try text([holiday], employer(settings: settings))
        #expect(found.contains("Semesterdagstillägg") && found.contains("0,7 %"), "\(found)")
        #expect(!found.contains("Semesterväxling") && found.contains("Lokalt: "), "\(found)")
    }
}
