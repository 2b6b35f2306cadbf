//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaModel

/// Time: absence, work, standby and travel by their codes.
extension PAXmlInterpreter {
    func time(_ row: PAXmlRow, _ given: DayRange?, _ employment: String, _ remarks: inout [Remark]) throws(Refusal)
        -> Meaning
    {
        let field: PAXmlField = row[.tidkod].isEmpty && !row[.kod].isEmpty ? .kod : .tidkod
        let code = row[field]
        guard !code.isEmpty else {
            throw Refusal(.missingFact, field.rawValue, "Raden saknar tidkod. Ange vad tiden är.")
        }
        guard let meaning = meaning(of: code) else {
            throw Refusal(
                .unknownName, row.name(field),
                "Tidkoden \(code) har ingen betydelse hos arbetsgivaren. \(PAXmlCodes.advice(for: code.uppercased()))")
        }
        var used = try checkCodes(row, readBy: field).union([.timmar, .antal, .starttid, .sluttid])
        if !(row[.antal] + row[.timmar] + row[.omfattning]).isEmpty { used.insert(.enhet) }
        if case .absence(let cause) = meaning {
            if cause.concernsChild { used.insert(.barn) }
            let (days, extent) = (try days(given, of: employment), try extent(row, given))
            // The unit of no quantity: whole days are days.
            if extent == .whole, PAXmlUnit.named(row[.enhet]) == .days { used.insert(.enhet) }
            used.formUnion(try checkPay(row, item: nil, .zero, on: days, employment, &remarks))
            return Meaning(kind: .absence(cause, extent), days: days, used: used.union([.omfattning]))
        }
        guard row[.omfattning].isEmpty else {
            throw Refusal(
                .invalidValue, row.name(.omfattning),
                "omfattning gäller bara frånvaro, inte \(code). Ange timmar i stället.")
        }
        let item: PayItemID? = if case .item(let item) = meaning { item } else { usualItem(of: code)?.id }
        if let item, row[.starttid].isEmpty || !isWork(meaning) {
            let (minutes, days) = (try minutes(row, given), try dayOfHours(given, employment))
            used.formUnion(try checkPay(row, item: item, minutes, on: days, employment, &remarks))
            return Meaning(kind: .hours(item, minutes), days: days, used: used)
        }
        let (kind, days) = (try byTheClock(meaning, code, row, given), try days(given, of: employment))
        used.formUnion(try checkPay(row, item: nil, .zero, on: days, employment, &remarks))
        return Meaning(kind: kind, days: days, used: used)
    }

    private func isWork(_ meaning: CodeMapping.Meaning) -> Bool {
        if case .extraWork = meaning { true } else { false }
    }

    /// What Penna's rules sort from clock times; hours alone do not say when they were.
    private func byTheClock(_ meaning: CodeMapping.Meaning, _ code: String, _ row: PAXmlRow, _ given: DayRange?)
        throws(Refusal) -> Registration.Kind
    {
        guard !row[.starttid].isEmpty else {
            throw Refusal(
                .missingFact, row.name(.timmar),
                "Tidkoden \(code) räknas efter klockslag. Ange starttid och sluttid, eller ge koden en löneart (item) i paxCodes i employer.json så att timmarna betalas på den."
            )
        }
        let span = try clock(row, given)
        switch meaning {
        case .extraWork(let asTimeOff):
            return .extraWork(
                try at(.starttid, row) { () throws(PayrollError) in try Shift(span) }, asTimeOff: asTimeOff)
        case .standby(let kind): return .standby(kind, span)
        case .travelTime, .item, .absence: return .travelTime(span)
        }
    }

    /// The day on which hours that are sorted already are counted: the row's, or the last of its period.
    private func dayOfHours(_ given: DayRange?, _ employment: String) throws(Refusal) -> DayRange {
        guard let given else { return DayRange(try days(nil, of: employment).last) }
        return given
    }

    /// The hours of a time row: `timmar`, or `antal` as some systems call them.
    private func hours(_ row: PAXmlRow) throws(Refusal) -> (text: String, field: PAXmlField) {
        guard !row[.antal].isEmpty else { return (row[.timmar], .timmar) }
        guard PAXmlInterpreter.isHours(unit(row)) else {
            throw Refusal(
                .invalidValue, row.name(.enhet),
                "antal \(row[.antal]) har enheten \(unit(row)), som inte är timmar. Ange timmar.")
        }
        try checkQuantities(row)
        return (row[.antal], .antal)
    }

    private func minutes(_ row: PAXmlRow, _ given: DayRange?) throws(Refusal) -> Minutes {
        let hours = try hours(row)
        guard row[.starttid].isEmpty else { return Minutes(Int64(try clock(row, given).count)) }
        guard !hours.text.isEmpty else {
            throw Refusal(.missingFact, PAXmlField.timmar.rawValue, "Raden saknar timmar. Ange timmar.")
        }
        return try at(hours.field, row) { () throws(PayrollError) in try InputText.hours(hours.text) }
    }

    private func extent(_ row: PAXmlRow, _ given: DayRange?) throws(Refusal) -> AbsenceExtent {
        let hours = try hours(row)
        guard row[.starttid].isEmpty else {
            guard row[.omfattning].isEmpty else {
                throw Refusal(
                    .invalidValue, row.name(.starttid),
                    "starttid och sluttid kan inte stå tillsammans med omfattning. Ta bort det ena.")
            }
            return .clock(try clock(row, given))
        }
        let percent = try percent(row)
        let field = percent.isEmpty ? hours.field : .omfattning
        let extent = try at(field, row) { () throws(PayrollError) in
            try InputText.extent(hours: hours.text, percent: percent, start: "", end: "")
        }
        if case .time(let time) = extent, time <= .zero {
            throw Refusal(
                .invalidValue, row.name(hours.field),
                "En rättelse av frånvaro (timmar \(hours.text)) kan inte läsas. Ta bort eller ändra den ursprungliga raden."
            )
        }
        return extent
    }

    /// The percentage without its sign; one that may be a share as well, such as `0.5` or `1`, is refused.
    private func percent(_ row: PAXmlRow) throws(Refusal) -> String {
        let written = row[.omfattning]
        if written.isEmpty { return written }
        let hasSign = written.hasSuffix("%")
        let text = hasSign ? written.dropLast().trimmingCharacters(in: .whitespaces) : written
        let share = try at(.omfattning, row) { () throws(PayrollError) in try InputText.percent(text) }
        guard share > (hasSign ? .zero : Percent(millionths: 10_000)), share <= .whole else {
            throw Refusal(
                .invalidValue, row.name(.omfattning),
                "omfattning \(written) är ingen omfattning i procent. Skriv över 1 och högst 100, t.ex. 50 för halvtid."
            )
        }
        return text
    }

    /// Hours beside clock times are those between them; where they differ, nobody can tell which minutes are meant.
    private func checkHours(_ row: PAXmlRow, areBetween length: Int) throws(Refusal) {
        let hours = try hours(row)
        if hours.text.isEmpty { return }
        let minutes = try at(hours.field, row) { () throws(PayrollError) in try InputText.hours(hours.text) }
        guard minutes == Minutes(Int64(length)) else {
            throw Refusal(
                .invalidValue, row.name(.starttid),
                "Raden har \(row.name(hours.field)) \(hours.text), men från starttid \(row[.starttid]) till sluttid \(row[.sluttid]) är det \(OutputText.hours(Minutes(Int64(length)))). Ta bort det ena."
            )
        }
    }

    private func clock(_ row: PAXmlRow, _ given: DayRange?) throws(Refusal) -> ClockSpan {
        let span = try span(row, given)
        try checkHours(row, areBetween: span.count)
        return span
    }

    /// The time from `starttid` to `sluttid`.
    func span(_ row: PAXmlRow, _ given: DayRange?) throws(Refusal) -> ClockSpan {
        let start = try moment(.starttid, row, given)
        var end = try moment(.sluttid, row, given)
        // Times without a date: an end at or before the start is on the next day.
        if !row[.sluttid].contains("-"), (end.day, end.minute) <= (start.day, start.minute) {
            end = PAXmlMoment(day: end.day + 1, minute: end.minute)
        }
        let length = (end.day - start.day) * 1440 + end.minute - start.minute
        guard (1...1440).contains(length) else {
            throw Refusal(
                .invalidValue, row.name(.sluttid),
                "Tiden från \(row[.starttid]) till \(row[.sluttid]) är tom, baklänges eller längre än ett dygn. Dela upp den på en rad per dag."
            )
        }
        return try at(.starttid, row) { () throws(PayrollError) in
            try ClockSpan(from: start.minute, to: start.minute + length)
        }
    }

    private func moment(_ field: PAXmlField, _ row: PAXmlRow, _ given: DayRange?) throws(Refusal) -> PAXmlMoment {
        let text = row[field]
        return try at(field, row) { () throws(PayrollError) in
            guard !text.contains("-"), let day = given?.first else { return try PAXmlMoment(text, field.rawValue) }
            return try PAXmlMoment(text, on: day)
        }
    }
}
