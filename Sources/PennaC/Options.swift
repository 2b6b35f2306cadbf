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
    let threads: Int
    let knownAt: Instant
    private let progress: penna_progress?
    private let progressContext: UnsafeMutableRawPointer?

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
        let threads = unsafe given.threads
        guard (0...256).contains(threads) else {
            throw Failure(argument: "options.threads", "threads är \(threads). Ange 1–256.")
        }
        payYear = unsafe given.pay_year
        payMonth = unsafe given.pay_month
        payDay = unsafe given.pay_day
        self.threads = max(1, Int(threads))
        knownAt = unsafe Instant(seconds: given.known_at)
        unsafe progress = given.progress
        unsafe progressContext = given.progress_context
    }

    /// The pay date: as given, or the employer's ordinary day of the month.
    func payDate(_ employer: Employer) throws(Failure) -> PayDate {
        guard let first = Day(year: Int(payYear), month: Int(payMonth), day: 1) else {
            throw Failure(
                argument: "options.pay_month",
                "Månaden \(payYear)-\(payMonth) finns inte. Ange år 1–9999 och månad 1–12.")
        }
        guard payDay != 0 else { return employer.payCalendar.payDate(in: first.month) }
        guard let day = Day(year: Int(payYear), month: Int(payMonth), day: Int(payDay)) else {
            throw Failure(
                argument: "options.pay_day", "Dagen \(payYear)-\(payMonth)-\(payDay) finns inte. Ange en dag i månaden."
            )
        }
        return PayDate(day)
    }

    /// Tells the caller how far the run has come.
    ///
    /// - Returns: whether to go on.
    func goesOn(done: Int, of total: Int) -> Bool {
        guard let progress = unsafe progress else { return true }
        return unsafe progress(progressContext, Int64(done), Int64(total)) == 0
    }
}
