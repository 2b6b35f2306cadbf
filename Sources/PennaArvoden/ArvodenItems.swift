//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
public import PennaModel

/// The pay items of arvoden: 400–449.
///
/// A fee is pay for tax and contributions, and counts neither for an occupational pension nor for holiday.
public enum ArvodenItems {
    private static let fee: PayItemFlags = [.taxable, .contributions]

    /// Månadsarvode of a förtroendevald.
    public static let monthlyFee = pay(400, "manadsarvode", "Månadsarvode")
    /// Sammanträdesarvode.
    public static let meeting = pay(401, "sammantrade", "Sammanträdesarvode")
    /// Förlorad arbetsförtjänst.
    public static let lostIncome = pay(402, "forlorad-arbetsfortjanst", "Förlorad arbetsförtjänst")
    /// Förlorad semesterförmån, registered by amount.
    public static let lostHoliday = pay(403, "forlorad-semester", "Förlorad semesterförmån")
    /// Förlorad pensionsförmån, registered by amount.
    public static let lostPension = pay(404, "forlorad-pension", "Förlorad pensionsförmån")
    /// Arvode of an uppdragstagare for a month.
    public static let careFee = pay(410, "uppdragsarvode", "Arvode för uppdrag")
    /// Arvode of a kontaktfamilj for days that are no weekend.
    public static let careDays = pay(411, "uppdragsarvode-dygn", "Arvode för dygn")
    /// Arvode of a kontaktfamilj for days of a weekend.
    public static let careWeekend = pay(412, "uppdragsarvode-helg", "Arvode för helgdygn")
    /// Arvode of an uppdragstagare for hours.
    public static let careHours = pay(413, "uppdragsarvode-timme", "Arvode för timmar")
    /// What makes up for higher tax, registered by amount; itself taxed.
    public static let taxCompensation = pay(414, "skatteersattning", "Ersättning för ökad skatt")
    /// Omkostnadsersättning that no tax is taken from.
    public static let costs = PayItem(
        PayItemID(420), key: "omkostnad", name: "Omkostnadsersättning", kind: .reimbursement, flags: [], agiField: 20)
    /// Barnbidrag taken off such omkostnadsersättning.
    public static let childBenefit = PayItem(
        PayItemID(421), key: "omkostnad-barnbidrag", name: "Barnbidrag, avdrag från omkostnadsersättning",
        kind: .reimbursement, flags: [], agiField: 20)
    /// Omkostnadsersättning that is taxed as pay.
    public static let taxedCosts = pay(422, "omkostnad-skattepliktig", "Omkostnadsersättning, skattepliktig")
    /// Barnbidrag taken off such omkostnadsersättning.
    public static let taxedChildBenefit = pay(
        423, "omkostnad-barnbidrag-skattepliktig", "Barnbidrag, avdrag från skattepliktig omkostnadsersättning")
    /// What somebody approved for F-skatt is paid: neither taxed nor charged here.
    public static let fSkatt = PayItem(
        PayItemID(430), key: "arvode-f-skatt", name: "Arvode till godkänd för F-skatt", flags: [], agiField: 131)

    /// All of them.
    public static let all: [PayItem] = [
        monthlyFee, meeting, lostIncome, lostHoliday, lostPension, careFee, careDays, careWeekend, careHours,
        taxCompensation, costs, childBenefit, taxedCosts, taxedChildBenefit, fSkatt,
    ]

    private static func pay(_ id: UInt16, _ key: String, _ name: String) -> PayItem {
        PayItem(PayItemID(id), key: key, name: name, flags: fee)
    }
}
