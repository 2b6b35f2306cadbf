//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// § 27 Semesterskuld: what the employer owes in holiday at the end of a day.
enum HolidayDebt {
    static func add(
        _ question: borrowing EmploymentMonth, on day: Day, _ rules: ABMonth, _ carry: EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
    }
}
