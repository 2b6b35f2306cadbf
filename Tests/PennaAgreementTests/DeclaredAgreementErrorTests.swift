//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFormat
import Testing

@Suite("A declared agreement is checked whole when it is read") struct DeclaredAgreementErrorTests {
    private static let price = #""expression": "öre(antal × belopp)""#

    @Test(
        "Bad input is refused at its path",
        arguments: [
            (#""format": "penna-agreement-1""#, #""format": "penna-agreement-2""#, "$.format", "penna-agreement-1"),
            (#""name": "Fritidsavtalet","#, #""name": " ","#, "$.name", "namn"),
            (#""covers": ["Fritidsavtalet 26"]"#, #""covers": ["Fritidsavtalet"]"#, "$.covers[0]", "två gånger"),
            (#""covers": ["Fritidsavtalet 26"]"#, #""covers": ["F 26", " "]"#, "$.covers[1]", "tomt"),
            (#""covers": ["Fritidsavtalet 26"]"#, #""covers": ["F 26", "F 25", "F 26"]"#, "$.covers[2]", "F 26"),
            (#""covers": ["Fritidsavtalet 26"]"#, #""covers": ["F 26 "]"#, "$.covers[0]", "mellanslag"),
            (#""covers": ["Fritidsavtalet 26"]"#, #""covers": ["FRITIDSAVTALET"]"#, "$.covers[0]", "små bokstäver"),
            (#""name": "Fritidsavtalet","#, #""name": " Fritidsavtalet","#, "$.name", "mellanslag"),
            (#""value": 12,"#, #""value": 1000.01,"#, "$.figures[3].rows[0].value", "0–1000"),
            (#""format": "penna-agreement-1""#, #""format": "penna-year-1""#, "$.format", "--year FIL"),
            (#""format": "penna-agreement-1""#, #""format": "penna-figures-1""#, "$.format", "--year FIL"),
            (#""source": "Protokoll 2025-02-03"}"#, #""source": " "}"#, "$.figures[2].rows[0].source", "läst"),
            (#", "source": "Protokoll 2025-02-03"}"#, "}", "$.figures[2].rows[0].source", "source"),
            (#""value": 450"#, #""value": -450"#, "$.figures[2].rows[0].value", "noll"),
            (#""unit": "procent""#, #""unit": "procenter""#, "$.figures[3].unit", "procent"),
            (#""from": "2026-10-16""#, #""from": "2025-01-01""#, "$.figures[0]", "två värden"),
            (#""key": "fritid.helg""#, #""key": "fritid.kvall""#, "$.figures[1]", "två gånger"),
            (#""number": 952"#, #""number": 951"#, "$.items[1]", "finns redan"),
            (#""number": 952"#, #""number": 1952"#, "$.items[1].number", "100–999"),
            (#""key": "fritid-helg", "name""#, #""key": "manadslon", "name""#, "$.items[1]", "finns redan"),
            (
                #""number": 953, "key": "fritid-lager", "name": "Lägertillägg", "agiField": 11"#,
                #""number": 953, "key": "fritid-lager", "name": "Lägertillägg", "agiField": 50"#, "$.items[2]", "50"
            ),
            (#""item": "fritid-lager""#, #""item": "fritid-lagr""#, "$.rules[7].item", "fritid-lager"),
            (#""item": "fritid-lager""#, #""item": "preliminar-skatt""#, "$.rules[7].item", "finns inte"),
            (#""formula": 12008"#, #""formula": 12007"#, "$.rules[7]", "två gånger"),
            (#""formula": 12008"#, #""formula": 2040"#, "$.rules[7]", "10000–59999"),
            (#""when": "quantity""#, #""when": "sometimes""#, "$.rules[7].when", "absence"),
            (#""causes": ["tjanstledig"]"#, #""causes": ["tjänstledig"]"#, "$.rules[6].causes[0]", "tjanstledig"),
            (
                #""when": "quantity", "item""#, #""when": "quantity", "causes": ["vab"], "item""#, "$.rules[7].causes",
                "hör inte"
            ),
            (
                #""figures": {"belopp": "fritid.lager"}"#, #""figures": {"belopp": "fritid.lagr"}"#,
                "$.rules[7].figures.belopp", "fritid.lager"
            ),
            (
                #""weekdays": ["saturday", "sunday"]"#, #""weekdays": ["lördag"]"#,
                "$.rules[4].clock.windows[0].weekdays[0]", "saturday"
            ),
            (
                #""weekdays": ["saturday", "sunday"]"#, #""weekdays": ["saturday", "saturday"]"#,
                "$.rules[4].clock.windows", "samma tid"
            ),
            (#""to": "22:00""#, #""to": "22""#, "$.rules[3].clock.windows[0].to", "19:00"),
            (price, #""expression": "öre(antal × belop)""#, "$.rules[7].expression", "Tecken 13"),
            (price, #""expression": "öre(antal × belopp""#, "$.rules[7].expression", "Tecken"),
            (price, #""expression": "öre(antal × belopp + antal)""#, "$.rules[7].expression", "kronor och tal"),
            (price, #""expression": "öre(belopp × belopp × antal)""#, "$.rules[7].expression", "gånger kronor"),
            (price, #""expression": "antal × belopp""#, "$.rules[7].expression", "hela ören"),
            (price, #""expression": "öre(belopp)""#, "$.rules[7].expression", "läser inte antal"),
            (price, #""expression": "öre(timmar × antal × belopp)""#, "$.rules[7].expression", "timmar"),
            (price, #""expression": "öre(antal × 450)""#, "$.rules[7].expression", "belopp"),
            (price, #""expression": "öre(antal × belopp) + 1000""#, "$.rules[7].expression", "tal i formeln"),
            (price, #""expression": "öre(max(antal × belopp; 2000))""#, "$.rules[7].expression", "tal i formeln"),
            (price, #""expression": "öre(antal × belopp − 1 ÷ 3)""#, "$.rules[7].expression", "tal i formeln"),
            (price, #""expression": "öre(1,1 × antal × belopp)""#, "$.rules[7].expression", "price"),
            (
                price, #""expression": "öre(skattetabell[2026; 33; 1; belopp] × antal)""#, "$.rules[7].expression",
                "tabell"
            ),
            (#""quantity": "antal""#, #""quantity": "dygn""#, "$.rules[7].expression", "dygn"),
            (#""text": "För varje dygn på läger betalas ett tillägg.""#, #""text": """#, "$.rules[7].text", "tom"),
            (#""amount": 84.00"#, #""amount": 84.01"#, "$.examples[1].amount", "84.00"),
            (#""amount": -2322.58"#, #""amount": 2322.58"#, "$.examples[0].amount", "-2322.58"),
            (#"{"formula": 12007, "text""#, #"{"formula": 12077, "text""#, "$.examples[0].formula", "12007"),
            (#""Tre timmar en kväll före den 16 oktober 2026.""#, #"" ""#, "$.examples[1].text", "tom"),
            (#""day": "2026-10-15""#, #""day": "2024-12-31""#, "$.examples[1].day", "fritid.kvall"),
            (#""grad": 80, "dagar": 3"#, #""grad": 80"#, "$.examples[0].values.dagar", "dagar"),
            (#""dagar": 3"#, #""dagar": 3, "kalenderdagar": 31"#, "$.examples[0].values.kalenderdagar", "dagen"),
            (#""dagar": 3"#, #""dagar": -3"#, "$.examples[0].values.dagar", "noll"),
        ])
    func bad(old: String, new: String, path: String, word: String) throws {
        let text = DeclaredAgreementTests.example.replacingOccurrences(of: old, with: new)
        #expect(text != DeclaredAgreementTests.example)
        let (agreement, problems) = DeclaredAgreementFile.read(Array(text.utf8), file: "avtal.json")
        #expect(agreement == nil && problems.first?.place.path == path, "\(problems)")
        #expect(problems.first?.message.contains(word) ?? false, "\(problems.first?.message ?? "")")
        #expect(problems.first?.place.file == "avtal.json" && (problems.first?.place.line ?? 0) > 0)
    }

    @Test("A percentage may be a thousand, and an agreement given as figures or a year is told where it belongs")
    func limits() {
        let text = DeclaredAgreementTests.example.replacingOccurrences(of: #""value": 12,"#, with: #""value": 1000,"#)
        #expect(DeclaredAgreementFile.read(Array(text.utf8), file: "x").problems.isEmpty)
        var documents = GivenDocuments()
        let problem = documents.read(Array(DeclaredAgreementTests.example.utf8), file: "x").first
        #expect(problem?.place.path == "$.format" && problem?.message.contains("--agreement FIL") ?? false)
        let figures = FigureFile.read(Array(DeclaredAgreementTests.example.utf8), file: "x").problems.first
        #expect(figures?.message == problem?.message)
    }

    /// The example with one more rule.
    private func adding(_ rule: String) -> Finding? {
        let last = #""quantity": "antal", "price": "belopp"}"#
        let text = DeclaredAgreementTests.example.replacingOccurrences(of: last, with: last + ",\n" + rule)
        return DeclaredAgreementFile.read(Array(text.utf8), file: "x").problems.first
    }

    @Test("Two rules that measure the same on the same item are refused with both names; another item or time is not")
    func twice() {
        func rule(_ rest: String) -> String {
            """
            {"paragraph": "§ 6", "name": "Extra", "text": "Mer.", "mark": "confirmed", "source": "Påhittat",
             "formula": 12009, \(rest)}
            """
        }
        func evening(_ from: String, _ to: String, _ item: String) -> String {
            rule(
                """
                "when": "clock", "clock": {"windows": [{"weekdays": ["monday"], "from": "\(from)", "to": "\(to)"}]},
                "item": "\(item)", "expression": "öre(belopp × timmar)", "figures": {"belopp": "fritid.kvall"}
                """)
        }
        let camp = #""figures": {"belopp": "fritid.lager"}, "expression": "öre(antal × belopp)""#
        let month = #""expression": "öre(heltidslön × dagar ÷ kalenderdagar)""#
        for (copy, other) in [
            (rule(#""when": "quantity", "item": "fritid-lager", \#(camp)"#), "Lägertillägg (Fritidsavtalet § 5)"),
            (rule(#""when": "month", "item": "manadslon", \#(month)"#), "Månadslön (Fritidsavtalet § 1)"),
            (
                rule(#""when": "hours", "item": "timlon", "expression": "öre(timlön × timmar)""#),
                "Timlön (Fritidsavtalet § 2)"
            ),
            (evening("21:59", "23:00", "fritid-kvall"), "Kvällstillägg (Fritidsavtalet § 3)"),
        ] {
            let problem = adding(copy)
            #expect(problem?.place.path == "$.rules[8]", "\(problem?.message ?? "read")")
            for word in ["Extra (Fritidsavtalet § 6)", other, "två gånger"] {
                #expect(problem?.message.contains(word) ?? false, "\(word): \(problem?.message ?? "read")")
            }
        }
        for apart in [
            evening("22:00", "23:00", "fritid-kvall"), evening("19:00", "22:00", "fritid-helg"),
            rule(#""when": "quantity", "registers": "fritid-lager", "item": "fritid-kvall", \#(camp)"#),
            rule(#""when": "month", "item": "timlon", \#(month)"#),
        ] {
            #expect(adding(apart) == nil, "\(adding(apart)?.message ?? "")")
        }
    }

    @Test("A formula that is too long, too deep, or reads both kinds of pay is refused when it is read")
    func bounded() {
        let deep = String(repeating: "(", count: 70) + "antal" + String(repeating: ")", count: 70)
        let long = "öre(belopp × antal" + String(repeating: " + belopp × antal", count: 200) + ")"
        for (expression, word) in [
            ("öre(belopp × \(deep))", "parenteser"), (long, "längre än"),
            ("öre(belopp × antal × heltidslön ÷ timlön)", "två regler"),
        ] {
            let text = DeclaredAgreementTests.example.replacingOccurrences(
                of: Self.price, with: "\"expression\": \"\(expression)\"")
            let problem = DeclaredAgreementFile.read(Array(text.utf8), file: "x").problems.first
            #expect(
                problem?.place.path == "$.rules[7].expression" && problem?.message.contains(word) ?? false, "\(word)")
        }
    }
}
