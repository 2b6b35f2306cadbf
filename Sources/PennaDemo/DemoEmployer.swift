//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// One of the ten invented employers.
struct DemoEmployer: Sendable {
    let name: String
    let number: String
    /// Its share of all people, in thousandths.
    let share: Int
    /// The schedules its people work by, by index, each as often as it stands here.
    let schedules: [Int]
    /// Whether its registrations come as PAXml from a time system.
    let usesPAXml: Bool

    static let all: [DemoEmployer] = [
        DemoEmployer(
            name: "Ekeby kommun", number: "212000990", share: 520, schedules: [0, 0, 1, 1, 2, 2, 2, 3, 4],
            usesPAXml: false),
        DemoEmployer(
            name: "Åsby kommun", number: "212000991", share: 330, schedules: [0, 1, 1, 2, 2, 3, 4], usesPAXml: false),
        DemoEmployer(name: "Ekeby Energi AB", number: "556999001", share: 30, schedules: [0, 0, 4], usesPAXml: true),
        DemoEmployer(name: "Ekebyhem AB", number: "556999002", share: 25, schedules: [0, 4], usesPAXml: false),
        DemoEmployer(name: "Åsby Bostäder AB", number: "556999003", share: 15, schedules: [0, 4], usesPAXml: true),
        DemoEmployer(name: "Ekeby Vatten AB", number: "556999004", share: 20, schedules: [0, 4], usesPAXml: false),
        DemoEmployer(name: "Slättens Buss AB", number: "556999005", share: 25, schedules: [5, 5, 3], usesPAXml: false),
        DemoEmployer(name: "Åsby Hamn AB", number: "556999006", share: 10, schedules: [4, 3], usesPAXml: false),
        DemoEmployer(name: "Ekeby Arena AB", number: "556999007", share: 15, schedules: [0, 5], usesPAXml: false),
        DemoEmployer(name: "Slättens Städ AB", number: "556999008", share: 10, schedules: [4, 5], usesPAXml: false),
    ]

    /// How many of all payslips an employer has; the first takes what division leaves over.
    static func share(of payslips: Int, for index: Int) -> Int {
        guard index == 0 else { return payslips * all[index].share / 1000 }
        return payslips - (1..<all.count).reduce(0) { $0 + payslips * all[$1].share / 1000 }
    }

    /// Fackavgift, a deduction that comes back every month.
    static let unionFee = PayItem(PayItemID(1001), key: "fackavgift", name: "Fackavgift", kind: .deduction, flags: [])

    /// Engångsersättning, a one-off amount.
    static let bonus = PayItem(
        PayItemID(1003), key: "engangsersattning", name: "Engångsersättning", flags: [.ordinaryPay, .oneOff])

    /// The employer as the model has it.
    func employer() throws(PayrollError) -> Employer {
        let ob = AgreementSetting(
            key: "ab.21.ob.b-natt", from: Day(2026, 4, 1), value: 10_180, source: "Påhittat lokalt kollektivavtal")
        var employer = Employer(
            id: try DemoEmployer.organisationsnummer(number), name: name, schedules: try DemoSchedules.all(),
            settings: number.hasPrefix("556999005") ? [ob] : number.hasPrefix("212000") ? DemoEmployer.settings : [],
            ownItems: [DemoEmployer.unionFee, DemoEmployer.bonus],
            itemMappings: DemoEmployer.mappings,
            paxCodes: usesPAXml ? [CodeMapping(code: "OB1", item: PayItemID(106))] : [],
            overheads: number.hasPrefix("556999") ? [] : DemoEmployer.overheads)
        employer.details = try details()
        return employer
    }

    static let travelTimeKey = "ab.24.belopp"
    static let exchangeKey = "ab.27.vaxling.dagar"

    /// Local agreements of the municipalities, invented: färdtid, exchange of OB and of semesterdagstillägg.
    private static let settings: [AgreementSetting] = [
        (travelTimeKey, 11_000), (exchangeKey, 5), ("ab.27.vaxling.dagar-fran-40", 6), ("ab.u.arbetsar-borjar", 816),
        ("ab.21.byte.d", 20),
    ].map { (key: String, value: Int64) in
        AgreementSetting(key: key, from: Day(2026, 1, 1), value: value, source: "Påhittat lokalt kollektivavtal")
    }

    /// Invented percentages: SKR's for 2026 are not known here.
    private static let overheads: [PayrollOverhead.Row] = [
        (.standard, 450_000), (.youth, 345_000), (.pensioner, 160_000), (.exempt, 60_000),
    ].map { (ageClass: ContributionClass, millionths: Int64) in
        PayrollOverhead.Row(
            ageClass, from: Day(2026, 1, 1), Percent(millionths: millionths), source: "Påhittad budget 2026")
    }

    private static let mappings: [PayItemMapping] = [
        PayItemMapping(item: PayItems.manadslon.id, number: "110", account: "5020"),
        PayItemMapping(item: PayItems.timlon.id, number: "120", account: "5022"),
        PayItemMapping(item: PayItems.fastTillagg.id, number: "115", account: "5020"),
        PayItemMapping(item: PayItems.tjanstledighet.id, number: "310", account: "5110"),
        PayItemMapping(item: PayItems.sjukavdrag.id, number: "320", account: "5120"),
        PayItemMapping(item: PayItems.sjuklon.id, number: "321", account: "5120"),
        PayItemMapping(item: PayItems.karensavdrag.id, number: "322", account: "5120"),
        PayItemMapping(item: PayItems.semesterdagstillagg.id, number: "330", account: "5130"),
        PayItemMapping(item: PayItems.preliminarSkatt.id, number: "900", account: "2710"),
        PayItemMapping(item: unionFee.id, number: "800", account: "2794"),
        PayItemMapping(item: PayItems.milersattning.id, number: "700", account: "5520"),
        PayItemMapping(item: bonus.id, number: "150", account: "5020"),
    ]

    /// The number with the check digit that makes it a valid one.
    private static func organisationsnummer(_ digits: String) throws(PayrollError) -> Organisationsnummer {
        for check in 0...9 {
            if let number = try? Organisationsnummer(digits + "\(check)") { return number }
        }
        return try Organisationsnummer(digits + "0")
    }
}
