//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
internal import PennaBasics
internal import PennaModel

/// A municipality's table of arvode and omkostnadsersättning for one kind of uppdragstagare: by level, and for some by the
/// child's age.
struct CareTable {
    /// How many levels a table may have.
    static let levels = 3
    /// How many groups of ages.
    static let groups = 3

    let kind: Assignment.Kind
    /// The age from which each group is; none where age has no meaning.
    let ages: [Figure]
    /// Arvode in kronor, by group and level.
    let fees: [[Figure]]
    /// Arvode in percent of prisbasbelopp a year, by group and level.
    let feeShares: [[Figure]]
    /// Omkostnadsersättning in percent of prisbasbelopp a year, by group and level.
    let costs: [[Figure]]
    /// Whether the omkostnadsersättning is taxed.
    let costTax: Figure

    static let familjehem = CareTable(
        .familjehem, "Familjehem", per: "månad", costTax: CareCosts.tax, groups: CareTable.groups)
    static let kontaktfamilj = CareTable(
        .kontaktfamilj, "Kontaktfamilj", per: "dygn", costTax: CareCosts.tax, groups: CareTable.groups)
    static let kontaktperson = CareTable(
        .kontaktperson, "Kontaktperson", per: "månad", costTax: CareCosts.tax, costs: [100_000, 250_000, 400_000])
    static let ledsagare = CareTable(.ledsagare, "Ledsagare", per: "månad", costTax: CareCosts.taxOfEscorts)

    /// The table of a kind of assignment; `nil` for a förtroendevald.
    static func of(_ kind: Assignment.Kind) -> CareTable? {
        switch kind {
        case .fortroendevald: nil
        case .familjehem: familjehem
        case .kontaktfamilj: kontaktfamilj
        case .kontaktperson: kontaktperson
        case .ledsagare: ledsagare
        }
    }

    /// Every figure of the table.
    var figures: [Figure] { ages + fees.flatMap { $0 } + feeShares.flatMap { $0 } + costs.flatMap { $0 } }

    /// - Parameter costs: the shares that a source gives, level by level.
    private init(
        _ kind: Assignment.Kind, _ title: String, per unit: String, costTax: Figure, groups: Int = 0,
        costs known: [Int64] = []
    ) {
        self.kind = kind
        self.costTax = costTax
        let key = "arvoden." + kind.rawValue
        ages = (0..<groups).map {
            Figure(
                "\(key).alder-\($0 + 1)", name: "\(title), åldersgrupp \($0 + 1) från och med år", unit: .tal, rows: [])
        }
        func table(_ word: String, _ name: String, _ unit: OperandUnit, _ known: [Int64] = []) -> [[Figure]] {
            (0..<max(1, groups)).map { group in
                (0..<CareTable.levels).map { level in
                    let place = groups == 0 ? "" : ".alder-\(group + 1)"
                    let age = groups == 0 ? "" : ", åldersgrupp \(group + 1)"
                    let rows = level < known.count ? [CareTable.published(known[level])] : []
                    return Figure(
                        "\(key).\(word)\(place).niva-\(level + 1)", name: "\(title), \(name)\(age), nivå \(level + 1)",
                        unit: unit, rows: rows)
                }
            }
        }
        fees = table("arvode", "arvode per \(unit)", .krona)
        feeShares = table("arvode-procent", "arvode i procent av prisbasbeloppet per år", .procent)
        costs = table("omkostnad", "omkostnadsersättning i procent av prisbasbeloppet per år", .procent, known)
    }

    private static func published(_ value: Int64) -> FigureRow {
        FigureRow(
            from: Day(2018, 1, 1), value, source: .secondHand("SKR:s cirkulär 2018"),
            confidence: .reported)
    }

    /// The group of ages that a child belongs to on a day, from 0; 0 where age has no meaning.
    ///
    /// - Throws: `missingFigure` for a table with a hole or without the age; `invalidValue` for groups in the wrong order.
    func group(_ born: Day?, on day: Day, _ rules: ArvodenMonth) throws(PayrollError) -> Int {
        guard !ages.isEmpty, let born else { return 0 }
        var limits: [Int64] = []
        for (index, figure) in ages.enumerated() {
            guard let known = rules.find(figure, on: day) else { continue }
            // A group without the one before it is a row that somebody forgot.
            if limits.count < index { _ = try rules.known(ages[limits.count], on: day) }
            if let last = limits.last, known.value <= last {
                throw PayrollError(
                    .invalidValue,
                    "\(figure.name) (\(figure.key)) är \(known.value), inte mer än gruppens före, \(last). Rätta arbetsgivarens tabell.",
                    day: day)
            }
            limits.append(known.value)
        }
        guard !limits.isEmpty else {
            _ = try rules.known(ages[0], on: day)
            return 0
        }
        let age = CareTable.age(of: born, on: day)
        guard let group = limits.lastIndex(where: { $0 <= age }) else {
            throw PayrollError(
                .missingFigure,
                "Tabellen för \(kind.rawValue) börjar vid \(limits[0]) år (\(ages[0].key)), men barnet är \(age) år \(day). Lägg till åldersgruppen i arbetsgivarens inställningar.",
                day: day)
        }
        return group
    }

    /// Whole years of age.
    static func age(of born: Day, on day: Day) -> Int64 {
        let (birth, now) = (born.components, day.components)
        let hadBirthday = (now.month, now.day) >= (birth.month, birth.day)
        return Int64(now.year - birth.year) - (hadBirthday ? 0 : 1)
    }

    /// The arvode of a group and level: kronor, or a share of prisbasbelopp.
    ///
    /// - Throws: `missingFigure` when the table has neither; `invalidValue` when it has both.
    func fee(_ group: Int, _ level: Int, on day: Day, _ rules: ArvodenMonth, row: SourceRow? = nil) throws(PayrollError)
        -> (isShare: Bool, known: FigureValue)
    {
        let (figure, share) = (fees[group][level - 1], feeShares[group][level - 1])
        switch (rules.find(figure, on: day), rules.find(share, on: day)) {
        case (let amount?, nil): return (false, amount)
        case (nil, let percent?): return (true, percent)
        case (nil, nil):
            throw PayrollError(
                .missingFigure,
                "Uppgiften \(figure.name) (\(figure.key), eller \(share.key)) saknas för \(day). Ange den i arbetsgivarens inställningar, med datum och källa; 0 om inget arvode betalas.",
                day: day, row: row)
        case (.some, .some):
            throw PayrollError(
                .invalidValue,
                "Arvodet står både i kronor (\(figure.key)) och i procent (\(share.key)) \(day). Ta bort det ena.",
                day: day, row: row)
        }
    }
}
