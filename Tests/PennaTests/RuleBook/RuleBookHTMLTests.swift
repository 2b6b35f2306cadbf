//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaAB
import PennaBasics
import PennaModel
import Testing

@Suite("The rule book as a page for a browser") struct RuleBookHTMLTests {
    private static let day = Day(2026, 11, 1)

    private static func html(_ employers: [Employer] = []) throws -> String {
        try RuleBookPages(of: AB(), employers: employers, on: day).html()
    }

    private static func page(_ employers: [Employer] = []) throws -> BookElement { try BookPage.read(html(employers)) }

    private func employer(_ name: String, _ value: Int64?) throws -> Employer {
        let settings = value.map {
            [AgreementSetting(key: "ab.21.ob.b-natt", from: Day(2026, 4, 1), value: $0, source: "Lokalt <avtal>")]
        }
        return Employer(id: try Organisationsnummer("212000-0142"), name: name, settings: settings ?? [])
    }

    @Test("It is well formed, says its language and title, and needs nothing from elsewhere")
    func alone() throws {
        let html = try Self.html()
        let page = try BookPage.read(html)
        #expect(html.hasPrefix("<!DOCTYPE html>") && html.utf8.count < 1_000_000)
        #expect(page.attributes["lang"] == "sv" && page.elements("title").first?.text == "Regelbok för AB")
        #expect(page.all.allSatisfy { $0.attributes["src"] == nil && $0.name != "link" && $0.name != "img" })
        let style = try #require(page.elements("style").first?.text)
        #expect(!style.contains("url(") && !style.contains("@import"))
        for media in ["prefers-color-scheme: dark", "@media print", "size: A4", "break-before: page", ":focus-visible"]
        {
            #expect(style.contains(media), "\(media)")
        }
    }

    @Test("Every link has its anchor, no anchor is there twice, and headings go down one level at a time")
    func anchors() throws {
        let page = try Self.page()
        let ids = page.all.compactMap(\.id)
        #expect(Set(ids).count == ids.count)
        let known = Set(ids)
        let links = page.elements("a").compactMap { $0.attributes["href"] }
        #expect(links.count > 500)
        for link in links where !link.hasPrefix("https://") && !link.hasPrefix("http://") {
            #expect(link.hasPrefix("#") && known.contains(String(link.dropFirst())), "\(link)")
        }
        var level = 0
        for heading in page.all where ["h1", "h2", "h3"].contains(heading.name) {
            let next = Int(heading.name.dropFirst()) ?? 0
            #expect(next <= level + 1, "\(heading.text)")
            level = next
        }
        #expect(page.elements("h1").count == 1)
    }

    @Test("Every paragraph stands in the contents and leads to its section; the search waits for its script")
    func contents() throws {
        let page = try Self.page()
        let contents = try #require(page.elements("nav").first)
        for rule in AB.rules {
            let name = BookPageText.unbroken("\(rule.paragraph) \(rule.name)")
            let link = try #require(
                contents.elements("a").first { BookPageText.unbroken($0.text) == name }, "\(rule.paragraph)")
            let section = try #require(page.element(id: String(link.attributes["href"]?.dropFirst() ?? "")))
            #expect(section.elements("h2").first?.text.hasSuffix(rule.name) == true)
        }
        let search = try #require(contents.all.first { $0.attributes["type"] == "search" })
        #expect(search.parent?.attributes["hidden"] != nil)
        #expect(contents.elements("label").contains { $0.attributes["for"] == search.id })
    }

    @Test("The week of OB has the right class in its cells: evening, night, Friday, Saturday, Monday morning")
    func week() throws {
        let page = try Self.page()
        let week = try #require(page.elements("table", "week").first)
        #expect(week.elements("caption").first?.text == "En vanlig vecka, 2026-11-09 till 2026-11-15")
        let days = try BookWeekCells.read(week)
        #expect(days.count == 7 && days.allSatisfy { $0.slots.count == 48 })
        func runs(_ day: String) -> String { days.first { $0.name.hasPrefix(day) }?.runs ?? "" }
        #expect(runs("måndag") == "0–7 B, 19–22 D, 22–24 C")
        #expect(runs("tisdag") == "0–6 C, 19–22 D, 22–24 C")
        #expect(runs("fredag") == "0–6 C, 17–22 B, 22–24 BN")
        #expect(runs("lördag") == "0–6 BN, 6–22 B, 22–24 BN")
        #expect(runs("söndag") == "0–6 BN, 6–24 B")
        #expect(week.elements("td").allSatisfy { !$0.text.isEmpty }, "A cell is read without its colour.")
    }

    @Test("The storhelger of the year have pictures of their own, and a local figure draws another Friday")
    func feasts() throws {
        let weeks = try Self.page().elements("table", "week")
        let captions = weeks.compactMap { $0.elements("caption").first?.text }
        #expect(
            captions.dropFirst().map { $0.prefix { $0 != "," } } == [
                "Påsk", "Helgdag i veckan", "Midsommar", "Jul", "Nyår",
            ])
        let easter = try BookWeekCells.read(weeks[1])
        #expect(
            easter.map(\.runs) == [
                "0–6 C, 18–22 A, 22–24 AN", "0–6 AN, 6–22 A, 22–24 AN", "0–6 AN, 6–22 A, 22–24 AN",
                "0–6 AN, 6–22 A, 22–24 AN", "0–6 AN, 6–24 A", "0–7 A, 19–22 D, 22–24 C",
            ])
        #expect(easter[1].name.contains("långfredagen") && easter[3].name.contains("påskdagen"))
        let settings = [
            AgreementSetting(key: "ab.21.fredag-fran", from: Day(2026, 4, 1), value: 19 * 60 + 30, source: "Lokalt")
        ]
        let own = Employer(id: try Organisationsnummer("212000-0142"), name: "Ekeby", settings: settings)
        let friday = try BookWeekCells.read(try #require(Self.page([own]).elements("table", "week").first))[4]
        #expect(friday.runs == "0–6 C, 19–19.30 D, 19.30–22 B, 22–24 BN")
    }

    @Test("Of two employers only the weeks that differ are drawn twice, and each says whose it is")
    func weeksOfTwo() throws {
        let settings = [
            AgreementSetting(key: "ab.21.fredag-fran", from: Day(2026, 4, 1), value: 18 * 60, source: "Lokalt")
        ]
        let own = Employer(id: try Organisationsnummer("212000-0142"), name: "Ekeby", settings: settings)
        let weeks = try Self.page([own, employer("Åsby", nil)]).elements("table", "week")
        let captions = weeks.compactMap { $0.elements("caption").first?.text }
        // Långfredagen is storhelg, but the Friday after Kristi himmelsfärdsdag is an ordinary one.
        #expect(
            captions == [
                "En vanlig vecka, 2026-11-09 till 2026-11-15, Ekeby",
                "En vanlig vecka, 2026-11-09 till 2026-11-15, Åsby", "Påsk, 2026-04-02 till 2026-04-07",
                "Helgdag i veckan, 2026-05-13 till 2026-05-15, Ekeby",
                "Helgdag i veckan, 2026-05-13 till 2026-05-15, Åsby", "Midsommar, 2026-06-18 till 2026-06-22",
                "Jul, 2026-12-23 till 2026-12-28", "Nyår, 2026-12-30 till 2027-01-04",
            ])
        #expect(try BookWeekCells.read(weeks[0])[4].runs.contains("18–22 B"))
        #expect(try BookWeekCells.read(weeks[1])[4].runs.contains("17–22 B"))
    }

    @Test("The list of what is not confirmed is exactly the rows and formulas with that mark")
    func unconfirmed() throws {
        let page = try Self.page()
        let list = try #require(page.element(id: "obekraftat"))
        let listed = list.elements("tr", "unconfirmed").map { row in
            row.elements("a").first.map { $0.attributes["href"]?.dropFirst() ?? "" }.map(String.init).map { key in
                key.hasPrefix("formel-") ? key : key + " " + (BookPageText.firstDay(row) ?? "")
            } ?? ""
        }
        var marked: Set<String> = []
        for mark in page.elements("span", "unconfirmed") where mark.isInside(["rules"]) {
            marked.insert(try #require(BookPageText.owner(of: mark), "\(mark.parent?.text ?? "")"))
        }
        #expect(Set(listed).count == listed.count)
        #expect(Set(listed) == marked && marked.count > 30)
        var declared: Set<String> = []
        for rule in AB.rules {
            for figure in rule.figures {
                for row in figure.rows where row.confidence == .unconfirmed {
                    declared.insert("\(figure.key) \(row.from)")
                }
            }
            for formula in rule.formulas where formula.confidence == .unconfirmed {
                declared.insert("formel-\(formula.id.number)")
            }
        }
        #expect(marked == declared)
    }

    @Test("No day and no key is broken over two lines")
    func unbroken() throws {
        let keys = Set(AB.rules.flatMap { $0.figures.map(\.key) })
        for (text, element) in try Self.page([employer("Ekeby", 10_180), employer("Åsby", nil)]).texts {
            if ["style", "script", "title"].contains(element.name) || element.isInside(["nb", "key"]) {
                continue
            }
            #expect(text.firstMatch(of: /\d{4}-\d{2}-\d{2}/) == nil, "\(text)")
            let words = text.split { !($0.isLetter || $0.isNumber || "-._".contains($0)) }
            #expect(words.allSatisfy { !keys.contains(String($0)) }, "\(text)")
        }
    }

    @Test("Every decision is told by its question, and every short name of a source stands in the list of sources")
    func sources() throws {
        let page = try Self.page()
        var decisions: Set<DecisionID> = []
        var names: Set<String> = []
        for rule in AB.rules {
            for source in rule.formulas.map(\.source) + rule.figures.flatMap({ $0.rows.map(\.source) }) {
                decisions.formUnion(source.decisions)
                names.formUnion(source.publications.map(\.short))
            }
        }
        for decision in decisions {
            let entry = try #require(page.element(id: "beslut-" + decision.name.lowercased()), "\(decision.name)")
            #expect(entry.elements("h3").first?.text.contains("?") == true, "\(decision.name)")
            #expect(entry.text.contains("Vald läsning: ") && entry.text.contains("Varför: "), "\(decision.name)")
            #expect(!entry.elements("a").isEmpty, "\(decision.name)")
        }
        let list = try #require(page.element(id: "kallor"))
        let listed = Set(
            list.elements("tr").compactMap { $0.elements("td").first?.text.replacing("\u{A0}", with: " ") })
        for name in names { #expect(listed.contains(name), "\(name)") }
    }

    @Test("An example is a staircase: the formula, its numbers, each operation, the amount, and all amounts proved")
    func stairs() throws {
        let page = try Self.page()
        let section = try #require(page.element(id: "ab-20"))
        let stairs = try #require(section.elements("ol", "stairs").first)
        let lines = stairs.elements("li").map { BookPageText.plain($0.text) }
        #expect(
            lines == [
                "formel öre(heltidslön ÷ divisor × procent × timmar) ",
                "med tal öre(33 000,00 kr ÷ 165 × 180 % × 2 tim) ", "steg 33 000,00 kr ÷ 165 = 200 kr",
                " 200 kr × 180 % = 360 kr", " 360 kr × 2 tim = 720 kr", " öre(720 kr) = 720,00 kr",
                "resultat ✓ bevisad 720,00 kr",
            ])
        #expect(!page.text.contains("INTE BEVISAD") && !page.text.contains("Inga rader."))
        for stairs in page.elements("ol", "stairs") {
            let lines = stairs.elements("li").map { BookPageText.plain($0.text) }
            let sum = try #require(lines.last).replacing("resultat ✓ bevisad ", with: "").replacing("−", with: "")
            #expect(lines.contains { $0.contains("öre(") && $0.hasSuffix("= " + sum) }, "\(lines)")
        }
    }

    @Test("Two employers stand side by side, what differs is marked, and nothing of their texts becomes markup")
    func employers() throws {
        let page = try Self.page([employer("A & <b>B</b>", 10_180), employer("Åsby", nil)])
        let differs = try #require(page.element(id: "skillnader"))
        let rows = differs.elements("tr", "differs").map { $0.elements("td").map { BookPageText.plain($0.text) } }
        #expect(
            rows == [["OB B, helgnatt ab.21.ob.b-natt", "78,30 kr", "101,80 kr lokalt", "78,30 kr", "≠ skiljer sig"]])
        #expect(differs.elements("th").map(\.text) == ["Gäller 2026-11-01", "AB", "A & <b>B</b>", "Åsby", "Skillnad"])
        let section = try #require(page.element(id: "ab-21"))
        #expect(section.elements("tr", "differs").count == 1)
        let local = section.elements("tr", "local").map { $0.elements("td").map { BookPageText.plain($0.text) } }
        #expect(local == [["↳ A & <b>B</b>", "101,80 kr", "2026-04-01", "Lokalt <avtal>", "lokalt"]])
    }

    @Test("A choice shows its alternatives with the chosen one marked, and whose choice it is")
    func choices() throws {
        let settings = [AgreementSetting(key: "ab.21.pa-overtid", from: Day(2026, 1, 1), value: 1, source: "Protokoll")]
        let own = Employer(id: try Organisationsnummer("212000-0142"), name: "Ekeby", settings: settings)
        let choice = try #require(Self.page([own]).element(id: "ab.21.pa-overtid"))
        let lines = choice.elements("li").map { BookPageText.plain($0.text) }
        #expect(lines == ["● 0 nej AB", "● 1 ja Ekeby"])
        let plain = try #require(Self.page().element(id: "ab.21.pa-overtid"))
        #expect(plain.elements("li").map { BookPageText.plain($0.text) } == ["● 0 nej AB", "○ 1 ja"])
    }

    @Test("A day before the agreement's figures still has a book, which says why no week is drawn")
    func old() throws {
        let page = try BookPage.read(RuleBookPages(of: AB(), on: Day(2010, 1, 1)).html())
        let section = try #require(page.element(id: "ab-21"))
        #expect(section.elements("table", "week").isEmpty && section.text.contains("Veckan kan inte ritas: "))
    }
}
