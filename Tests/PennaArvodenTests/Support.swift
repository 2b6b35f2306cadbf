//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaArvoden
import PennaBasics
import PennaModel
import Testing

/// The instant everything in these tests was recorded.
let recorded = Instant(seconds: 0)

/// Kronor and öre as an amount: `kr("1107.69")`.
func kr(_ text: String) -> Amount {
    Amount(ore: DecimalText.value(of: text, scale: 2) ?? .min)
}

/// A local figure of an invented municipality, stored as its unit says.
func local(_ key: String, _ value: Int64, from: Day = Day(2018, 1, 1), through: Day? = nil) -> AgreementSetting {
    AgreementSetting(key: key, from: from, through: through, value: value, source: "Provkommunens tabell")
}

/// An assignment made for a test.
struct Uppdrag {
    var own: [OwnEntry]
    var pay = Terms.Pay.lines
    var degree = Percent.whole
    var start = Day(2015, 1, 1)
    var end: Day?
    var registrations: [Registration] = []
    var settings: [AgreementSetting] = []
    /// Further terms, each from a day.
    var later: [(own: [OwnEntry], from: Day)] = []

    /// Own terms as words: whole numbers are numbers, all else is text.
    init(_ kind: String, _ own: [String: String] = [:], settings: [AgreementSetting] = []) throws {
        self.own = try Uppdrag.entries(kind, own)
        self.settings = settings
    }

    static func entries(_ kind: String, _ own: [String: String]) throws -> [OwnEntry] {
        var entries = [OwnEntry("uppdrag", .text(kind))]
        for (name, text) in own {
            entries.append(OwnEntry(name, try Int64(text).map { try .whole($0) } ?? .text(text)))
        }
        return entries
    }

    mutating func register(_ kind: Registration.Kind, _ day: Day, through: Day? = nil) throws {
        registrations.append(
            Registration(
                kind, days: try DayRange(from: day, through: through ?? day), recorded: recorded,
                row: SourceRow(file: 0, row: UInt32(registrations.count + 1))))
    }

    mutating func register(_ item: PayItem, _ minutes: Int64, _ day: Day) throws {
        try register(.hours(item.id, Minutes(minutes)), day)
    }

    func employment() throws -> Employment {
        let terms = { (own: [OwnEntry]) in try Terms(pay: pay, degree: degree, agreement: "Arvoden", own: own) }
        var facts = [try Fact(terms(own), from: start, recorded: recorded)]
        for (own, day) in later { facts.append(try Fact(terms(own), from: day, recorded: recorded)) }
        return Employment(id: "1", start: start, end: end, terms: facts, registrations: registrations)
    }

    private func question() throws -> EmploymentMonth {
        EmploymentMonth(
            employment: try employment(), index: 0, birthYear: 1980, schedules: [],
            items: try PayItemRegister(agreement: ArvodenItems.all, own: []), knownAt: recorded)
    }

    /// The lines of a month's fixed pay.
    func fixedPay(_ month: Month) throws -> [PayLine] {
        var arena = LineArena()
        let agreement = try Arvoden().with(KnownSettings(settings))
        try agreement.addFixedPay(question(), agreement.monthRules(WorkedMonth(month)), to: &arena)
        return try proved(arena)
    }

    /// The lines of what was registered in a month.
    func deviations(_ month: Month) throws -> [PayLine] {
        var arena = LineArena()
        var carry = EmploymentCarry(employment: "1")
        let agreement = try Arvoden().with(KnownSettings(settings))
        try agreement.addDeviations(question(), agreement.monthRules(WorkedMonth(month)), carry: &carry, to: &arena)
        return try proved(arena)
    }

    /// Every line must say what its formula says.
    private func proved(_ arena: LineArena) throws -> [PayLine] {
        let proof = try ProofCheck(year: IncomeYear(2026))
        for line in arena.lines { #expect(proof.proves(line, in: arena), "formel \(line.formula.number)") }
        return arena.lines
    }
}

extension [PayLine] {
    /// The amounts of the lines of an item, in order.
    func amounts(_ item: PayItem) -> [Amount] { filter { $0.item == item.id }.map(\.amount) }

    /// The amount of the only line of an item.
    func only(_ item: PayItem) throws -> Amount {
        let amounts = amounts(item)
        try #require(amounts.count == 1, "\(item.key): \(amounts)")
        return amounts[0]
    }
}

/// The error that something throws, where it is one of Penna's.
func failure<Value>(_ body: () throws -> Value) -> PayrollError? {
    do {
        _ = try body()
        return nil
    } catch { return error as? PayrollError }
}

let october = Month(year: 2026, month: 10)
