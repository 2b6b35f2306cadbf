//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna
internal import PennaBasics
internal import PennaLaw

private let version: StaticString = "0.1.0"

/// The ABI version of the library; see `penna.h`.
@c @implementation
public func penna_abi_version() -> UInt32 { UInt32(PENNA_ABI_VERSION) }

/// The version of the library; see `penna.h`.
@c @implementation
public func penna_version() -> UnsafePointer<CChar>? {
    unsafe UnsafeRawPointer(version.utf8Start).assumingMemoryBound(to: CChar.self)
}

/// A tax by the monthly tables; see `penna.h`.
@c @implementation
public func penna_tax(
    _ year: Int32, _ table: Int32, _ column: Int32, _ pay: Int64, _ tax: UnsafeMutablePointer<Int64>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        guard let tax = unsafe tax else { throw Failure(argument: "tax", "tax är NULL. Ge en plats för skatten.") }
        unsafe tax.pointee = 0
        let found = try checked { () throws(PayrollError) in
            try TaxTable(year: IncomeYear(Int(year)), number: Int(table))
                .tax(column: Int(column), income: Amount(ore: pay))
        }
        unsafe tax.pointee = found.ore
    }
}

/// A person's arbetsgivaravgifter; see `penna.h`.
@c @implementation
public func penna_contributions(
    _ year: Int32, _ month: Int32, _ day: Int32, _ birth_year: Int32, _ base: Int64,
    _ contributions: UnsafeMutablePointer<Int64>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        guard let contributions = unsafe contributions else {
            throw Failure(argument: "contributions", "contributions är NULL. Ge en plats för avgifterna.")
        }
        unsafe contributions.pointee = 0
        guard let payDay = Day(year: Int(year), month: Int(month), day: Int(day)) else {
            throw Failure(argument: "day", "Dagen \(year)-\(month)-\(day) finns inte. Ange utbetalningsdagen.")
        }
        guard (1800...Int32(payDay.year)).contains(birth_year) else {
            throw Failure(argument: "birth_year", "Födelseåret \(birth_year) är orimligt. Ange t.ex. 1980.")
        }
        let cost = try checked { () throws(PayrollError) in
            try ContributionRates(payDate: PayDate(payDay))
                .parts(of: Amount(ore: base), birthYear: Int(birth_year)).cost()
        }
        unsafe contributions.pointee = cost.ore
    }
}
