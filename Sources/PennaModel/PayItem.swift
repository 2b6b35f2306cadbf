//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw

/// The number of a pay item (löneart) inside Penna.
///
/// 1–99 belong to the law and to what every agreement has, 100–999 to agreements, 1000 and up to the employer's own.
public struct PayItemID: Hashable, Sendable, Comparable {
    /// The number.
    public let number: UInt16

    /// A pay item's number.
    public init(_ number: UInt16) {
        self.number = number
    }

    /// Whether the left item is listed before the right one.
    public static func < (left: PayItemID, right: PayItemID) -> Bool { left.number < right.number }

    /// The first number that an employer's own items may have.
    public static let firstOwn = PayItemID(1000)
}

/// What a line of an item does to the payslip.
public enum PayItemKind: UInt8, Hashable, Sendable, CaseIterable {
    /// Cash pay, or a deduction from it: part of gross.
    case pay
    /// A tax-free reimbursement of costs, paid beside the net.
    case reimbursement
    /// A deduction from the net pay; stored as a positive amount.
    case deduction
    /// Preliminary tax; stored as a positive amount.
    case tax
    /// The employer's cost, never paid to the employee.
    case employerCost
    /// A benefit (förmån) in kind: taxed, and never paid.
    case benefit
}

extension PayItemKind: CustomStringConvertible {
    /// The word that files have.
    public var description: String {
        switch self {
        case .pay: "pay"
        case .reimbursement: "reimbursement"
        case .deduction: "deduction"
        case .tax: "tax"
        case .employerCost: "employerCost"
        case .benefit: "benefit"
        }
    }
}

/// What a pay item counts towards.
///
/// On a deduction, `taxable` and `contributions` mean that it lessens those bases: the employee pays for a benefit.
public struct PayItemFlags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Flags of those bits.
    @inlinable
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Part of the base for preliminary tax.
    @inlinable public static var taxable: PayItemFlags { PayItemFlags(rawValue: 1 << 0) }
    /// Part of the base for arbetsgivaravgifter.
    @inlinable public static var contributions: PayItemFlags { PayItemFlags(rawValue: 1 << 1) }
    /// Pensionsgrundande.
    @inlinable public static var pension: PayItemFlags { PayItemFlags(rawValue: 1 << 2) }
    /// Semesterlönegrundande: the base of semesterersättning for hourly pay.
    @inlinable public static var holiday: PayItemFlags { PayItemFlags(rawValue: 1 << 3) }
    /// Sjuklönegrundande.
    @inlinable public static var sickness: PayItemFlags { PayItemFlags(rawValue: 1 << 4) }
    /// A one-off amount (engångsbelopp), taxed by a table of its own.
    @inlinable public static var oneOff: PayItemFlags { PayItemFlags(rawValue: 1 << 5) }
    /// A deduction for what the employer has advanced: where the pay does not reach, the rest is a debt (decision L22).
    @inlinable public static var advance: PayItemFlags { PayItemFlags(rawValue: 1 << 6) }

    /// What ordinary cash pay counts towards.
    public static let ordinaryPay: PayItemFlags = [.taxable, .contributions, .pension, .sickness]
}

/// A pay item (löneart): what a line on the payslip is called and what it counts towards.
public struct PayItem: Hashable, Sendable {
    /// The number inside Penna.
    public let id: PayItemID

    /// The name that files use, such as `ob-helg`.
    public let key: String

    /// The name on the payslip, in Swedish.
    public let name: String

    /// The number in the Swedish standard LAP, where it has one.
    public let lap: Int?

    /// What a line of the item does to the payslip.
    public let kind: PayItemKind

    /// What it counts towards.
    public let flags: PayItemFlags

    /// The field of the AGI it is reported in, such as 11 for cash pay; `nil` for none.
    public let agiField: Int?

    /// The price per unit of an employer's own item, used when a registration gives only a quantity.
    public let unitPrice: Amount?

    /// Declares a pay item.
    ///
    /// - Parameter agiField: the field it is reported in; where nothing is said, taxed pay is cash pay, and nothing else is
    ///   reported.
    public init(
        _ id: PayItemID, key: String, name: String, lap: Int? = nil, kind: PayItemKind = .pay,
        flags: PayItemFlags = .ordinaryPay, agiField: Int? = nil, unitPrice: Amount? = nil
    ) {
        self.id = id
        self.key = key
        self.name = name
        self.lap = lap
        self.kind = kind
        self.flags = flags
        let isCashPay = kind == .pay && flags.contains(.taxable)
        self.agiField = agiField ?? (isCashPay ? AGIField.cashPay : nil)
        self.unitPrice = unitPrice
    }
}

extension PayItem {
    /// The item with the AGI field that its kind is reported in.
    ///
    /// What is taxed must be charged with contributions and reported, and in a field that says the same: cash pay in
    /// 011; benefits, and what is paid for them, in 012, 013 or 018 and 098. Pay that is not taxed may be that of
    /// somebody approved for F-skatt, in 131. Other fields have bases of their own.
    ///
    /// - Throws: `invalidValue`, naming the item, for what would be taxed and not reported, or the other way round.
    package func reported() throws(PayrollError) -> PayItem {
        let isTaxed = flags.contains(.taxable)
        guard isTaxed == flags.contains(.contributions) else {
            throw wrong("har bara den ena av taxable och contributions. Ange båda eller ingen")
        }
        if flags.contains(.oneOff), !isTaxed || kind != .pay {
            throw wrong("är engångsbelopp utan att vara skattepliktig lön. Ta bort oneOff")
        }
        if flags.contains(.advance), isTaxed || kind != .deduction {
            throw wrong("är arbetsgivarens utlägg utan att vara ett avdrag från nettot. Ta bort advance")
        }
        let fields: [Int] =
            switch kind {
            case .pay where isTaxed: [AGIField.cashPay]
            case .pay: [131]
            case .benefit where isTaxed: [12, 13, 18]
            case .deduction where isTaxed: [12, 13, 18, 98]
            case .reimbursement where !isTaxed: [20, 50, 51]
            case .reimbursement: throw wrong("är en skattefri ersättning men ska beskattas. Välj kind pay")
            case .benefit, .deduction, .tax, .employerCost: []
            }
        guard let agiField else { return isTaxed ? with(agiField: fields.first) : self }
        guard fields.contains(agiField) else {
            throw wrong(
                "kan inte redovisas i AGI-fält \(agiField). "
                    + (fields.isEmpty ? "Ta bort fältet" : "Ange \(fields.map { String($0) }.joined(separator: ", "))"))
        }
        return self
    }

    private func with(agiField: Int?) -> PayItem {
        PayItem(
            id, key: key, name: name, lap: lap, kind: kind, flags: flags, agiField: agiField, unitPrice: unitPrice)
    }

    private func wrong(_ what: String) -> PayrollError {
        PayrollError(.invalidValue, "Den egna lönearten \(key) \(what).")
    }
}

/// The pay items that law and every agreement have in common.
public enum PayItems {
    /// Månadslön.
    public static let manadslon = PayItem(PayItemID(1), key: "manadslon", name: "Månadslön", lap: 11100)
    /// Timlön; the base of semesterersättning.
    public static let timlon = PayItem(
        PayItemID(2), key: "timlon", name: "Timlön", lap: 11200, flags: [.ordinaryPay, .holiday])
    /// Fast lönetillägg.
    public static let fastTillagg = PayItem(
        PayItemID(3), key: "fast-tillagg", name: "Fast lönetillägg", lap: 11400)
    /// Tjänstledighet utan lön.
    public static let tjanstledighet = PayItem(
        PayItemID(4), key: "tjanstledighet", name: "Tjänstledighet, avdrag")
    /// Sjukavdrag dag 1–14.
    public static let sjukavdrag = PayItem(
        PayItemID(10), key: "sjukavdrag", name: "Sjukavdrag dag 1–14", lap: 41210)
    /// Sjuklön dag 1–14.
    public static let sjuklon = PayItem(
        PayItemID(11), key: "sjuklon", name: "Sjuklön dag 1–14", lap: 41220)
    /// Karensavdrag.
    public static let karensavdrag = PayItem(
        PayItemID(12), key: "karensavdrag", name: "Karensavdrag", lap: 41110)
    /// Semesterdagstillägg.
    public static let semesterdagstillagg = PayItem(
        PayItemID(20), key: "semesterdagstillagg", name: "Semesterdagstillägg", lap: 31130)
    /// Semesterersättning to hourly paid.
    public static let semesterersattning = PayItem(
        PayItemID(21), key: "semesterersattning", name: "Semesterersättning")
    /// Bruttolöneavdrag for löneväxling; pensionsgrundande lön stays as it was.
    public static let lonevaxling = PayItem(
        PayItemID(23), key: "lonevaxling", name: "Löneväxling, bruttolöneavdrag", flags: [.taxable, .contributions])
    /// Semesterdagstillägg, more than 20 at once: taxed as a one-off amount.
    public static let semesterdagstillaggEngang = PayItem(
        PayItemID(22), key: "semesterdagstillagg-engang", name: "Semesterdagstillägg, fler än 20", lap: 31130,
        flags: [.ordinaryPay, .oneOff])
    /// Kostförmån.
    public static let kostforman = benefit(30, "kostforman", "Kostförmån", field: 12)
    /// Drivmedelsförmån, at 1.2 times its market value.
    public static let drivmedelsforman = benefit(31, "drivmedelsforman", "Drivmedelsförmån", field: 18)
    /// Bilförmån.
    public static let bilforman = benefit(32, "bilforman", "Bilförmån", field: 13)
    /// Friskvård that the employer paid for, where it is taxed.
    public static let friskvardsforman = benefit(33, "friskvardsforman", "Friskvård, skattepliktig förmån", field: 12)
    /// What the employee pays for meals.
    public static let kostavdrag = payment(40, "kostavdrag", "Nettoavdrag för kost", field: 12)
    /// What the employee pays for fuel.
    public static let drivmedelsavdrag = payment(41, "drivmedelsavdrag", "Nettoavdrag för drivmedel", field: 98)
    /// What the employee pays for a benefit car.
    public static let bilavdrag = payment(42, "bilavdrag", "Nettoavdrag för bilförmån", field: 13)
    /// Milersättning, the tax-free part.
    public static let milersattning = PayItem(
        PayItemID(50), key: "milersattning", name: "Milersättning", kind: .reimbursement, flags: [], agiField: 50)
    /// Milersättning above the law's amount.
    public static let milersattningLon = taxed(51, "milersattning-lon", "Milersättning, skattepliktig del")
    /// Traktamente, the tax-free part.
    public static let traktamente = PayItem(
        PayItemID(52), key: "traktamente", name: "Traktamente", kind: .reimbursement, flags: [], agiField: 51)
    /// Traktamente above the law's amount.
    public static let traktamenteLon = taxed(53, "traktamente-lon", "Traktamente, skattepliktig del")
    /// Friskvårdsbidrag, the tax-free part.
    public static let friskvard = PayItem(
        PayItemID(54), key: "friskvard", name: "Friskvårdsbidrag", kind: .reimbursement, flags: [])
    /// Friskvårdsbidrag above the year's limit.
    public static let friskvardLon = taxed(55, "friskvard-lon", "Friskvårdsbidrag, skattepliktigt")

    private static func benefit(_ id: UInt16, _ key: String, _ name: String, field: Int) -> PayItem {
        PayItem(
            PayItemID(id), key: key, name: name, kind: .benefit, flags: [.taxable, .contributions], agiField: field)
    }

    private static func payment(_ id: UInt16, _ key: String, _ name: String, field: Int) -> PayItem {
        PayItem(
            PayItemID(id), key: key, name: name, kind: .deduction, flags: [.taxable, .contributions], agiField: field)
    }

    private static func taxed(_ id: UInt16, _ key: String, _ name: String) -> PayItem {
        PayItem(PayItemID(id), key: key, name: name, flags: [.taxable, .contributions])
    }

    /// Utmätning for underhåll.
    public static let utmatningUnderhall = PayItem(
        PayItemID(60), key: "utmatning-underhall", name: "Utmätning, underhåll", kind: .deduction, flags: [])
    /// Utmätning.
    public static let utmatning = PayItem(
        PayItemID(61), key: "utmatning", name: "Utmätning", kind: .deduction, flags: [])
    /// Kvittning: the employer's claim set off.
    public static let kvittning = PayItem(
        PayItemID(62), key: "kvittning", name: "Kvittning av arbetsgivarens fordran", kind: .deduction, flags: [])
    /// Preliminär skatt.
    public static let preliminarSkatt = PayItem(
        PayItemID(80), key: "preliminar-skatt", name: "Preliminär skatt", kind: .tax, flags: [], agiField: 1)
    /// Engångsskatt: preliminary tax on one-off amounts.
    public static let engangsskatt = PayItem(
        PayItemID(81), key: "engangsskatt", name: "Engångsskatt", kind: .tax, flags: [], agiField: 1)
    /// Frivillig extra skatt.
    public static let extraSkatt = PayItem(
        PayItemID(82), key: "extra-skatt", name: "Frivillig extra skatt", kind: .tax, flags: [], agiField: 1)
    /// Särskild inkomstskatt för utomlands bosatta.
    public static let sink = PayItem(
        PayItemID(83), key: "sink", name: "Särskild inkomstskatt (SINK)", kind: .tax, flags: [], agiField: 274)
    /// Särskild inkomstskatt för utomlands bosatta artister.
    public static let asink = PayItem(
        PayItemID(84), key: "asink", name: "Särskild inkomstskatt (A-SINK)", kind: .tax, flags: [], agiField: 275)
    /// What whole kronor leave of the net, or take from what they left before (decision A29).
    public static let oresavrundning = PayItem(
        PayItemID(63), key: "oresavrundning", name: "Öresavrundning", kind: .deduction, flags: [])
    /// A small pension fee that is paid as pay (decision L19).
    public static let pensionSomLon = PayItem(
        PayItemID(24), key: "pensionsavgift-som-lon", name: "Pensionsavgift som betalas som lön",
        flags: [.taxable, .contributions, .oneOff])
    /// A negative pay that becomes the employee's debt; a negative deduction.
    public static let nettoloneskuld = PayItem(
        PayItemID(85), key: "nettoloneskuld", name: "Skuld till nästa lön", kind: .deduction, flags: [])
    /// The settling of a debt from earlier months.
    public static let skuldreglering = PayItem(
        PayItemID(86), key: "skuldreglering", name: "Reglering av löneskuld", kind: .deduction, flags: [])
    /// Pay taken back that the gross pay does not reach for: a claim on the gross pay to come (decision L15).
    public static let bruttoskuld = taxed(87, "bruttoskuld", "Bruttoskuld till kommande lön")
    /// The settling of such a claim: less gross pay.
    public static let bruttoskuldreglering = taxed(88, "bruttoskuldreglering", "Reglering av bruttoskuld")
    /// Arbetsgivaravgift.
    public static let arbetsgivaravgift = PayItem(
        PayItemID(90), key: "arbetsgivaravgift", name: "Arbetsgivaravgift", kind: .employerCost, flags: [])
    /// Pensionsavgift: what the occupational pension costs.
    public static let pensionsavgift = PayItem(
        PayItemID(91), key: "pensionsavgift", name: "Pensionsavgift", kind: .employerCost, flags: [])
    /// Särskild löneskatt on pension costs.
    public static let sarskildLoneskatt = PayItem(
        PayItemID(92), key: "sarskild-loneskatt", name: "Särskild löneskatt på pension", kind: .employerCost, flags: [])
    /// PO-pålägg: the overhead that accounts are charged with, by the employer's own table.
    public static let poPalagg = PayItem(
        PayItemID(94), key: "po-palagg", name: "PO-pålägg", kind: .employerCost, flags: [])
    /// The pension contribution of löneväxling.
    public static let pensionspremie = PayItem(
        PayItemID(93), key: "pensionspremie", name: "Pensionspremie, löneväxling", kind: .employerCost, flags: [])

    /// Those that only the calculation itself makes; a registration cannot order them.
    public static let calculated: [PayItem] = [
        utmatningUnderhall, utmatning, kvittning, nettoloneskuld, skuldreglering, bruttoskuld, bruttoskuldreglering,
        oresavrundning, pensionSomLon,
    ]

    /// Whether a line is a deduction that the employee has asked for: it stops where the net does (decision L22).
    ///
    /// Neither what is paid for a benefit, which the tax is calculated with, nor what the employer has advanced.
    package static func isVoluntary(_ line: PayLine, _ item: PayItemWeight) -> Bool {
        item.kind == .deduction && line.amount > .zero && !item.flags.contains(.taxable)
            && !item.flags.contains(.advance) && !calculated.contains { $0.id == line.item }
    }

    /// All of them.
    public static let all: [PayItem] = [
        manadslon, timlon, fastTillagg, tjanstledighet, sjukavdrag, sjuklon, karensavdrag, semesterdagstillagg,
        semesterersattning, semesterdagstillaggEngang, lonevaxling, kostforman, drivmedelsforman,
        bilforman, friskvardsforman, kostavdrag, drivmedelsavdrag, bilavdrag, milersattning, milersattningLon,
        traktamente, traktamenteLon, friskvard, friskvardLon, utmatningUnderhall, utmatning, kvittning, preliminarSkatt,
        engangsskatt, extraSkatt, sink,
        asink, oresavrundning, pensionSomLon,
        nettoloneskuld, skuldreglering, bruttoskuld, bruttoskuldreglering,
        arbetsgivaravgift, pensionsavgift, sarskildLoneskatt, pensionspremie, poPalagg,
    ]
}

/// A pay item without its names: what a line of it does to the payslip.
public struct PayItemWeight: Hashable, Sendable {
    /// What a line of the item does to the payslip; `nil` for an item that the employer does not have.
    public let kind: PayItemKind?

    /// What it counts towards.
    public let flags: PayItemFlags

    @usableFromInline let storedField: UInt16

    /// The field of the AGI it is reported in; `nil` for none.
    @inlinable
    public var agiField: Int? { storedField == 0 ? nil : Int(storedField) }

    @inlinable
    static var unknown: PayItemWeight { PayItemWeight(kind: nil, flags: [], agiField: 0) }

    @inlinable
    init(kind: PayItemKind?, flags: PayItemFlags, agiField: UInt16) {
        self.kind = kind
        self.flags = flags
        storedField = agiField
    }

    init(_ item: PayItem) {
        self.init(kind: item.kind, flags: item.flags, agiField: UInt16(clamping: item.agiField ?? 0))
    }
}

/// The pay items that one employer uses: the common ones, its agreement's, and its own.
public struct PayItemRegister: Sendable {
    /// The items in order of number.
    public let items: [PayItem]
    private let positions: [UInt16]
    @usableFromInline let weights: [PayItemWeight]

    /// Puts the items together.
    ///
    /// An own item without an AGI field gets the one of its kind.
    ///
    /// - Throws: `invalidValue` when two items have the same number or the same key, or when an own item is taxed in a
    ///   way that could not be reported as it was taxed.
    public init(agreement: [PayItem], own: [PayItem]) throws(PayrollError) {
        var reported: [PayItem] = []
        for item in own { reported.append(try item.reported()) }
        items = (PayItems.all + agreement + reported).sorted { $0.id < $1.id }
        guard items.count < Int(UInt16.max) else { throw .overflow("Antalet lönearter") }
        var positions = [UInt16](repeating: .max, count: Int(items.last?.id.number ?? 0) + 1)
        var keys: Set<String> = []
        for (position, item) in items.enumerated() {
            guard positions[Int(item.id.number)] == .max, keys.insert(item.key).inserted else {
                throw PayrollError(
                    .invalidValue, "Lönearten \(item.key) (\(item.id.number)) finns två gånger. Ge den ett eget namn.")
            }
            positions[Int(item.id.number)] = UInt16(position)
        }
        self.positions = positions
        let items = items
        weights = positions.map { $0 == .max ? PayItemWeight.unknown : PayItemWeight(items[Int($0)]) }
    }

    /// What a line of an item does to the payslip; every line of every payslip asks, so no name is copied for it.
    @inlinable
    public func weight(of id: PayItemID) -> PayItemWeight {
        Int(id.number) < weights.count ? weights[Int(id.number)] : .unknown
    }

    /// The item with a number, or `nil`.
    public subscript(id: PayItemID) -> PayItem? {
        guard Int(id.number) < positions.count else { return nil }
        let position = positions[Int(id.number)]
        return position == .max ? nil : items[Int(position)]
    }

    /// The item with a key, or `nil`.
    public subscript(key: String) -> PayItem? { items.first { $0.key == key } }
}
