//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Why somebody was absent, as far as earning holiday goes (17–17 b §§).
public enum HolidayAbsenceCause: Hashable, Sendable, CaseIterable {
    /// Illness: 180 days a year.
    case sjukdom
    /// Arbetsskada: no limit.
    case arbetsskada
    /// Time with graviditetspenning: no limit.
    case graviditetspenning
    /// Time with föräldrapenning for a child's birth or adoption: 120 days for each child, 180 for a single parent.
    case foraldrapenning
    /// Tillfällig föräldrapenning, care of a sick child: 120 days a year, 180 for a single parent.
    case tillfalligForaldrapenning
    /// Risk of passing on an infection, with smittbärarersättning: 180 days a year.
    case smitta
    /// Care of somebody close: 45 days a year.
    case narstaendevard
    /// Union training, or sign language training for certain parents: 180 days a year.
    case utbildning
    /// Basic training of at most 60 days or refresher training within totalförsvaret: 60 days a year.
    case totalforsvar
    /// Swedish lessons for immigrants: no limit.
    case svenskundervisning
    /// Any other absence without pay, which does not qualify.
    case annan

    /// The Swedish words.
    public var swedish: String {
        switch self {
        case .sjukdom: "sjukdom"
        case .arbetsskada: "arbetsskada"
        case .graviditetspenning: "ledighet med graviditetspenning"
        case .foraldrapenning: "föräldraledighet med föräldrapenning"
        case .tillfalligForaldrapenning: "ledighet med tillfällig föräldrapenning"
        case .smitta: "risk för överföring av smitta"
        case .narstaendevard: "närståendevård"
        case .utbildning: "facklig utbildning eller teckenspråksutbildning"
        case .totalforsvar: "utbildning inom totalförsvaret"
        case .svenskundervisning: "svenskundervisning för invandrare"
        case .annan: "annan ledighet"
        }
    }

    /// Whether the days are part of an illness that ends up not qualifying (17 § second paragraph).
    var isIllness: Bool { self == .sjukdom || self == .arbetsskada }
}

/// A stretch of absence for one cause.
public struct HolidayAbsence: Hashable, Sendable {
    /// The calendar days, days off within the stretch too.
    public let days: DayRange

    /// Why.
    public let cause: HolidayAbsenceCause

    /// Which child föräldrapenning is for, by the host's own numbers; twins are one.
    public let child: Int

    /// A stretch of absence, whole or part of the days.
    public init(_ days: DayRange, _ cause: HolidayAbsenceCause, child: Int = 0) {
        self.days = days
        self.cause = cause
        self.child = child
    }
}

/// The limits of qualifying absence, in days (17–17 b §§).
public enum HolidayAbsenceLimits {
    /// Illness in a year (17 §).
    public static let sjukdom = days("17.sjukdom", "sjukdom")

    /// Föräldrapenning for a child (17 a §).
    public static let foraldrapenning = days("17a.foraldrapenning", "föräldrapenning för ett barn", 120)

    /// Föräldrapenning for a child, single parent (17 a §).
    public static let foraldrapenningSingle = days(
        "17a.foraldrapenning.ensam", "föräldrapenning för ett barn, ensamstående")

    /// Tillfällig föräldrapenning in a year (17 a §).
    public static let tillfallig = days("17a.tillfallig", "tillfällig föräldrapenning", 120)

    /// Tillfällig föräldrapenning in a year, single parent (17 a §).
    public static let tillfalligSingle = days("17a.tillfallig.ensam", "tillfällig föräldrapenning, ensamstående")

    /// Infection in a year (17 b §).
    public static let smitta = days("17b.smitta", "smitta")

    /// Care of somebody close in a year (17 b §).
    public static let narstaendevard = days("17b.narstaendevard", "närståendevård", 45)

    /// Training in a year (17 b §).
    public static let utbildning = days("17b.utbildning", "utbildning")

    /// Totalförsvar in a year (17 b §).
    public static let totalforsvar = days("17b.totalforsvar", "totalförsvar", 60)

    /// All limits.
    public static let figures: [Figure] = [
        sjukdom, foraldrapenning, foraldrapenningSingle, tillfallig, tillfalligSingle, smitta, narstaendevard,
        utbildning, totalforsvar,
    ]

    /// The limit of a cause; `nil` when it has none.
    static func limit(of cause: HolidayAbsenceCause, isSingleParent: Bool) -> Figure? {
        switch cause {
        case .sjukdom: sjukdom
        case .foraldrapenning: isSingleParent ? foraldrapenningSingle : foraldrapenning
        case .tillfalligForaldrapenning: isSingleParent ? tillfalligSingle : tillfallig
        case .smitta: smitta
        case .narstaendevard: narstaendevard
        case .utbildning: utbildning
        case .totalforsvar: totalforsvar
        case .arbetsskada, .graviditetspenning, .svenskundervisning, .annan: nil
        }
    }

    private static func days(_ key: String, _ name: String, _ count: Int64 = 180) -> Figure {
        HolidayAct.figure(key, "Semesterlönegrundande frånvaro, högst: \(name)", .dag, count)
    }
}
