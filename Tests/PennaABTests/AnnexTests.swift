//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaModel
import Testing

@testable import PennaAB

@Suite("AB:s versioner, bilagor och lägsta lön") struct AnnexTests {
    private let october = Month(year: 2026, month: 10)

    private func uppehall(_ days: Int? = 292, born: Int = 1990) throws -> Employee {
        var employee = Employee()
        employee.birthYear = born
        employee.terms = [
            try Fact(
                Terms(
                    pay: .monthly(fullTime: Amount(ore: 3_000_000)), degree: Percent(millionths: 800_000),
                    agreement: "AB Bilaga U", workYearDays: days), from: Day(2014, 1, 1), recorded: recorded)
        ]
        return employee
    }

    @Test("A version by name holds inside its dates and is an error outside them")
    func versions() throws {
        for (name, day, isRight) in [
            ("AB 25", Day(2025, 4, 1), true), ("AB 25", Day(2025, 3, 31), false), ("AB 24", Day(2025, 3, 31), true),
            ("AB 24", Day(2025, 4, 1), false), ("AB 24", Day(2024, 4, 1), true), ("AB 20", Day(2024, 4, 1), false),
            ("AB 20", Day(2020, 11, 1), true), ("AB 17", Day(2020, 11, 1), false), ("AB 17", Day(2020, 10, 31), true),
        ] {
            var employee = Employee()
            employee.terms = [
                try Fact(
                    Terms(pay: .monthly(fullTime: Amount(ore: 3_000_000)), agreement: name), from: day, through: day,
                    recorded: recorded)
            ]
            employee.start = day
            employee.end = day
            if isRight {
                #expect(throws: Never.self) { try employee.fixedPay(day.month) }
            } else {
                let error = #expect(throws: PayrollError.self) { try employee.fixedPay(day.month) }
                #expect(error?.code == .missingFigure && error?.day == day)
            }
        }
    }

    @Test("Annexes that are known by name only are refused by name, other agreements as unknown")
    func refused() throws {
        for (name, code) in [
            ("AB Bilaga M", PayrollError.Code.notImplemented), ("AB Bilaga R", .notImplemented),
            ("AB 25 Bilaga L", .notImplemented), ("BEA 20", .notImplemented), ("RiB 22", .notImplemented),
            ("HÖK Läkare", .notImplemented), ("Teknikavtalet", .unknownName), ("", .unknownName),
        ] {
            var employee = Employee()
            employee.agreement = name
            let error = #expect(throws: PayrollError.self) { try employee.fixedPay(october) }
            #expect(error?.code == code, "\(name)")
            #expect(error?.message.contains(name) == true)
        }
    }

    @Test("Bilaga U (Göteborg): 0.92 of the pay for 290–296 days, all months alike; other lengths are refused")
    func workYear() throws {
        for days in [290, 296] {
            #expect(try uppehall(days).fixedPay(october).total == kr("22080"))
            #expect(try uppehall(days).fixedPay(Month(year: 2026, month: 7)).total == kr("22080"))
        }
        for (days, code) in [(289, PayrollError.Code.notImplemented), (297, .notImplemented), (nil, .missingFact)]
            as [(Int?, PayrollError.Code)]
        {
            let error = #expect(throws: PayrollError.self) { try uppehall(days).fixedPay(october) }
            #expect(error?.code == code)
        }
    }

    @Test("The factor is 0.03 more from the arbetsår that begins in the year of turning 40")
    func raisedFactor() throws {
        #expect(try uppehall(born: 1987).fixedPay(october).total == kr("22080"))
        #expect(try uppehall(born: 1985).fixedPay(october).total == kr("22800"))
        var turning = try uppehall(born: 1986)
        let error = #expect(throws: PayrollError.self) { try turning.fixedPay(october) }
        #expect(error?.code == .missingFigure && error?.message.contains("ab.u.arbetsar-borjar") == true)
        for (begins, expected) in [(1001, "22800"), (1101, "22080")] as [(Int64, String)] {
            turning.settings = [
                AgreementSetting(key: "ab.u.arbetsar-borjar", from: Day(2026, 1, 1), value: begins, source: "Lokalt")
            ]
            #expect(try turning.fixedPay(october).total == kr(expected))
        }
        turning.settings = [
            AgreementSetting(key: "ab.u.arbetsar-borjar", from: Day(2026, 1, 1), value: 1016, source: "Lokalt")
        ]
        #expect(throws: PayrollError.self) { try turning.fixedPay(october) }
    }

    @Test("The age from which the factor is higher is a figure, which an employer may set")
    func ownAge() throws {
        for (age, expected) in [(41, "22800"), (42, "22080")] as [(Int64, String)] {
            var employee = try uppehall(born: 1985)
            employee.settings = [
                AgreementSetting(key: "ab.u.hojning-alder", from: Day(2026, 1, 1), value: age, source: "Lokalt"),
                AgreementSetting(key: "ab.u.arbetsar-borjar", from: Day(2026, 1, 1), value: 816, source: "Lokalt"),
            ]
            #expect(try employee.fixedPay(october).total == kr(expected))
        }
    }

    @Test("Work in the uppehåll is 1/165 an hour and semesterersättning; absence is refused with its row")
    func uppehallWork() throws {
        var employee = try uppehall()
        try employee.register(.hours(PayItemID(232), Minutes(11 * 60)), Day(2026, 7, 6))
        let lines = try employee.deviations(Month(year: 2026, month: 7))
        #expect(lines.sum("uppehall-timmar") == kr("2000"))
        #expect(lines.sum("semesterersattning") == kr("240"))
        var absent = try uppehall()
        absent.schedule = try week(5)
        try absent.register(.absence(.sjuk, .whole), Day(2026, 10, 6))
        let error = #expect(throws: PayrollError.self) { try absent.deviations(october) }
        #expect(error?.code == .notImplemented && error?.row?.row == 1)
    }

    @Test("PAN has hourly pay only, with OB; for relatives who care OB is in the pay")
    func pan() throws {
        var assistant = Employee()
        assistant.pay = .hourly(Amount(ore: 15_000))
        assistant.agreement = "PAN"
        try assistant.register(.extraWork(try shift("19:00", "21:00")), Day(2026, 10, 6))
        #expect(try assistant.deviations(october).sum("ob-d") == kr("52.80"))
        assistant.agreement = "PAN anhörig"
        assistant.carry = EmploymentCarry(employment: "1")
        #expect(try assistant.deviations(october).sum("ob-d") == .zero)
        #expect(try assistant.fixedPay(october).isEmpty)
        var monthly = Employee()
        monthly.agreement = "PAN"
        let error = #expect(throws: PayrollError.self) { try monthly.fixedPay(october) }
        #expect(error?.code == .notImplemented)
    }

    @Test("Pay below the lowest is a finding by date, age and training, and never an error")
    func lowestPay() throws {
        func findings(_ pay: Int64, _ month: Month, born: Int = 1990, vocational: Bool = false) throws -> Int {
            var employee = Employee()
            employee.birthYear = born
            employee.terms = [
                try Fact(
                    Terms(pay: .monthly(fullTime: Amount(ore: pay)), isVocational: vocational), from: Day(2014, 1, 1),
                    recorded: recorded)
            ]
            _ = try employee.deviations(month)
            return try employee.findings(month).count
        }
        let december = Month(year: 2025, month: 12)
        #expect(try findings(2_363_799, october) == 1)
        #expect(try findings(2_363_800, october) == 0)
        #expect(try findings(2_249_999, Month(year: 2025, month: 10)) == 1)
        #expect(try findings(2_250_000, december.previous) == 0)
        #expect(try findings(2_579_799, october, vocational: true) == 1)
        #expect(try findings(2_579_800, october, vocational: true) == 0)
        #expect(try findings(1_500_000, october, born: 2007) == 1)
        #expect(try findings(1_500_000, october, born: 2008) == 0)
        #expect(try findings(1_500_000, Month(year: 2021, month: 10)) == 0)
    }

    @Test("A full-time measure that the agreement does not have is a finding, by date")
    func measures() throws {
        for (hours, year, count) in [(40, 2026, 0), (36, 2026, 0), (39, 2026, 1), (36, 2019, 1)] {
            var employee = Employee()
            employee.weekHours = hours
            let month = Month(year: year, month: 10)
            _ = try employee.deviations(month)
            #expect(try employee.findings(month).count == count, "\(hours) \(year)")
        }
    }

    @Test("A switch that has no such choice is refused")
    func choices() throws {
        let setting = AgreementSetting(key: "ab.22.aftnar", from: Day(2026, 1, 1), value: 2, source: "Lokalt")
        let error = #expect(throws: PayrollError.self) { try AB(settings: KnownSettings([setting])) }
        #expect(error?.code == .invalidValue && error?.message.contains("nej; ja") == true)
    }

    @Test("Every rule tells itself in Swedish, every figure has rows or is the employer's, every key is its own")
    func rules() throws {
        for rule in AB.rules {
            #expect(rule.text.swedish().count > 80, "\(rule.paragraph) \(rule.name)")
            for figure in rule.figures {
                #expect(
                    figure.rows.allSatisfy { figure.allows($0.value) && !$0.source.references.isEmpty }, "\(figure.key)"
                )
                #expect(figure.rows.map(\.from) == figure.rows.map(\.from).sorted(), "\(figure.key)")
            }
        }
        let keys = AB.rules.flatMap { $0.figures.map(\.key) }
        #expect(Set(keys).count == keys.count)
        let formulas = AB.rules.flatMap { $0.formulas.map(\.id.number) }
        #expect(Set(formulas).count == formulas.count)
    }

    @Test("Every rule's example can be calculated, and shows what it says it is about")
    func examples() throws {
        for rule in AB.rules {
            guard let make = rule.example else { continue }
            let example = try make()
            let agreement = AB()
            let rules = try agreement.monthRules(WorkedMonth(example.month))
            let question = EmploymentMonth(
                employment: example.employment, index: 0, birthYear: example.birthYear, schedules: example.schedules,
                items: try PayItemRegister(agreement: AB.payItems, own: []), knownAt: recorded)
            var arena = LineArena()
            var carry = example.carry
            if example.isFixedPay {
                try agreement.addFixedPay(question, rules, to: &arena)
            } else {
                try agreement.addDeviations(question, rules, carry: &carry, to: &arena)
            }
            let own = rule.formulas.map(\.id)
            #expect(arena.lines.contains { own.contains($0.formula) }, "\(rule.paragraph) \(rule.name)")
        }
    }
}
