//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw

/// An employer: who it is, how it pays, and what it has agreed locally.
public struct Employer: Hashable, Sendable {
    /// Organisationsnummer.
    public let id: Organisationsnummer

    /// Name.
    public let name: String

    /// Which months a pay date carries.
    public let payCalendar: PayCalendar

    /// The work schedules that employments refer to.
    public let schedules: [Schedule]

    /// Local figures and switches over the agreement's own.
    public let settings: [AgreementSetting]

    /// Pay items of the employer's own.
    public let ownItems: [PayItem]

    /// The employer's own numbers and accounts of pay items.
    public let itemMappings: [PayItemMapping]

    /// What the codes of incoming PAXml files mean here, such as `OB1`.
    public let paxCodes: [CodeMapping]

    /// The overhead on pay (PO-pålägg) that accounts are charged with; none is calculated when empty.
    public let overheads: [PayrollOverhead.Row]

    /// What no pay is calculated from.
    package var details = EmployerDetails()

    /// An employer.
    public init(
        id: Organisationsnummer, name: String, payCalendar: PayCalendar = .standard, schedules: [Schedule] = [],
        settings: [AgreementSetting] = [], ownItems: [PayItem] = [], itemMappings: [PayItemMapping] = [],
        paxCodes: [CodeMapping] = [], overheads: [PayrollOverhead.Row] = []
    ) {
        self.id = id
        self.name = name.visible
        self.payCalendar = payCalendar
        self.schedules = schedules
        self.settings = settings
        self.ownItems = ownItems
        self.itemMappings = itemMappings
        self.paxCodes = paxCodes
        self.overheads = overheads
    }
}

/// Which worked months a pay date carries (decision A25).
public struct PayCalendar: Hashable, Sendable {
    /// The month whose deviations a pay date carries.
    public enum DeviationPeriod: String, Hashable, Sendable, CaseIterable {
        /// The calendar month before the pay date's: practice in municipalities, and the default.
        case monthBefore
        /// The pay date's own calendar month.
        case sameMonth
    }

    /// The ordinary day of payment in each month; a month too short pays on its last day.
    public package(set) var payDay: Int

    /// The month whose deviations a pay date carries.
    public package(set) var deviations: DeviationPeriod

    /// A pay calendar.
    ///
    /// - Throws: `invalidValue` when the day is not 1–31.
    public init(payDay: Int, deviations: DeviationPeriod) throws(PayrollError) {
        guard (1...31).contains(payDay) else {
            throw PayrollError(.invalidValue, "Utbetalningsdagen \(payDay) finns inte. Ange en dag 1–31.")
        }
        self.payDay = payDay
        self.deviations = deviations
    }

    private init() {
        payDay = 27
        deviations = .monthBefore
    }

    /// Payment on the 27th: fixed pay of the same month, deviations of the month before.
    public static let standard = PayCalendar()

    /// The pay date of a month: its pay day, or the nearest banking day before (decision L26).
    ///
    /// A pay day early in the month may so come in the month before; the tax year and the AGI are those of the payment.
    public func payDate(in month: Month) -> PayDate { ordinaryPayDate(in: month).payDate }

    /// The month whose fixed pay a month of payment carries: its own.
    public func fixedPayMonth(of payMonth: Month) -> WorkedMonth { WorkedMonth(payMonth) }

    /// The month whose deviations a month of payment carries.
    public func deviationMonth(of payMonth: Month) -> WorkedMonth {
        switch deviations {
        case .monthBefore: WorkedMonth(payMonth.previous)
        case .sameMonth: WorkedMonth(payMonth)
        }
    }
}

/// A local figure or switch: over the agreement's own value, from a day.
public struct AgreementSetting: Hashable, Sendable {
    /// The figure's key, such as `ab.21.ob.b-natt`.
    public let key: String

    /// The first day it applies.
    public let from: Day

    /// The last day it applies; `nil` until further notice.
    public let through: Day?

    /// The value, stored as the figure's unit says.
    public let value: Int64

    /// Where the employer has it from, such as the name of the local agreement.
    public let source: String

    /// When it was recorded; a run that knows less does not calculate with it.
    public let recorded: Instant

    /// A local value.
    public init(
        key: String, from: Day, through: Day? = nil, value: Int64, source: String,
        recorded: Instant = Instant(seconds: 0)
    ) {
        self.key = key
        self.from = from
        self.through = through
        self.value = value
        self.source = source
        self.recorded = recorded
    }

    /// Whether it applies on a day.
    public func applies(on day: Day) -> Bool { from <= day && (through.map { day <= $0 } ?? true) }
}

/// The local settings that are known at an instant; of several for a key and day, the one recorded last holds.
public struct KnownSettings: Hashable, Sendable {
    /// The settings, in the order in which they were recorded.
    public let all: [AgreementSetting]

    /// What was recorded later is not known; figures of the agreement have the same second date.
    public let knownAt: Instant

    /// The years whose figures hold where the employer has set none.
    public let years: PayYears

    /// What an instant knows of an employer's settings.
    public init(
        _ settings: [AgreementSetting] = [], knownAt: Instant = .endOfTime, years: PayYears = .builtIn
    ) {
        self.years = years
        var known: [AgreementSetting] = []
        for setting in settings where setting.recorded <= knownAt {
            // Those recorded together stay in the order given.
            let place = known.lastIndex { $0.recorded <= setting.recorded }.map { $0 + 1 } ?? 0
            known.insert(setting, at: place)
        }
        all = known
        self.knownAt = knownAt
    }

    /// The setting of a key that applies on a day.
    public func setting(_ key: String, on day: Day) -> AgreementSetting? {
        all.last { $0.key == key && $0.applies(on: day) }
    }
}

/// The employer's own number and account of a pay item.
public struct PayItemMapping: Hashable, Sendable {
    /// The pay item.
    public package(set) var item: PayItemID

    /// The employer's own number of it.
    public package(set) var number: String

    /// The account it is posted to; empty when not given.
    public package(set) var account: String

    /// A mapping.
    public init(item: PayItemID, number: String, account: String) {
        self.item = item
        self.number = number
        self.account = account
    }
}

/// What a code of an incoming file means to an employer.
public struct CodeMapping: Hashable, Sendable {
    /// What rows with a code register.
    public enum Meaning: Hashable, Sendable {
        /// Hours or amounts of a pay item.
        case item(PayItemID)
        /// Absence.
        case absence(AbsenceCause)
        /// Work beside the schedule, by the clock; paid, or saved as time off.
        case extraWork(asTimeOff: Bool)
        /// Jour or beredskap, by the clock.
        case standby(StandbyKind)
        /// Färdtid, by the clock.
        case travelTime
    }

    /// The code, such as `OB1`.
    public package(set) var code: String

    /// What it means.
    public package(set) var meaning: Meaning

    /// A mapping.
    public init(code: String, meaning: Meaning) {
        self.code = code
        self.meaning = meaning
    }

    /// A mapping to a pay item, whose hours or amounts the code is.
    public init(code: String, item: PayItemID) {
        self.init(code: code, meaning: .item(item))
    }
}
