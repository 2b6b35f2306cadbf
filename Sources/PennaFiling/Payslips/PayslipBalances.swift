//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel

/// What a person has left and has got in the year, as a payslip says it.
enum PayslipBalances {
    static func rows(_ carry: Carry, in payDate: PayDate) -> [(name: String, value: String)] {
        var rows: [(name: String, value: String)] = []
        for employment in carry.employments { rows += self.rows(employment) }
        let year = carry.year
        if year.year == payDate.incomeYear.year {
            let since = year.since.map { ", från \($0)" } ?? ""
            rows.append((name: "Bruttolön \(year.year)\(since)", value: "\(year.gross.swedish) kr"))
            rows.append((name: "Skatt \(year.year)\(since)", value: "\(year.tax.swedish) kr"))
            rows.append((name: "Nettolön \(year.year)\(since)", value: "\(year.net.swedish) kr"))
        }
        if carry.receivable > .zero {
            rows.append((name: "Skuld till arbetsgivaren, efter skatt", value: "\(carry.receivable.swedish) kr"))
        }
        if carry.grossReceivable > .zero {
            rows.append((name: "Skuld till arbetsgivaren, före skatt", value: "\(carry.grossReceivable.swedish) kr"))
        }
        return rows
    }

    private static func rows(_ employment: EmploymentCarry) -> [(name: String, value: String)] {
        let holiday = employment.holiday
        let of = "anställning \(employment.employment)"
        var rows: [(name: String, value: String)] = []
        if holiday.year > 0 {
            rows.append((name: "Tagna semesterdagar \(holiday.year), \(of)", value: days(holiday.taken)))
            if holiday.unpaidTaken > 0 {
                rows.append((name: "Obetalda semesterdagar \(holiday.year), \(of)", value: days(holiday.unpaidTaken)))
            }
        }
        for saved in holiday.saved where saved.days > 0 {
            rows.append((name: "Sparade semesterdagar från \(saved.year), \(of)", value: days(saved.days)))
        }
        if employment.timeOff != .zero {
            rows.append((name: "Kompledighet, \(of)", value: OperandUnit.timme.swedishText(employment.timeOff.count)))
        }
        return rows
    }

    private static func days(_ hundredths: Int64) -> String {
        DecimalText.swedish(hundredths, scale: 2, trimmed: true) + (hundredths == 100 ? " dag" : " dagar")
    }
}
