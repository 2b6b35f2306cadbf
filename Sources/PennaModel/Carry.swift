//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaLaw

/// What one month leaves to the next for a person at an employer.
public struct Carry: Hashable, Sendable {
    /// What the employee owes the employer from months with negative pay.
    public var receivable: Amount

    /// What was paid too much before tax, and is taken from the gross pay to come (decision L15).
    public var grossReceivable: Amount = .zero

    /// Öre that whole kronor have left of the net, paid when they make a krona (decision A29).
    public var netRest: Amount = .zero

    /// What has been paid and withheld so far in the income year.
    public var year: YearTotals

    /// What has been taken of the employer's claims, by their identity.
    public var claims: [ClaimCarry] = []

    /// Pensionsgrundande lön of the period that the pension is settled for.
    public var pension = PensionCarry()

    /// The state of each employment, by anställningsnummer.
    public var employments: ShortList<EmploymentCarry>

    /// What a person who has never been paid carries.
    public static let empty = Carry(receivable: .zero, year: YearTotals(), employments: [])

    /// What is carried.
    public init(receivable: Amount, year: YearTotals, employments: ShortList<EmploymentCarry>) {
        self.receivable = receivable
        self.year = year
        self.employments = employments
    }

    /// The state of an employment, new when there is none yet.
    public func employment(_ id: String) -> EmploymentCarry {
        employments.first { $0.employment == id } ?? EmploymentCarry(employment: id)
    }

    /// Puts back the state of an employment.
    public mutating func update(_ state: EmploymentCarry) {
        employments[place(of: state.employment)] = state
    }

    /// Where the state of an employment lies in ``employments``; a new one is added when there is none yet.
    public mutating func place(of employment: String) -> Int {
        for place in employments.indices {
            var isMeant = false
            employments.change(place) { isMeant = $0.employment == employment }
            if isMeant { return place }
        }
        employments.append(EmploymentCarry(employment: employment))
        return employments.count - 1
    }
}

/// How much of a claim has been set off.
public struct ClaimCarry: Hashable, Sendable {
    /// The employer's identity of the claim.
    public package(set) var id: String

    /// What has been taken.
    public var taken: Amount

    /// What has been taken of a claim.
    public init(id: String, taken: Amount) {
        self.id = id
        self.taken = taken
    }
}

/// Gross, tax and net paid so far in an income year.
public struct YearTotals: Hashable, Sendable {
    /// The year; 0 before the first payment.
    public var year: Int = 0

    /// The first month of payment in the sums, where those before it in the year are not known; `nil` where they have the
    /// whole year.
    public var since: Month?

    /// Gross cash pay.
    public var gross: Amount = .zero

    /// Preliminary tax.
    public var tax: Amount = .zero

    /// Net pay.
    public var net: Amount = .zero

    /// One-off amounts, which the tax on later ones is calculated with.
    public var oneOff: Amount = .zero

    /// Friskvårdsbidrag given, taxed or not.
    public var wellness: Amount = .zero

    /// Ordinary taxable pay and benefits of the latest month that had any.
    public var latestOrdinary: Amount = .zero

    /// Nothing paid yet.
    public init() {}

    /// Begins a year from nothing, unless it has begun; the latest ordinary pay is kept.
    public mutating func begin(_ incomeYear: IncomeYear) {
        guard incomeYear.year != year else { return }
        let latest = latestOrdinary
        self = YearTotals()
        year = incomeYear.year
        latestOrdinary = latest
    }

    /// Adds a payslip; a new year begins from nothing.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    public mutating func add(_ totals: PayslipTotals, in incomeYear: IncomeYear) throws(PayrollError) {
        begin(incomeYear)
        try gross += totals.gross
        try tax += totals.tax
        try net += totals.net
        try oneOff += totals.oneOffBase
        let ordinary = try totals.taxBase - totals.oneOffBase
        if ordinary > .zero { latestOrdinary = ordinary }
    }
}

/// Pensionsgrundande lön so far in the half-year of AKAP-KR, or the year of KAP-KL.
public struct PensionCarry: Hashable, Sendable {
    /// The pension agreement; `nil` before the first payment.
    public var plan: PensionPlan?

    /// The last day of the period; `nil` before the first payment.
    public var through: Day?

    /// The pay so far that a fee was charged on.
    public var pay: Amount = .zero

    /// Pay below zero that waits for the period's pay to come; zero or negative (decision L19).
    public var unsettled: Amount = .zero

    /// What of the fee has been paid as pay, because it is small (decision L19).
    public var paidAsPay: Amount = .zero

    /// Nothing paid yet.
    public init() {}

    /// The pay so far in a period.
    public init(
        plan: PensionPlan, through: Day, pay: Amount, unsettled: Amount = .zero, paidAsPay: Amount = .zero
    ) {
        self.plan = plan
        self.through = through
        self.pay = pay
        self.unsettled = unsettled
        self.paidAsPay = paidAsPay
    }

    /// The pay so far under an agreement in a period that ends on a day; none when another was the last.
    public func pay(in plan: PensionPlan, through day: Day) -> Amount {
        self.plan == plan && through == day ? pay : .zero
    }
}

/// What one month leaves to the next for an employment.
public struct EmploymentCarry: Hashable, Sendable {
    /// Anställningsnummer.
    public var employment: String

    /// The last day whose deviations have been calculated; `nil` before the first run.
    public var settledThrough: Day?

    /// The sick pay period and the karensavdrag made.
    public var sickness: SickPeriodState

    /// The holiday of the year, and what was saved.
    public var holiday = HolidayCarry()

    /// Time off saved and not taken (kompsaldo).
    public var timeOff = Minutes.zero

    /// Extra work of the calendar year less time off taken for it.
    public var extraWork = YearCount()

    /// Days of leave with pay for enskilda angelägenheter in the calendar year.
    public var privateLeave = YearCount()

    /// What has been used of the limits per birth, by the child's day of birth.
    public var children: [ChildCarry] = []

    /// What it was paid in fixed pay.
    public var fixedPay = FixedPayCarry()

    /// What is registered through the last settled day and longer.
    public var registered: [OpenRegistration] = []

    /// What an agreement carries that only it knows to read, in order of name.
    ///
    /// The law's periods and AB's counts have fields of their own above, because they were there before any other
    /// agreement and the law asks across employments for some of them.
    public var own: [OwnEntry] = []

    /// An employment that nothing has been calculated for.
    public init(employment: String) {
        self.employment = employment
        settledThrough = nil
        sickness = SickPeriodState()
    }
}

/// Something counted through a calendar year: minutes, or hundredths of days.
public struct YearCount: Hashable, Sendable {
    /// The year; 0 before the first.
    public var year = 0

    /// The count.
    public var count: Int64 = 0

    /// Nothing counted.
    public init() {}

    /// A count of a year.
    public init(year: Int, count: Int64) {
        self.year = year
        self.count = count
    }

    /// The count of a year; none when another was the last.
    public func count(in year: Int) -> Int64 { self.year == year ? count : 0 }

    /// Counts more in a year; a new year begins from nothing.
    ///
    /// - Throws: `overflow` when the count does not fit.
    public mutating func add(_ more: Int64, in year: Int) throws(PayrollError) {
        let (sum, overflow) = count(in: year).addingReportingOverflow(more)
        if overflow { throw .overflow("En räkning under året") }
        self = YearCount(year: year, count: sum)
    }
}

/// Where an employment stands in the holiday year, which is the calendar year where the agreement says so.
public struct HolidayCarry: Hashable, Sendable {
    /// The year that the counts below belong to; 0 before the first month.
    public var year = 0

    /// Paid days taken in the year, in hundredths.
    public var taken: Int64 = 0

    /// Days without pay taken in the year, in hundredths.
    public var unpaidTaken: Int64 = 0

    /// Days whose semesterlönetillägg has been paid in the year, in hundredths.
    public var topUpDays: Int64 = 0

    /// Days saved from earlier years, oldest first, in hundredths.
    public var saved: [SavedDays] = []

    /// Absence that the law counts as earning holiday up to a limit, or not at all, in the year and the one before.
    public var absences: ShortList<HolidayAbsence> = []

    /// Whether the year's semesterdagstillägg are exchanged for days.
    public var isExchanged = false

    /// Days given in the year beside the right, for holiday that the employer moved or interrupted, in hundredths.
    public var extra: Int64 = 0

    /// The first month calculated here, where nobody has said what was taken and saved before it; `nil` when that is known.
    public var unknownBefore: Day?

    /// Nothing earned, taken or saved.
    public init() {}
}

/// Holiday days saved from a year.
public struct SavedDays: Hashable, Sendable {
    /// The year they were earned in.
    public package(set) var year: Int

    /// The days left, in hundredths.
    public var days: Int64

    /// Days of a year.
    public init(year: Int, days: Int64) {
        self.year = year
        self.days = days
    }
}

/// What has been used of the limits that hold per birth.
public struct ChildCarry: Hashable, Sendable {
    /// The child's day of birth.
    public package(set) var born: Day

    /// Calendar days with föräldrapenningtillägg.
    public var supplementDays: Int

    /// Calendar days with föräldralön.
    public var payDays: Int

    /// What has been used for a birth.
    public init(born: Day, supplementDays: Int = 0, payDays: Int = 0) {
        self.born = born
        self.supplementDays = supplementDays
        self.payDays = payDays
    }
}
