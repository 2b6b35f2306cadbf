//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaDemo
import PennaFormat
import PennaLaw
import PennaModel
import Testing

@testable import PennaFiling

@Suite("Payslips as pages")
struct PayslipPageTests {
    private func pages() throws -> PayslipPages {
        let centre = try DemoCentre(payslips: 60, seed: 5)
        let facts = try #require(centre.employers.first)
        let run = try StandardRun(
            employer: facts.employer, agreements: .standard, payDate: centre.payDate, knownAt: .endOfTime)
        let batch = Batch(run, facts)
        return PayslipPages(RunFiling(RunReport(batch, try batch.calculate())))
    }

    @Test("Every tag that begins ends, each page has its language and headings, and nothing is fetched from outside")
    func structure() throws {
        let pages = try pages()
        #expect(pages.count > 2)
        for place in 0..<pages.count {
            let text = String(decoding: pages.page(place), as: UTF8.self)
            #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"sv\"><head><meta charset=\"utf-8\">"))
            for what in ["<h1>", "<caption>", "scope=\"col\"", "scope=\"row\"", "<title>"] {
                #expect(text.contains(what))
            }
            for what in ["http:", "https:", "<script", "<link", "<img", "url("] { #expect(!text.contains(what)) }
            #expect(PayslipPageTests.open(text) == [])
        }
    }

    /// The elements that are not ended, in order; the first that is ended wrongly ends the list.
    private static func open(_ text: String) -> [String] {
        var open: [String] = []
        for part in text.components(separatedBy: "<").dropFirst(2) {
            let tag = part.components(separatedBy: ">")[0]
            if tag.hasPrefix("/") {
                guard open.last == String(tag.dropFirst()) else { return open + [tag] }
                open.removeLast()
            } else {
                let name = tag.components(separatedBy: " ")[0]
                if name != "meta" { open.append(name) }
            }
        }
        return open
    }

    @Test("The month is shown day by day, with shifts and absence in words, and weeks of seven days")
    func month() throws {
        let shift = try Shift(ClockSpan(from: 8 * 60, to: 17 * 60), breaks: [ClockSpan(from: 12 * 60, to: 13 * 60)])
        let week = Array(repeating: [shift], count: 5) + [[], []]
        let start = Day(2026, 1, 1)
        let now = Instant(seconds: 0)
        let days = try DayRange(from: Day(2026, 10, 6), through: Day(2026, 10, 7))
        let half = try DayRange(from: Day(2026, 10, 8), through: Day(2026, 10, 8))
        let evening = try Shift(ClockSpan(from: 18 * 60, to: 21 * 60))
        let employment = try Employment(
            id: "1", start: start, terms: [],
            schedules: [Fact(ScheduleAssignment(schedule: 0, cycleStart: Day(2026, 1, 5)), from: start, recorded: now)],
            registrations: [
                Registration(.absence(.sjuk, .whole), days: days, recorded: now),
                Registration(.absence(.vab, .percent(Percent(millionths: 500_000))), days: half, recorded: now),
                Registration(.extraWork(evening), days: DayRange(Day(2026, 10, 9)), recorded: now),
            ])
        let schedules = [try Schedule(name: "Kontor", cycle: week, isFreeOnHolidays: true)]
        let picture = MonthPicture(employment, schedules, Month(year: 2026, month: 10), knownAt: .endOfTime)
        func cell(_ day: Int) -> MonthPicture.Cell { picture.cells[day - 1] }
        #expect(picture.cells.count == 31)
        #expect(cell(5).texts == ["08:00–17:00"] && cell(5).look == .work)
        #expect(cell(6).texts == ["08:00–17:00", "Sjuk"] && cell(6).look == .absent)
        #expect(cell(8).texts == ["08:00–17:00", "Vård av barn 50 %"])
        #expect(cell(9).texts == ["08:00–17:00", "Extra 18:00–21:00"] && cell(9).look == .extra)
        #expect(cell(10).look == .free && cell(11).isHoliday && !cell(10).isHoliday)
        var html = XMLText(prolog: "")
        picture.write("Anställning 1", to: &html)
        let text = String(decoding: html.bytes, as: UTF8.self)
        for row in text.components(separatedBy: "<tr>").dropFirst(2) {
            #expect(row.components(separatedBy: "<td").count == 8)
        }
    }

    @Test("A page says what is paid, every line with its formula, and every value that was reported")
    func content() throws {
        let pages = try pages()
        let report = pages.filing.report
        for place in 0..<pages.count {
            let payslip = report.result.payslips[place]
            let person = report.facts.people[payslip.person]
            let text = String(decoding: pages.page(place), as: UTF8.self)
            #expect(text.contains("<strong>\(payslip.totals.net.swedish) kr</strong>"))
            #expect(text.contains("\(person.id)"))
            #expect(text.components(separatedBy: "<details>").count - 1 == payslip.lines.count)
            let statements = report.agi?.individuals.additions.filter { $0.key.payee == .person(person.id) } ?? []
            #expect(!statements.isEmpty)
            for value in statements.flatMap(\.values) {
                let code = try AGIField.numbered(value.field).code
                let row = text.components(separatedBy: "<tr><td>\(code)</td>")
                #expect(row.count == 2, "\(code)")
                #expect(row[1].contains(value.content == .cross ? ">X<" : ">\(value.text)<"))
            }
        }
    }

    @Test("The same run gives the same pages under the same names, which tell nobody whose they are")
    func sameAgain() throws {
        let (first, second) = (try pages(), try pages())
        let names = (0..<first.count).map { first.name(of: $0) }
        #expect(names == (0..<second.count).map { second.name(of: $0) })
        #expect(Set(names).count == first.count)
        #expect((0..<first.count).allSatisfy { first.page($0) == second.page($0) })
        let index = String(decoding: try #require(first.index().bytes), as: UTF8.self)
        let rows = index.split(separator: "\n").dropFirst().map { $0.split(separator: ";").map(String.init) }
        #expect(rows.map { $0[1] } == names)
        #expect(rows[0][2] == "\(SHA256.hash(of: first.page(0)))")
        #expect(zip(rows, names).allSatisfy { !$1.contains($0[0]) })
    }

    @Test("Marks in a name are text, and not HTML")
    func marks() {
        var html = XMLText(prolog: "")
        html.element("p", text: "<b>Å & \"Ö\"</b>\u{7}")
        #expect(String(decoding: html.bytes, as: UTF8.self) == "<p>&lt;b&gt;Å &amp; &quot;Ö&quot;&lt;/b&gt; </p>")
    }
}
