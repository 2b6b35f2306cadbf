//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw

/// The fictional employer and payees of the tests.
enum Sample {
    static func employer() throws -> Organisationsnummer { try Organisationsnummer("212000-9994") }

    static func period(_ year: Int, _ month: Int) -> AGIPeriod { AGIPeriod(payDate: PayDate(Day(year, month, 1))) }

    /// A person born on 3 January of a year, with a birth number and the check digit that goes with it.
    static func person(born year: Int, _ serial: Int = 1) throws -> AGIPayee {
        let nine = (year % 100) * 10_000_000 + 103 * 1000 + 100 + serial
        var sum = 0
        for (index, character) in padded(nine, to: 9).utf8.enumerated() {
            let product = Int(character - UInt8(ascii: "0")) * (index % 2 == 0 ? 2 : 1)
            sum += product / 10 + product % 10
        }
        return try AGIPayee(person: "\(year / 100)" + padded(nine, to: 9) + "\((10 - sum % 10) % 10)")
    }

    static func number(born year: Int, _ serial: Int = 1) throws -> Personnummer {
        guard case .person(let number) = try person(born: year, serial) else {
            throw PayrollError(.invalidValue, "not a person")
        }
        return number
    }

    static func key(
        _ payee: AGIPayee, _ year: Int = 2026, _ month: Int = 10, number: Int64 = 1
    ) throws -> IndividualKey {
        try IndividualKey(employer: employer(), payee: payee, period: period(year, month), number: number)
    }

    /// Sums of amounts in öre.
    static func sums(_ taxation: AGITaxation? = nil, _ amounts: [Int: Int64]) throws -> IndividualSums {
        var sums = IndividualSums(taxation: taxation)
        for (field, ore) in amounts { try sums.add(field: field, amount: Amount(ore: ore)) }
        return sums
    }

    static func statement(_ key: IndividualKey, _ amounts: [Int: Int64]) throws -> IndividualStatement {
        try IndividualStatement(key: key, sums: sums(nil, amounts))
    }

    private static func padded(_ value: Int, to width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

extension IndividualStatement {
    /// The values as `field=value`, for comparison.
    var written: [String] { values.map { "\($0.field)=\($0.text)" } }
}

/// The payroll error that some work throws, or `nil`.
func payrollError(_ work: () throws -> Void) -> PayrollError? {
    do {
        try work()
        return nil
    } catch {
        return error as? PayrollError
    }
}
