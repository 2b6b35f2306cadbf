//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles
import PennaFormat
import PennaModel
import Testing

/// What people without programming keep in spreadsheets.
@Suite struct SheetTests {
    private static let swedish = """
        Personnummer;Namn;Anställningsnummer;Första dag;Gäller från;Skattetabell;Månadslön;Timlön;Sysselsättningsgrad;Schema;Schemat börjar om;Clearingnummer;Kontonummer;Gatuadress;Postnummer;Postort
        19570428-9999;Anna;001;2020-01-01;;33;30 000,00;;75;Kontor;2020-01-06;6789;631731229;Storgatan 1;123 45;Exempelstad
        20000229-2399;Bo;002;2020-01-01;;33;;150,00;;;;;;;;

        """

    private func folder(_ people: String, others: [String: String] = [:]) throws -> TestFolder {
        let folder = try TestFolder()
        try folder.write("employer.json", TestFolder.employer)
        try folder.write("people.csv", people)
        for (name, text) in others { try folder.write(name, text) }
        return folder
    }

    @Test("People in a spreadsheet are the people that a line of JSON says, and are paid", arguments: [true, false])
    func people(isSwedish: Bool) throws {
        let english =
            "personnummer;name;employment;start;from;tax.table;terms.monthlyPay;terms.hourlyPay;terms.degree;"
            + "schedules.schedule;schedules.cycleStart;account.clearing;account.number;address.street;"
            + "address.postcode;address.city\n"
            + Self.swedish.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
        let reading = try folder(isSwedish ? Self.swedish : english).read()
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let (anna, bo) = try (#require(reading.facts).people[0], #require(reading.facts).people[1])
        #expect(anna.taxDecisions.map(\.value) == [.table(number: 33, column: nil)])
        let terms = anna.employments[0].terms[0]
        #expect(
            terms.value
                == (try Terms(pay: .monthly(fullTime: Amount(ore: 3_000_000)), degree: Percent(millionths: 750_000))))
        #expect(terms.from == Day(2020, 1, 1))
        #expect(anna.employments[0].schedules[0].value == ScheduleAssignment(schedule: 0, cycleStart: Day(2020, 1, 6)))
        #expect(anna.decisions.bankAccounts.map { "\($0.value)" } == ["6789-631731229"])
        #expect(anna.details.addresses[0].value.postcode == "123 45")
        #expect(bo.employments[0].terms[0].value.pay == .hourly(Amount(ore: 15_000)) && bo.details == PersonDetails())
        #expect(try report(reading).result.payslips.count == 1)
        #expect(reading.facts?.place(of: try #require(terms.row)) == "people.csv rad 2")
    }

    @Test("Another row of an employment says how it is from another day, and another employment is its own")
    func rows() throws {
        let reading = try folder(
            """
            Personnummer;Namn;Anställningsnummer;Första dag;Gäller från;Skattetabell;Månadslön
            195704289999;Anna;001;2020-01-01;;33;30000
            195704289999;;001;;2026-04-01;33;31000
            195704289999;Anna;003;2026-01-01;;33;20000

            """
        ).read()
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let anna = try #require(reading.facts).people[0]
        #expect(anna.employments.map(\.id) == ["001", "003"] && anna.taxDecisions.count == 1)
        #expect(anna.employments[0].terms.map(\.from) == [Day(2020, 1, 1), Day(2026, 4, 1)])
    }

    @Test(
        "What a later row leaves empty of the terms is as it was; a hyphen takes it away, and so does pay of another kind"
    )
    func emptyTerms() throws {
        let reading = try folder(
            """
            Personnummer;Namn;Anställningsnummer;Första dag;Gäller från;Skattetabell;Månadslön;Timlön;Sysselsättningsgrad;Kontering;Veckotid
            195704289999;Anna;001;2020-01-01;;33;30000;;75;4711;
            195704289999;;001;;2026-06-01;;;160;;-;20
            195704289999;;001;;2026-07-01;;32000;;;;
            195704289999;;001;;2026-04-01;;31000;;;;

            """
        ).read()
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let terms = try #require(reading.facts).people[0].employments[0].terms
        #expect(terms.map(\.from) == [Day(2020, 1, 1), Day(2026, 4, 1), Day(2026, 6, 1), Day(2026, 7, 1)])
        #expect(terms.allSatisfy { $0.value.degree == Percent(millionths: 750_000) })
        #expect(terms.map(\.value.costAccount) == ["4711", "4711", "", ""])
        #expect(terms[2].value.pay == .hourly(Amount(ore: 16_000)) && terms[2].value.weeklyHours == Minutes(1_200))
        #expect(terms[3].value.pay == .monthly(fullTime: Amount(ore: 3_200_000)) && terms[3].value.weeklyHours == nil)
    }

    @Test("A wrong cell of a later row has that row, and half an account is not filled from the row before")
    func laterRow() throws {
        let rows =
            "19570428-9999;Anna;001;2020-01-01;2026-04-01;;x;;;;;;;;;\n"
            + "19570428-9999;Anna;001;2020-01-01;2026-05-01;;;;;;;6789;;;;\n"
        let found = try folder(Self.swedish + rows).read().problems.filter { $0.isError && $0.code != .blocked }
        #expect(found.map { "\($0.place)" } == ["people.csv rad 5", "people.csv rad 4"], "\(found)")
    }

    @Test("Commas between fields are read where the first row has no semicolon; a decimal comma needs quotes then")
    func commas() throws {
        let header = "Personnummer,Namn,Anställningsnummer,Första dag,Skattetabell,Månadslön\n"
        let row = "195704289999,\"Ek, Anna\",001,2020-01-01,33,"
        let reading = try folder(header + row + "\"30000,50\"\n").read()
        let anna = try #require(reading.facts?.people.first, "\(reading.problems)")
        #expect(anna.name == "Ek, Anna")
        #expect(anna.employments[0].terms[0].value.pay == .monthly(fullTime: Amount(ore: 3_000_050)))
        let wrong = try folder(header + row + "30000,50\n").read()
        #expect(wrong.facts == nil && wrong.problems.contains { $0.message.contains("decimalkomma") })
    }

    @Test("Latin-1 is read and told; what is neither that nor UTF-8 stops everybody")
    func encodings() throws {
        let folder = try folder(Self.swedish)
        func write(_ bytes: [UInt8]) throws {
            try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/people.csv"))
        }
        let latin = Self.swedish.replacingOccurrences(of: "Anna", with: "Åsa Öberg").unicodeScalars.map {
            UInt8($0.value)
        }
        try write(latin)
        let reading = folder.read()
        #expect(reading.facts?.people.first?.name == "Åsa Öberg")
        #expect(reading.problems.map(\.code) == [.wrongEncoding] && reading.problems.allSatisfy { !$0.isError })
        // A Mac has å at 0x8C.
        try write(latin.map { $0 == 0xE5 ? 0x8C : $0 })
        #expect(folder.read().facts == nil && folder.read().problems.contains { $0.code == .wrongEncoding })
        // UTF-8 with one broken letter.
        try write(Array(Self.swedish.utf8) + Array("19800215-1010;Bj".utf8) + [0xF6])
        #expect(folder.read().facts == nil)
    }

    @Test(
        "A wrong cell is an error with its row, its column as the file calls it, and what to do",
        arguments: [
            ("30 000,00", "mycket", "Månadslön", "Skriv"), (";75;", ";0;", "terms", "Sysselsättningsgraden"),
            (";33;30", ";50;30", "Skattetabell", "29–42"),
            ("2020-01-06", "2020-13-06", "Schemat börjar om", "Skriv t.ex."),
            ("Kontor", "Kontoret", "Schema", "Menade du Kontor?"), ("123 45", "123", "address", "fem siffror"),
            ("19570428-9999", "19570428-9998", "personnummer", "Personnumret"),
            ("2020-01-01", "", "Första dag", "Dagen"),
        ])
    func wrongCell(right: String, wrong: String, column: String, word: String) throws {
        let lines = Self.swedish.components(separatedBy: "\n")
        let bad = lines[1].replacingOccurrences(of: right, with: wrong)
        let reading = try folder([lines[0], bad, lines[2], ""].joined(separator: "\n")).read()
        let found = reading.problems.filter { $0.isError && $0.code != .blocked }
        #expect(found.contains { "\($0.place)" == "people.csv rad 2" && $0.message.contains(word) }, "\(found)")
        #expect(
            found.contains { $0.place.column.lowercased().hasPrefix(column.lowercased()) },
            "\(found.map(\.place.column))")
        #expect(reading.facts?.people.map(\.name) == ["Bo"])
    }

    @Test("A column that is not there stops everybody and is asked about; so is a row with too many fields")
    func wrongForm() throws {
        for (right, wrong, word) in [
            ("Månadslön", "Månadslönn", "Menade du Månadslön?"), ("Namn", "Skattetabell", "finns två gånger"),
            ("Personnummer;", "Person;", "personnummer saknas"), (";;;;;;;;\n", ";;;;;;;;;\n", "semikolon"),
        ] {
            let text = Self.swedish.replacingOccurrences(of: right, with: wrong)
            let reading = try folder(text).read()
            #expect(
                reading.facts == nil && reading.problems.contains { $0.message.contains(word) }, "\(reading.problems)")
        }
    }

    @Test("Somebody in both files, or with two names, is not paid; the others of both are")
    func both() throws {
        let reading = try folder(Self.swedish, others: ["people.ndjson": TestFolder.bo + "\n"]).read()
        #expect(reading.facts?.people.map(\.name) == ["Anna"])
        #expect(reading.problems.contains { $0.code == .duplicatePerson && "\($0.place)" == "people.csv rad 3" })
        let two = Self.swedish + "19570428-9999;Anne;004;2020-01-01;;33;1;;;;;;;;;\n"
        let other = try folder(two).read()
        #expect(other.problems.contains { $0.code == .overlap && $0.place.line == 4 } && other.facts?.people.count == 1)
    }

    // MARK: Raises

    private func raised(_ rows: String) throws -> (reading: FolderReading, pays: [Terms.Pay]) {
        let reading = try folder(
            Self.swedish, others: ["raises.csv": "Anställningsnummer;Gäller från;Ny lön;Procent\n" + rows]
        ).read()
        return (reading, (reading.facts?.people ?? []).flatMap { $0.employments[0].terms.map(\.value.pay) })
    }

    @Test("A raise is new terms from its day, in kronor or as a percentage of what was, the later of the earlier")
    func raises() throws {
        let (reading, pays) = try raised("001;2026-10-01;;1\n001;2026-04-01;;2,5\n002;2026-04-01;155,25;\n")
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(
            pays == [
                .monthly(fullTime: Amount(ore: 3_000_000)), .monthly(fullTime: Amount(ore: 3_075_000)),
                .monthly(fullTime: Amount(ore: 3_105_750)), .hourly(Amount(ore: 15_000)), .hourly(Amount(ore: 15_525)),
            ])
        let anna = try #require(reading.facts?.people.first)
        #expect(anna.employments[0].terms[1].value.degree == Percent(millionths: 750_000))
        let row = try #require(anna.employments[0].terms[1].row)
        #expect(reading.facts?.place(of: row) == "raises.csv rad 3")
    }

    @Test("A percentage is rounded to whole öre, an exact half up")
    func rounding() throws {
        #expect(try raised("002;2026-04-01;;0,01\n").pays.last == .hourly(Amount(ore: 15_002)))
        #expect(try raised("002;2026-04-01;;0,0033\n").pays.last == .hourly(Amount(ore: 15_000)))
        #expect(try raised("002;2026-04-01;;0,0034\n").pays.last == .hourly(Amount(ore: 15_001)))
    }

    @Test(
        "A raise that cannot be is an error with its row and column",
        arguments: [
            ("001;2026-04-01;31000;2", "Ny lön", "antingen"), ("001;2026-04-01;;", "Ny lön", "antingen"),
            ("001;2019-12-31;31000;", "Gäller från", "har inga villkor"),
            ("001;igår;31000;", "Gäller från", "är ingen dag"),
            ("001;2026-04-01;mycket;", "Ny lön", "inget belopp"), ("001;2026-04-01;-1;", "Ny lön", "negativ"),
            ("009;2026-04-01;31000;", "Anställningsnummer", "finns inte"),
            ("001;2020-01-01;31000;", "Gäller från", "redan villkor"),
        ])
    func wrongRaise(row: String, column: String, word: String) throws {
        let (reading, _) = try raised(row + "\n")
        let found = reading.problems.filter { $0.isError && $0.code != .blocked }
        #expect(found.count == 1 && found[0].message.contains(word), "\(found)")
        #expect("\(found[0].place)" == "raises.csv rad 2" && found[0].place.column == column, "\(found)")
        #expect(reading.facts?.people.map(\.name) == (row.hasPrefix("009") ? ["Anna", "Bo"] : ["Bo"]))
    }

    @Test("A raise is not made twice, and does not end at terms that begin later")
    func raisedTwice() throws {
        let (reading, _) = try raised("001;2026-04-01;;2\n001;2026-04-01;;2\n")
        let found = reading.problems.filter { $0.isError && $0.code != .blocked }
        #expect(found.map(\.code) == [.overlap] && found[0].message.contains("Ta bort den ena raden"), "\(found)")
        let later = Self.swedish + "19570428-9999;Anna;001;;2026-06-01;;30500;;75;;;;;;;\n"
        let other = try folder(
            later, others: ["raises.csv": "employment;from;percent\n001;2026-04-01;2\n"]
        ).read()
        #expect(other.problems.contains { $0.code == .overlap && $0.message.contains("börjar senare") })
        #expect(other.facts?.people.map(\.name) == ["Bo"])
    }

    // MARK: Opening balances

    private func opened(_ row: String, others: [String: String] = [:]) throws -> FolderReading {
        let header =
            "Personnummer;Anställningsnummer;Avräknad till och med;Skuld;År;Bruttolön hittills;Skatt hittills;"
            + "Nettolön hittills;Kompsaldo timmar;Semesterår;Uttagna betalda semesterdagar;Sparade semesterdagar\n"
        let all = others.merging(["opening.csv": header + row + "\n"]) { first, _ in first }
        return try folder(Self.swedish, others: all).read()
    }

    private static let opening =
        "195704289999;001;2026-09-30;1 250,50;2026;300000;70000;230000;7:30;2026;12,5;2024:5 2025:3"

    @Test("Opening balances are what an earlier month would have left")
    func opening() throws {
        let reading = try opened(Self.opening)
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let carry = try #require(reading.facts?.carries[0])
        #expect(carry.receivable == Amount(ore: 125_050) && carry.year.gross == Amount(ore: 30_000_000))
        let state = carry.employment("001")
        #expect(state.settledThrough == Day(2026, 9, 30) && state.timeOff == Minutes(450))
        #expect(state.holiday.taken == 1_250 && state.holiday.saved.map(\.year) == [2024, 2025])
        #expect(reading.facts?.carries[1] == .empty)
    }

    @Test(
        "A wrong balance is an error with its row, column and remedy",
        arguments: [
            ("1 250,50", "x", "Skuld"), ("1 250,50", "-1", "Skuld"), (";2026;300000", ";;300000", "År"),
            ("7:30", "7:5", "Kompsaldo timmar"), ("2024:5", "2024", "Sparade semesterdagar"),
            ("2026-09-30", "2026-09-31", "Avräknad till och med"),
            (";2026;12,5", ";;12,5", "Uttagna betalda semesterdagar"),
        ])
    func wrongOpening(right: String, wrong: String, column: String) throws {
        let reading = try opened(Self.opening.replacingOccurrences(of: right, with: wrong))
        let found = reading.problems.filter { $0.isError && $0.code != .blocked }
        #expect(found.contains { $0.place.column == column && "\($0.place)" == "opening.csv rad 2" }, "\(found)")
        #expect(reading.facts?.people.map(\.name) == ["Bo"])
    }

    @Test("A balance of nobody knows whom stops all who have none of their own")
    func lostOpening() throws {
        let reading = try opened(
            Self.opening.replacingOccurrences(of: "9999", with: "9998").replacingOccurrences(of: "7:30", with: "7:5"))
        #expect(reading.facts?.people.isEmpty ?? true)
        #expect(reading.problems.contains { $0.message.contains("en rad i opening.csv") }, "\(reading.problems)")
    }

    @Test("A person with a line in carry.ndjson too is not paid")
    func twice() throws {
        let line =
            #"{"personnummer":"195704289999","receivable":0,"year":{"year":2026,"gross":0,"tax":0,"net":0},"employments":[]}"#
        let reading = try opened(Self.opening, others: ["carry.ndjson": line + "\n"])
        #expect(reading.facts?.people.map(\.name) == ["Bo"])
        #expect(reading.problems.contains { $0.place.file == "opening.csv" && $0.code == .duplicatePerson })
    }

    // MARK: Names of columns

    @Test("Registrations are read by the Swedish names of their columns, in any case and with or without å, ä, ö")
    func registrations() throws {
        let rows = "anstallningsnummer;SLAG;Från;Timmar;Löneart\n002;timmar;2026-10-08;7,5;timlon\n"
        let reading = try folder(Self.swedish, others: ["registrations.csv": rows]).read()
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(reading.facts?.people[1].employments[0].registrations.count == 1)
    }

    @Test("No file has two columns of one name, and no Swedish name is another column's key")
    func names() {
        for columns in [PeopleCSV.columns, RaiseCSV.columns, OpeningCSV.columns, RegistrationField.columns] {
            let keys = columns.map { InputText.plain($0.key.lowercased()) }
            let names = columns.map { InputText.plain($0.name) }
            #expect(Set(keys).count == keys.count && Set(names).count == names.count)
            for (index, name) in names.enumerated() {
                #expect(keys.firstIndex(of: name).map { $0 == index } ?? true, "\(name)")
            }
        }
    }
}
