//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaModel
import Testing

/// Somebody at an invented employer whom faults can be planted in.
struct ControlSample {
    var serial: Int
    var born = 1985
    var start = Day(2020, 1, 1)
    var end: Day?
    var pay = "30000.00"
    var degree = Percent.whole
    var raise: String?
    var registrations: [Registration] = []
    var decisions = Decisions()
    var carry = Carry.empty
    /// A second employment on the same terms.
    var isDoubled = false

    init(_ serial: Int) throws {
        self.serial = serial
        decisions.pensions = [try Fact(.akapKR, from: Day(2020, 1, 1), recorded: recorded)]
        decisions.bankAccounts = [try ControlSample.account(serial)]
    }

    static func account(_ serial: Int, from day: Day = Day(2020, 1, 1)) throws -> Fact<PaymentAccount> {
        try Fact(
            .unusable(.clearing("6789", number: "\(10_000 + serial)"), reason: "påhittat"), from: day,
            recorded: recorded)
    }

    private func employment(_ id: String) throws -> Employment {
        func terms(_ pay: String, from day: Day) throws -> Fact<Terms> {
            try Fact(Terms(pay: .monthly(fullTime: kr(pay)), degree: degree), from: day, recorded: recorded)
        }
        var facts = [try terms(pay, from: start)]
        if let raise { facts.append(try terms(raise, from: Day(2026, 11, 1))) }
        return Employment(
            id: id, start: start, end: end, terms: facts,
            schedules: [
                try Fact(ScheduleAssignment(schedule: 0, cycleStart: Day(2014, 1, 6)), from: start, recorded: recorded)
            ], registrations: registrations)
    }

    func person() throws -> Person {
        var employments = [try employment("a\(serial)")]
        if isDoubled { employments.append(try employment("b\(serial)")) }
        return Person(
            id: try personnummer(born: born, serial), name: "Prov \(serial)",
            taxDecisions: [try Fact(.table(number: 33, column: nil), from: Day(2020, 1, 1), recorded: recorded)],
            decisions: decisions, employments: employments)
    }
}

/// The findings of the controls on some people, and nothing else.
func controls(
    _ samples: [ControlSample], settings: [AgreementSetting] = [], history: PayHistory = PayHistory()
) throws -> [Finding] {
    let employer = try employer(settings: settings, ownItems: ControlSample.items)
    let facts = try EmployerFacts(
        employer: employer, people: samples.map { try $0.person() }, carries: samples.map(\.carry))
    let batch = Batch(try StandardRun(employer: employer, payDate: november, knownAt: .endOfTime), facts)
    let result = try batch.calculate()
    #expect(result.failures.isEmpty, "\(result.failures)")
    return batch.controls(result, history: history)
}

extension ControlSample {
    static let bonus = PayItem(PayItemID(1_000), key: "bonus", name: "Bonus", flags: [.taxable, .contributions])
    static let expense = PayItem(
        PayItemID(1_001), key: "utlagg", name: "Utlägg", kind: .reimbursement, flags: [])
    static let fee = PayItem(PayItemID(1_002), key: "avgift", name: "Avgift", kind: .deduction, flags: [])
    static let items = [bonus, expense, fee]

    mutating func add(_ kind: Registration.Kind, _ first: Day, _ last: Day? = nil, child: Day? = nil) throws {
        registrations.append(
            Registration(
                kind, days: try DayRange(from: first, through: last ?? first), recorded: recorded,
                row: SourceRow(file: 0, row: UInt32(registrations.count + 1)), childBorn: child))
    }

    mutating func pay(_ item: PayItem, _ amount: String, quantity: Int64? = nil) throws {
        try add(
            .payLine(PayLineOrder(item: item.id, quantity: quantity, amount: kr(amount))), Day(2026, 10, 12))
    }
}
