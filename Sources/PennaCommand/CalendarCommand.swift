//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles
import PennaFormat
import PennaLaw
import PennaModel

/// `penna calendar`: the next twelve pay dates, and what has moved them.
enum CalendarCommand {
    static let help = """
        penna calendar MAPP [--from DAG] [--json] [--agreement FIL]...
        penna calendar --pay-day N [--deviations monthBefore|sameMonth] [--from DAG] [--json]

        Visar de tolv närmaste ordinarie utbetalningsdagarna: ur mappens employer.json, eller efter regler som anges.
        En dag som inte är bankdag flyttas till närmaste bankdag före, och orsaken står bredvid. Skatteår och AGI följer
        den dag då lönen betalas.

          --from DAG        från en dag eller en månad, t.ex. 2026-12-01 eller 2026-12 (i dag)
          --pay-day N       utbetalningsdag i månaden, 1–31, i stället för en mapps; en kortare månad betalar sin sista dag
          --deviations P    vilken månads avvikelser lönen har: monthBefore eller sameMonth (monthBefore)
          --json            för program
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words, options: ["--from", "--pay-day", "--deviations"], flags: ["--json"],
            repeatable: [AgreementArguments.option])
        let employer = try employer(arguments)
        let calendar = try employer?.payCalendar ?? rules(arguments)
        let dates = next(12, of: calendar, from: try first(arguments))
        if arguments.has("--json") {
            FileHandle.standardOutput.write(Data(PayDatesFile.bytes(dates, calendar, of: employer)))
        } else {
            if let employer { Terminal.print("\(employer.name), ordinarie utbetalning den \(calendar.payDay)") }
            Terminal.print(table(dates, calendar))
        }
        return 0
    }

    /// The employer whose folder was named; `nil` when rules were given instead.
    private static func employer(_ arguments: Arguments) throws -> Employer? {
        let isGiven = arguments["--pay-day"] != nil
        guard arguments.values.count == (isGiven ? 0 : 1) else {
            throw UsageError(
                isGiven
                    ? "Ange antingen en mapp eller --pay-day, inte båda."
                    : "Ange mappen, t.ex. penna calendar MAPP, eller en dag, t.ex. penna calendar --pay-day 25.")
        }
        guard let folder = arguments.values.first else { return nil }
        guard arguments["--deviations"] == nil else {
            throw UsageError("--deviations hör ihop med --pay-day. Mappens employer.json säger vad som gäller där.")
        }
        guard let found = EmployerFolder.employer(folder, book: try AgreementArguments.book(arguments)) else {
            throw UsageError("\(folder)/employer.json finns inte eller kan inte läsas. penna run säger vad som är fel.")
        }
        return found
    }

    private static func rules(_ arguments: Arguments) throws -> PayCalendar {
        let day = try arguments.number("--pay-day", in: 1...31, default: PayCalendar.standard.payDay)
        let text = arguments["--deviations"] ?? PayCalendar.standard.deviations.rawValue
        guard let period = PayCalendar.DeviationPeriod(rawValue: text) else {
            throw UsageError("--deviations \(text): ange monthBefore eller sameMonth.")
        }
        return try PayCalendar(payDay: day, deviations: period)
    }

    /// The first day that is asked about: as given, or today.
    private static func first(_ arguments: Arguments) throws -> Day {
        let text =
            arguments["--from"]
            ?? "\(SwedishClock.local(Instant(seconds: Int64(Date().timeIntervalSince1970)).moment).day)"
        guard let day = Day(text) ?? Month(text)?.first else {
            throw UsageError("--from \(text): ange en dag eller en månad, t.ex. 2026-12-01 eller 2026-12.")
        }
        // A year further on there must be holidays too.
        let years = HolidayCalendar.years.lowerBound...HolidayCalendar.years.upperBound - 2
        guard years.contains(day.year) else {
            throw UsageError("--from \(text): helgdagar är kända från \(years.lowerBound) till \(years.upperBound).")
        }
        return day
    }

    /// The pay dates on a day or later.
    private static func next(_ count: Int, of calendar: PayCalendar, from first: Day) -> [PayCalendar.OrdinaryPayDate] {
        var dates: [PayCalendar.OrdinaryPayDate] = []
        var month = first.month
        while dates.count < count {
            let date = calendar.ordinaryPayDate(in: month)
            if date.payDate.day >= first { dates.append(date) }
            month = month.next
        }
        return dates
    }

    private static func table(_ dates: [PayCalendar.OrdinaryPayDate], _ calendar: PayCalendar) -> String {
        var rows = [("Månad", "Utbetalning", "Dag", "Avvikelser", "Flyttad")]
        for date in dates {
            let moved = date.causes.isEmpty ? "" : "från \(date.calendarDay): \(date.causes.joined(separator: ", "))"
            rows.append(
                (
                    "\(date.month)", "\(date.payDate.day)", date.payDate.day.weekday.swedish,
                    "\(calendar.deviationMonth(of: date.month).month)", moved
                ))
        }
        func padded(_ text: String, _ width: Int) -> String {
            text.padding(toLength: width, withPad: " ", startingAt: 0)
        }
        return rows.map { row in
            [padded(row.0, 7), padded(row.1, 11), padded(row.2, 7), padded(row.3, 10), row.4].joined(separator: "  ")
                .trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }
}
