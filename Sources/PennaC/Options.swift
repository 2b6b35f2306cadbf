//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import PennaBasics
internal import PennaModel

/// What to calculate and how, checked.
@safe
struct Options {
    private let payYear: Int32
    private let payMonth: Int32
    private let payDay: Int32
    let pace: Pace
    let knownAt: Instant

    /// Reads the caller's options.
    ///
    /// - Throws: `PENNA_INVALID_ARGUMENT`, naming the field.
    init(_ options: UnsafePointer<penna_options>?) throws(Failure) {
        guard let options = unsafe options else {
            throw Failure(argument: "options", "options är NULL. Ge en penna_options med löneår och lönemånad.")
        }
        guard unsafe options.pointee.struct_size >= MemoryLayout<penna_options>.size else {
            throw Failure(argument: "options.struct_size", "struct_size är fel. Börja med PENNA_OPTIONS_INIT.")
        }
        let given = unsafe options.pointee
        pace = try unsafe Pace(given.threads, given.progress, given.progress_context, "options")
        payYear = unsafe given.pay_year
        payMonth = unsafe given.pay_month
        payDay = unsafe given.pay_day
        knownAt = unsafe Instant(seconds: given.known_at)
    }

    /// The month of the pay calendar; a pay date in it has been found first.
    var month: Month { Month(year: Int(payYear), month: Int(payMonth)) }

    /// The pay date: as given, or the employer's ordinary day of the month.
    func payDate(_ employer: Employer) throws(Failure) -> PayDate {
        try PennaC.payDate(payYear, payMonth, payDay, employer, "options")
    }
}

/// A pay date: as given, or the employer's ordinary day of the month when the day is 0.
///
/// - Throws: `PENNA_INVALID_ARGUMENT`, naming the field of the struct.
func payDate(_ year: Int32, _ month: Int32, _ day: Int32, _ employer: Employer, _ name: String) throws(Failure)
    -> PayDate
{
    guard let first = Day(year: Int(year), month: Int(month), day: 1) else {
        throw Failure(
            argument: "\(name).pay_month", "Månaden \(year)-\(month) finns inte. Ange år 1–9999 och månad 1–12.")
    }
    guard day != 0 else { return employer.payCalendar.payDate(in: first.month) }
    guard let found = Day(year: Int(year), month: Int(month), day: Int(day)) else {
        throw Failure(argument: "\(name).pay_day", "Dagen \(year)-\(month)-\(day) finns inte. Ange en dag i månaden.")
    }
    return PayDate(found)
}

/// On how many threads a run goes, and who is told.
@safe
struct Pace {
    let threads: Int
    private let progress: penna_progress?
    private let context: UnsafeMutableRawPointer?

    /// - Throws: `PENNA_INVALID_ARGUMENT`, naming the field of the struct.
    init(_ threads: Int32, _ progress: penna_progress?, _ context: UnsafeMutableRawPointer?, _ name: String)
        throws(Failure)
    {
        guard (0...256).contains(threads) else {
            throw Failure(argument: "\(name).threads", "threads är \(threads). Ange 1–256.")
        }
        self.threads = max(1, Int(threads))
        unsafe self.progress = progress
        unsafe self.context = context
    }

    /// Tells the caller how far the run has come.
    ///
    /// - Returns: whether to go on.
    func goesOn(done: Int, of total: Int) -> Bool {
        guard let progress = unsafe progress else { return true }
        return unsafe progress(context, Int64(done), Int64(total)) == 0
    }
}
