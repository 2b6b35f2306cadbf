//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaModel
import Testing

@Suite struct ControlLimitTests {
    private func setting(_ key: String, _ value: Int64) -> AgreementSetting {
        AgreementSetting(key: key, from: Day(2026, 1, 1), value: value, source: "Lönekontoret")
    }

    private func net(_ pay: String, _ settings: [AgreementSetting] = []) throws -> [FindingCode] {
        var sample = try ControlSample(0)
        sample.pay = pay
        return try controls([sample], settings: settings).map(\.code)
    }

    @Test("The monthly pay is told above its limit and not at it; the employer may set the limit, and turn it off")
    func limit() throws {
        #expect(try net("150000.00").contains(.payOutside) == false)
        #expect(try net("150000.01").contains(.payOutside))
        #expect(try net("40000.00", [setting("kontroll.manadslon.hogst", 35_000_00)]).contains(.payOutside))
        #expect(try net("900000.00", [setting("kontroll.manadslon.hogst", 0)]).contains(.payOutside) == false)
        // The tuned limit is no setting of the agreement, and changes no other control.
        #expect(try net("30000.00", [setting("kontroll.netto.hogst", 20_000_00)]) == [.netOutside])
    }

    @Test("A control that there is not, a limit below zero and two that contradict each other are errors that say so")
    func wrong() throws {
        for (settings, text) in [
            ([setting("kontroll.netto.hogts", 1)], "Menade du kontroll.netto.hogst"),
            ([setting("kontroll.netto.hogst", -1)], "0 stänger av kontrollen"),
            (
                [setting("kontroll.netto.hogst", 900_00), setting("kontroll.netto.lagst", 1_000_00)],
                "motsäger varandra"
            ),
        ] {
            let error = #expect(throws: PayrollError.self) { try net("30000.00", settings) }
            #expect(error?.message.contains(text) == true, "\(error?.message ?? "")")
        }
    }

    @Test("A local figure a hundred times the agreement's is told, and one of the same size is not")
    func setting() throws {
        #expect(try net("30000.00", [setting("ab.20.timlon-divisor", 16_500)]).contains(.settingOutside))
        #expect(try net("30000.00", [setting("ab.20.timlon-divisor", 167)]).contains(.settingOutside) == false)
    }

    @Test("An account that two people share is told by the rows, and their equal pay to it as paid twice")
    func sharedAccount() throws {
        var samples = try (0..<3).map { try ControlSample($0) }
        samples[2].decisions.bankAccounts = samples[0].decisions.bankAccounts
        let findings = try controls(samples)
        #expect(Set(findings.map(\.code)) == [.sharedAccount, .doublePay])
        samples[2].pay = "31000.00"
        #expect(try controls(samples).map(\.code) == [.sharedAccount])
        #expect(try controls(samples, settings: [setting("kontroll.delat-konto", 0)]).isEmpty)
    }

    @Test("Nobody lacks an account where most have none")
    func noAccounts() throws {
        var samples = try (0..<5).map { try ControlSample($0) }
        for index in 0..<3 { samples[index].decisions.bankAccounts = [] }
        #expect(try controls(samples).isEmpty)
    }

    private func month(_ month: Int, _ amounts: [PayItem: String]) -> PayHistory.PaidMonth {
        var paid = PayHistory.PaidMonth(Month(year: 2026, month: month))
        for (item, amount) in amounts {
            paid.add(item.id, kr(amount))
            paid.add(gross: kr(amount))
        }
        return paid
    }

    @Test("An item four times the median of six months is told in words, and one odd month before does not hide it")
    func history() throws {
        var sample = try ControlSample(0)
        try sample.pay(ControlSample.bonus, "4800.00")
        let months = [1_200, 1_250, 1_150, 9_000, 1_200, 1_200].enumerated().map { place, amount in
            month(10 - place, [PayItems.manadslon: "30000.00", ControlSample.bonus: "\(amount).00"])
        }
        let history = PayHistory(latest: [0: months[0]]) { _ in months }
        let findings = try controls([sample], history: history)
        let amounts = "(\(kr("4800.00").swedish) kr mot \(kr("1200.00").swedish) kr)"
        #expect(findings.map(\.message) == ["Bonus är 4 gånger medianen av sex månader \(amounts)."])
        let usual = PayHistory(latest: [0: months[3]]) { _ in [months[3]] }
        #expect(try controls([sample], history: usual).isEmpty)
    }

    @Test("The same person paid the same by two employers of one command is told")
    func twoEmployers() throws {
        func run(_ name: String, _ pay: String) throws -> (facts: EmployerFacts, result: BatchResult) {
            var sample = try ControlSample(0)
            sample.pay = pay
            let base = try employer()
            let own = Employer(id: base.id, name: name, schedules: base.schedules)
            let facts = try EmployerFacts(employer: own, people: [try sample.person()])
            let batch = Batch(try StandardRun(employer: own, payDate: november, knownAt: .endOfTime), facts)
            return (facts, try batch.calculate())
        }
        let same = try [run("Norra", "30000.00"), run("Södra", "30000.00")]
        let found = TwoEmployers.findings(same, on: november.day, knownAt: .endOfTime)
        #expect(found.map(\.code) == [.doublePay])
        let other = try [run("Norra", "30000.00"), run("Södra", "12000.00")]
        #expect(TwoEmployers.findings(other, on: november.day, knownAt: .endOfTime).isEmpty)
    }
}
