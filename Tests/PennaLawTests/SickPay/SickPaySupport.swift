//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaLaw
import Testing

/// Helpers of the tests of sick pay.
enum Sick {
    /// Pay and hours of the vectors.
    static func rule(_ kronor: Int64 = 30_000, hours: Int64 = 40) throws -> StatutorySickPay {
        try StatutorySickPay(
            .monthly(pay: Amount(kronor: kronor), weekHours: Minutes(hours * 60)), on: Day(2026, 10, 1))
    }

    /// Consecutive days of illness: eight hours on weekdays, nothing on Saturdays and Sundays.
    static func days(_ first: Day, _ count: Int) -> [SickDay] {
        (0..<count).map { index in
            let day = first + index
            return SickDay(day, absent: Minutes(day.weekday.isWeekend ? 0 : 480))
        }
    }

    /// A state with a number of karensavdrag made, 30 days apart.
    static func state(karens count: Int, from first: Day, apart: Int = 30) throws -> SickPeriodState {
        var state = SickPeriodState()
        for index in 0..<count { try state.takeKarens(on: first + index * apart) }
        return state
    }
}

extension SickPeriodState {
    /// A period of one day with a karensavdrag that is made.
    mutating func takeKarens(on day: Day) throws {
        beginPeriod(on: day, karens: Amount(ore: 100), occasions: 100)
        count(day)
        sickPay = Amount(ore: 100)
        _ = try takeKarens()
    }
}

extension SickPayOutcome {
    /// The sum of karensavdrag.
    var karens: Int64 {
        lines.reduce(0) {
            switch $1 {
            case .karensavdrag(let line): $0 + line.amount.ore
            case .karensavdragRest(let line): $0 + line.amount.ore
            default: $0
            }
        }
    }

    /// The sum of sjuklön.
    var sickPay: Int64 {
        lines.reduce(0) {
            switch $1 {
            case .sjuklon, .sjuklonTimlon, .sjuklonTillagg: $0 + $1.amount.ore
            default: $0
            }
        }
    }

    /// The sum of deductions for absence.
    var deduction: Int64 {
        lines.reduce(0) {
            switch $1 {
            case .sjukavdrag, .avdragUtanSjuklon: $0 + $1.amount.ore
            default: $0
            }
        }
    }

    /// The findings of a kind.
    func found(_ kind: SickPayFinding.Kind) -> [SickPayFinding] { findings.filter { $0.kind == kind } }
}
