//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// What the terms say of an assignment (uppdrag), beside the pay: `Terms.own`.
struct Assignment {
    /// Which kind of assignment.
    enum Kind: String, CaseIterable {
        case fortroendevald, familjehem, kontaktfamilj, kontaktperson, ledsagare

        /// Whether the table goes by the child's age.
        var goesByAge: Bool { self == .familjehem || self == .kontaktfamilj }
    }

    let kind: Kind
    /// The level of the table, from 1; 0 for a förtroendevald.
    private(set) var level = 0
    /// The day of birth of the child or young person that the table goes by.
    private(set) var born: Day?
    /// The fee as a share of the employer's base fee.
    private(set) var share: Percent?
    /// What the förtroendevald loses in pay each hour.
    private(set) var hourlyLoss: Amount?
    /// For how many children the family has barnbidrag itself.
    private(set) var childBenefits: Int64 = 0
    /// Whether the payee is approved for F-skatt and has said so for this assignment.
    private(set) var hasFSkatt = false

    /// What the terms say.
    ///
    /// - Throws: `missingFact` when the kind, the level or the child's day of birth is not there; `unknownName` or
    ///   `invalidValue` for what cannot be said of the assignment.
    init(_ terms: Terms) throws(PayrollError) {
        guard let text = terms.own["uppdrag"]?.text else {
            throw PayrollError(.missingFact, "Villkoret uppdrag saknas. Skriv \(Assignment.kinds) under own.")
        }
        guard let kind = Kind(rawValue: text) else {
            throw PayrollError(
                .unknownName,
                "Uppdraget \(text) finns inte.\(NearestName.question(text, among: Kind.allCases.map { $0.rawValue })) Skriv \(Assignment.kinds)."
            )
        }
        self.kind = kind
        for entry in terms.own where entry.name != "uppdrag" { try read(entry) }
        if kind != .fortroendevald, level == 0 {
            throw PayrollError(
                .missingFact, "Villkoret niva saknas för \(kind.rawValue). Ange tabellens nivå, 1–\(CareTable.levels).")
        }
        if kind.goesByAge, born == nil {
            throw PayrollError(
                .missingFact, "Villkoret fodd saknas för \(kind.rawValue). Ange barnets födelsedag, som 2014-05-02.")
        }
        try checkPay(terms)
    }

    private static var kinds: String { Kind.allCases.map { $0.rawValue }.joined(separator: ", ") }

    /// The entries that say something of a kind of assignment.
    private static func names(of kind: Kind) -> [String] {
        switch kind {
        case .fortroendevald: ["andel", "timforlust"]
        case .familjehem: ["niva", "fodd", "barnbidrag", "f-skatt"]
        case .kontaktfamilj: ["niva", "fodd", "f-skatt"]
        case .kontaktperson, .ledsagare: ["niva", "f-skatt"]
        }
    }

    private mutating func read(_ entry: OwnEntry) throws(PayrollError) {
        let known = Assignment.names(of: kind)
        guard known.contains(entry.name) else {
            throw PayrollError(
                .unknownName,
                "Villkoret \(entry.name) finns inte för \(kind.rawValue).\(NearestName.question(entry.name, among: known)) Skriv uppdrag, \(known.joined(separator: ", ")), eller ta bort det."
            )
        }
        switch entry.name {
        case "niva":
            guard let whole = entry.value.whole, (1...Int64(CareTable.levels)).contains(whole) else {
                throw wrong(entry, "tabellens nivå, 1–\(CareTable.levels)")
            }
            level = Int(whole)
        case "fodd":
            guard let day = entry.value.text.flatMap({ Day($0) }) else {
                throw wrong(entry, "barnets födelsedag, som 2014-05-02")
            }
            born = day
        case "barnbidrag":
            guard let whole = entry.value.whole, (0...20).contains(whole) else {
                throw wrong(entry, "antalet barnbidrag, 0–20")
            }
            childBenefits = whole
        case "andel":
            guard let percent = entry.value.percent, percent > .zero, percent <= .whole else {
                throw wrong(entry, "procent av grundarvodet, över 0 och högst 100")
            }
            share = percent
        case "timforlust":
            guard let amount = entry.value.amount, !amount.isNegative else {
                throw wrong(entry, "kronor i timmen, högst två decimaler")
            }
            hourlyLoss = amount
        default:
            guard let text = entry.value.text, text == "ja" || text == "nej" else { throw wrong(entry, "ja eller nej") }
            hasFSkatt = text == "ja"
        }
    }

    private func wrong(_ entry: OwnEntry, _ what: String) -> PayrollError {
        PayrollError(.invalidValue, "Villkoret \(entry.name) går inte att använda. Ange \(what).")
    }

    /// A fee is agreed per month, or not in the terms at all.
    private func checkPay(_ terms: Terms) throws(PayrollError) {
        switch terms.pay {
        case .hourly:
            throw PayrollError(
                .invalidValue,
                "hourlyPay används inte för \(kind.rawValue). Ta bort den; ledsagares timarvode står i arbetsgivarens tabell, och förlorad inkomst per timme i timforlust."
            )
        case .monthly where kind == .kontaktfamilj:
            throw PayrollError(
                .invalidValue, "monthlyPay används inte för kontaktfamilj, som får arvode per dygn. Ta bort den.")
        case .monthly where share != nil:
            throw PayrollError(
                .invalidValue,
                "Villkoren har både monthlyPay och andel, som är två sätt att bestämma samma arvode. Ta bort det ena.")
        case .lines where terms.degree != .whole && share == nil:
            throw PayrollError(
                .invalidValue, "degree används bara för ett arvode i monthlyPay eller andel. Ta bort degree.")
        case .monthly, .lines: break
        }
    }
}
