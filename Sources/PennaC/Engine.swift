//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel
internal import Synchronization

/// One employer, and the pay dates that were resolved for it last.
final class Engine: Sendable {
    let employer: Employer
    let years: PayYears
    /// The agreements that its people are paid by.
    let agreements: StandardAgreements
    /// What they say.
    let book: RuleBook

    private struct ResolvedRun: Sendable {
        let payDate: PayDate
        let knownAt: Instant
        let run: StandardRun
    }

    /// Pay dates resolved earlier, the latest first.
    ///
    /// They only save time: whatever is here, results are the same.
    private let resolved = Mutex<[ResolvedRun]>([])
    private static let mostResolved = 4

    private init(employer: Employer, years: PayYears, _ agreements: StandardAgreements, _ book: RuleBook) {
        self.employer = employer
        self.years = years
        self.agreements = agreements
        self.book = book
    }

    /// Reads an employer's document.
    convenience init(json: [UInt8], _ given: HostDocuments = HostDocuments()) throws(Failure) {
        self.init(
            employer: try Engine.employer(json, given.book), years: given.years, given.agreements, given.book)
    }

    /// Reads an employer's document.
    static func employer(_ json: [UInt8], _ book: RuleBook) throws(Failure) -> Employer {
        let reading = EmployerFile.read(json, book)
        guard let employer = reading.employer else {
            throw reading.problems.first.map { Failure($0, isAlone: true) }
                ?? Failure(PENNA_INVALID_INPUT, "Arbetsgivaren går inte att läsa.")
        }
        return employer
    }

    /// The run of a pay date, resolved now or before.
    func run(_ options: Options) throws(Failure) -> StandardRun {
        let payDate = try options.payDate(employer)
        let knownAt = options.knownAt
        let found = resolved.withLock { known in
            known.first { $0.payDate == payDate && $0.run.payMonth == options.month && $0.knownAt == knownAt }?.run
        }
        if let found { return found }
        let run = try checked { () throws(PayrollError) in
            try StandardRun(
                employer: employer, agreements: agreements, payDate: payDate, payMonth: options.month,
                knownAt: knownAt, years: years)
        }
        resolved.withLock { known in
            known.insert(ResolvedRun(payDate: payDate, knownAt: knownAt, run: run), at: 0)
            if known.count > Engine.mostResolved { known.removeLast() }
        }
        return run
    }

    /// The engine behind a handle.
    ///
    /// - Throws: `PENNA_INVALID_ARGUMENT` for NULL.
    static func of(_ handle: OpaquePointer?) throws(Failure) -> Engine {
        guard let handle = unsafe handle else {
            throw Failure(argument: "engine", "engine är NULL. Gör en med penna_engine_create.")
        }
        return unsafe Unmanaged<Engine>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }
}

/// Makes an engine; see `penna.h`.
@c @implementation
public func penna_engine_create(
    _ employer_json: UnsafePointer<CChar>?, _ count: Int, _ engine: UnsafeMutablePointer<OpaquePointer?>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        guard let engine = unsafe engine else {
            throw Failure(argument: "engine", "engine är NULL. Ge en plats som handtaget kan läggas i.")
        }
        unsafe engine.pointee = nil
        let made = try Engine(json: unsafe bytes(employer_json, count, "employer_json"))
        unsafe engine.pointee = OpaquePointer(Unmanaged.passRetained(made).toOpaque())
    }
}

/// Makes an engine with years; see `penna.h`.
@c @implementation
public func penna_engine_create_with_years(
    _ employer_json: UnsafePointer<CChar>?, _ count: Int, _ years: UnsafePointer<penna_text>?, _ year_count: Int,
    _ engine: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe penna_engine_create_with_agreements(employer_json, count, years, year_count, nil, 0, engine, error)
}

/// Makes an engine with years and declared agreements; see `penna.h`.
@c @implementation
public func penna_engine_create_with_agreements(
    _ employer_json: UnsafePointer<CChar>?, _ count: Int, _ years: UnsafePointer<penna_text>?, _ year_count: Int,
    _ agreements: UnsafePointer<penna_text>?, _ agreement_count: Int, _ engine: UnsafeMutablePointer<OpaquePointer?>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        guard let engine = unsafe engine else {
            throw Failure(argument: "engine", "engine är NULL. Ge en plats som handtaget kan läggas i.")
        }
        unsafe engine.pointee = nil
        let given = try unsafe HostDocuments(years, year_count, agreements, agreement_count)
        let made = try Engine(json: unsafe bytes(employer_json, count, "employer_json"), given)
        unsafe engine.pointee = OpaquePointer(Unmanaged.passRetained(made).toOpaque())
    }
}

/// Destroys an engine; see `penna.h`.
@c @implementation
public func penna_engine_destroy(_ engine: OpaquePointer?) {
    guard let engine = unsafe engine else { return }
    unsafe Unmanaged<Engine>.fromOpaque(UnsafeRawPointer(engine)).release()
}
