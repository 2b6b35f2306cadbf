//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaAB
import PennaBasics
import PennaLaw
import PennaModel
import Testing

/// What payslips report to Skatteverket.
@Suite struct AGITests {
    private func statement(_ people: [Person], ownItems: [PayItem] = []) throws -> AGIFiling {
        let result = try run(people, employer(ownItems: ownItems))
        return try filing(result, people, employer(ownItems: ownItems))
    }

    private func values(_ filing: AGIFiling, _ index: Int = 0) -> [Int: String] {
        Dictionary(
            filing.individuals.additions[index].values.map { ($0.field, $0.text) }, uniquingKeysWith: { $1 })
    }

    @Test("Cash, benefits, car, fuel and crosses go to their fields, whole kronor of the month's sums")
    func fields() throws {
        var decisions = Decisions()
        let car = BenefitCar(
            listPrice: kr("400000.00"), inTrafficFrom: Day(2024, 3, 1), manufactureYear: 2024,
            vehicleTax: kr("1000.00"))
        decisions.cars = [try Fact(CarBenefit(car: car, paid: kr("775.00")), from: Day(2026, 1, 1), recorded: recorded)]
        let events: [BenefitEvent] = [
            .meals(.lunch, count: 10, paid: kr("500.00")), .fuel(marketValue: kr("1000.00"), paid: kr("1000.00")),
            .mileage(try RoadDistance(kilometres: 236), .own, perMil: kr("29.50")),
        ]
        let registrations = try events.enumerated().map { index, event in
            try registration(.benefit(event), Day(2026, 10, 5 + index), row: UInt32(index + 1))
        }
        let anna = Person(
            id: try personnummer(born: 1990), name: "Prov",
            taxDecisions: [try Fact(.table(number: 33, column: nil), from: Day(2026, 1, 1), recorded: recorded)],
            decisions: decisions, employments: [try employment(registrations: registrations)])
        let filing = try statement([anna])
        let values = values(filing)
        #expect(values[11] == "30106" && values[12] == "740" && values[13] == "6000")
        #expect(values[18] == "1200" && values[98] == "1000" && values[50] == "1")
        #expect(values[51] == nil)
        #expect(filing.employerStatement?.contributions == kr("11577.00"))
        #expect(filing.findings.isEmpty)
    }

    @Test(
        "L20: absence with a parent's benefit is reported from January 2025 on, and stops nobody before",
        arguments: [(Day(2024, 12, 27), 0), (Day(2025, 1, 27), 1)])
    func absence(payDate: Day, reported: Int) throws {
        let day = PayDate(payDate).month.previous.first + 3
        let anna = try person([
            employment(registrations: [
                Registration(
                    .absence(.vab, .whole), days: DayRange(from: day, through: day + 3), recorded: recorded,
                    childBorn: Day(2020, 3, 1))
            ])
        ])
        let facts = try EmployerFacts(employer: employer(), people: [anna])
        let batch = Batch(
            try StandardRun(employer: facts.employer, payDate: PayDate(payDate), knownAt: .endOfTime), facts)
        let result = try batch.calculate()
        let report = try batch.agiReport(result)
        #expect(result.payslips.count == 1 && report.stopped.isEmpty)
        let filing = try batch.agiDeclaration(of: report)
        #expect(filing.individuals.additions.count == 1)
        #expect(filing.absences.additions.isEmpty == (reported == 0))
    }

    @Test("SINK and A-SINK have fields of their own; no tax at all is reported as 0")
    func taxFields() throws {
        func person(_ decision: TaxDecision, _ serial: Int) throws -> Person {
            Person(
                id: try personnummer(born: 1990, serial), name: "Prov",
                taxDecisions: [try Fact(decision, from: Day(2026, 1, 1), recorded: recorded)],
                employments: [try employment("\(serial)")])
        }
        var untaxed = Decisions()
        untaxed.adjustments = [try Fact(.noTax, from: Day(2026, 1, 1), recorded: recorded)]
        let free = Person(
            id: try personnummer(born: 1990, 3), name: "Prov", taxDecisions: [], decisions: untaxed,
            employments: [try employment("3")])
        let filing = try statement([person(.sink, 1), person(.asink, 2), free])
        #expect(values(filing, 0)[274] == "6750" && values(filing, 0)[1] == nil)
        #expect(values(filing, 1)[275] == "4500")
        #expect(values(filing, 2)[1] == "0")
        #expect(filing.employerStatement?.tax == kr("11250.00"))
    }

    @Test("A56: cash below zero stops at zero, and the benefits beside it are declared and charged as they stand")
    func benefitBesideNegativeCash() throws {
        let late = PayItem(PayItemID(1001), key: "ovrig", name: "Rättelse")
        let benefit = PayItem(
            PayItemID(1002), key: "bil", name: "Bilförmån", kind: .benefit, flags: [.taxable, .contributions],
            agiField: 13)
        let registrations = try [(late, "-40000.00"), (benefit, "6775.00")].map { item, amount in
            try registration(.payLine(PayLineOrder(item: item.id, amount: kr(amount))), Day(2026, 10, 5))
        }
        let filing = try statement([person([employment(registrations: registrations)])], ownItems: [late, benefit])
        let values = values(filing)
        #expect(values[11] == nil && values[13] == "6775" && values[1] == "0")
        // 31.42 % of 6 775 is 2 128.70.
        #expect(filing.employerStatement?.contributions == kr("2128.00"))
    }

    @Test("NL-1: a negative month reports nothing, and the claim waits for the gross pay to come (decision L15)")
    func negativeMonth() throws {
        let leave = try registration(
            .payLine(PayLineOrder(item: PayItemID(1001), amount: kr("-33000.00"))), Day(2026, 10, 5))
        let item = PayItem(PayItemID(1001), key: "sent", name: "Sent avdrag")
        let anna = try person([employment(registrations: [leave])])
        let result = try run([anna], employer(ownItems: [item]))
        #expect(result.totals.net == .zero && result.totals.tax == .zero)
        #expect(result.carries[0].grossReceivable == kr("3000.00") && result.carries[0].receivable == .zero)
        let filing = try filing(result, [anna], employer(ownItems: [item]))
        #expect(filing.individuals.additions.isEmpty && filing.isComplete)
    }

    @Test("The text says what is reported of the person, or why nothing is")
    func text() throws {
        func text(_ people: [Person], _ employer: Employer) throws -> String {
            let facts = try EmployerFacts(employer: employer, people: people)
            let run = try StandardRun(employer: employer, payDate: november, knownAt: .endOfTime)
            let batch = Batch(run, facts)
            let result = try batch.calculate()
            let payslip = try #require(result.payslips.first)
            return PayslipText(
                batch, payslip, in: result.arena, proof: try ProofCheck(year: IncomeYear(2026))
            ).text()
        }
        let plain = try text([person([employment()])], employer())
        #expect(plain.contains("Till Skatteverket för 2026-11"))
        #expect(plain.contains("fält 011") && plain.contains(" 30000"))
        let item = PayItem(PayItemID(1001), key: "sent", name: "Sent avdrag")
        let late = try registration(
            .payLine(PayLineOrder(item: item.id, amount: kr("-33000.00"))), Day(2026, 10, 5))
        let negative = try text([person([employment(registrations: [late])])], employer(ownItems: [item]))
        #expect(!negative.contains("Till Skatteverket") && negative.contains("Bruttoskuld till kommande lön"))
    }

    @Test("An own item that would be taxed and not reported, or reported and not taxed, is refused by name")
    func ownItems() throws {
        func code(_ kind: PayItemKind, _ flags: PayItemFlags, _ field: Int?) -> PayrollError.Code? {
            let item = PayItem(PayItemID(1001), key: "egen", name: "Egen", kind: kind, flags: flags, agiField: field)
            do throws(PayrollError) {
                _ = try PayItemRegister(agreement: AB.payItems, own: [item])
                return nil
            } catch {
                #expect(error.message.contains("egen"))
                return error.code
            }
        }
        let taxed: PayItemFlags = [.taxable, .contributions]
        let fine: [(PayItemKind, PayItemFlags, Int?)] = [
            (.pay, .ordinaryPay, nil), (.pay, .ordinaryPay, 11), (.pay, [.ordinaryPay, .oneOff], 11), (.pay, [], nil),
            (.benefit, taxed, nil), (.benefit, taxed, 13), (.deduction, taxed, 98), (.deduction, [], nil),
            (.reimbursement, [], nil), (.reimbursement, [], 50),
        ]
        let wrong: [(PayItemKind, PayItemFlags, Int?)] = [
            (.pay, [.taxable], 11), (.pay, [.contributions], 11), (.pay, .ordinaryPay, 12), (.pay, [.oneOff], nil),
            (.pay, [], 11), (.benefit, [.taxable], 132), (.benefit, taxed, 11), (.deduction, [], 12),
            (.reimbursement, taxed, nil), (.reimbursement, [], 11),
            (.benefit, [.taxable, .contributions, .oneOff], 12),
        ]
        for (kind, flags, field) in fine { #expect(code(kind, flags, field) == nil, "\(kind) \(flags) \(field ?? 0)") }
        for (kind, flags, field) in wrong { #expect(code(kind, flags, field) == .invalidValue) }
        // Without a field, taxed pay is reported in 011.
        let item = PayItem(PayItemID(1001), key: "egen", name: "Egen")
        let line = try registration(
            .payLine(PayLineOrder(item: item.id, amount: kr("1000.00"))), Day(2026, 10, 5))
        let filing = try statement([person([employment(registrations: [line])])], ownItems: [item])
        #expect(values(filing)[11] == "31000")
    }

    @Test("An own item with a field that the AGI does not have is an error with its number")
    func unknownField() throws {
        let item = PayItem(PayItemID(1001), key: "egen", name: "Egen", agiField: 999)
        let line = try registration(
            .payLine(PayLineOrder(item: item.id, amount: kr("1.00"))), Day(2026, 10, 5))
        let error = #expect(throws: PayrollError.self) {
            try statement([person([employment(registrations: [line])])], ownItems: [item])
        }
        #expect(error?.message.contains("999") == true)
    }

    @Test("Days with a parent's benefit are reported in hours, those of two employments added, free days not")
    func parentalAbsence() throws {
        func vab(_ minutes: Int64, _ day: Day) throws -> Registration {
            Registration(
                .absence(.vab, .time(Minutes(minutes))), days: DayRange(day), recorded: Instant(seconds: 0),
                childBorn: Day(2022, 1, 1))
        }
        let anna = try person([
            employment("1", registrations: [vab(120, Day(2026, 10, 6)), vab(60, Day(2026, 10, 7))]),
            employment("2", registrations: [vab(90, Day(2026, 10, 6))]),
        ])
        let facts = try EmployerFacts(employer: employer(), people: [anna])
        let run = try StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime)
        let batch = Batch(run, facts)
        let absences = try batch.agiFiling(batch.calculate()).absences.additions
        #expect(absences.map(\.key.day) == [Day(2026, 10, 6), Day(2026, 10, 7)])
        #expect(absences.map(\.extent.text) == ["3.50", "1.00"])
        #expect(absences.allSatisfy { $0.kind == .tillfalligForaldrapenning && $0.key.person == anna.id })
    }
}
