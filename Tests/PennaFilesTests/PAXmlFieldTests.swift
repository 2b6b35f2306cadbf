//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaFiles
import PennaModel
import Testing

/// Every field of a row, of what stands around it, and of its fields is used or is an error of its person.
///
/// Bo (002) has 150 kronor an hour, Anna (001) 30 000 a month on a schedule; 120 is timlon, 091 the bonus.
@Suite struct PAXmlFieldTests {
    private func read(_ body: String, header: String = "") throws -> FolderReading {
        let folder = try TestFolder.small()
        try folder.write(
            "registrations.pax", "<paxml>\n<header><version>2.0</version>\(header)</header>\n\(body)\n</paxml>")
        return EmployerFolder.read(folder.path, payMonth: Month(year: 2026, month: 11))
    }

    private func kinds(_ reading: FolderReading) throws -> [Registration.Kind] {
        try #require(reading.facts).people.flatMap(\.employments).flatMap(\.registrations).map(\.kind)
    }

    private func errors(_ reading: FolderReading) -> [Finding] {
        reading.problems.filter { $0.isError && $0.place.line > 0 }
    }

    private static let day = "<datum>2026-10-07</datum>"

    // MARK: Around rows

    @Test(
        "What stands around rows is theirs, whatever field it is",
        arguments: [
            ("<person anstid=\"001\"><omfattning>25</omfattning>", "<tidkod>TJL</tidkod>\(day)", "percent"),
            ("<tidtransaktioner omfattning=\"25\" anstid=\"001\">", "<tidkod>TJL</tidkod>\(day)", "percent"),
            ("<dag anstid=\"001\" datum=\"2026-10-07\" timmar=\"2\">", "<tidkod>TJL</tidkod>", "hours"),
            (
                "<g anstid=\"001\" starttid=\"2026-10-07T08:00\" sluttid=\"2026-10-07T10:00\">",
                "<tidkod>TJL</tidkod>\(day)", "clock"
            ),
            ("<g anstid=\"001\"><dag><timmar>2</timmar>", "<kod>TJL</kod>\(day)", "hours"),
        ])
    func inherited(group: String, fields: String, what: String) throws {
        let names = group.split(separator: "<").compactMap { part in
            part.split(whereSeparator: { " >".contains($0) }).first
        }.filter { !["omfattning", "/omfattning", "timmar", "/timmar"].contains($0) }
        let closing = names.reversed().map { "</\($0)>" }.joined()
        let reading = try read(group + "<tidtrans>\(fields)</tidtrans>" + closing)
        #expect(errors(reading).isEmpty, "\(reading.problems)")
        let extent: AbsenceExtent =
            switch what {
            case "percent": .percent(Percent(millionths: 250_000))
            case "hours": .time(Minutes(120))
            default: .clock(try ClockSpan(from: 480, to: 600))
            }
        #expect(try kinds(reading) == [.absence(.tjanstledig, extent)])
    }

    @Test("A price around rows is theirs, and a row's own goes before it")
    func inheritedPrice() throws {
        let body =
            "<lonetransaktioner><g apris=\"160\"><lonetrans anstid=\"002\" lonart=\"120\" datum=\"2026-10-07\" antal=\"8\"/>"
            + "<lonetrans anstid=\"002\" lonart=\"120\" datum=\"2026-10-08\" antal=\"8\" apris=\"170\"/></g></lonetransaktioner>"
        let orders = try kinds(read(body)).compactMap { kind in
            if case .payLine(let order) = kind { order.price } else { nil }
        }
        #expect(orders == [Amount(ore: 16_000), Amount(ore: 17_000)])
    }

    @Test(
        "What around rows contradicts them, or may be meant for all of them together, is an error of each person in it",
        arguments: [
            ("<g tecken=\"-\">", "tecken"), ("<g><tecken>-</tecken>", "tecken"), ("<g valuta=\"EUR\">", "valuta"),
            ("<g makulerad=\"ja\">", "makulerad"), ("<g omfattning=\"50\">", "omfattning"), ("<g kod=\"SJK\">", "kod"),
            ("<g antal=\"3\">", "antal"), ("<g barn=\"202001012384\">", "barn"),
        ])
    func groups(group: String, field: String) throws {
        let rows = ["001", "002"].map {
            "<lonetrans anstid=\"\($0)\" lonart=\"091\" datum=\"2026-10-07\" belopp=\"500\"/>"
        }
        let reading = try read(group + rows.joined() + "</g>")
        #expect(errors(reading).map(\.place.column) == [field, field], "\(reading.problems)")
        #expect(errors(reading).allSatisfy { $0.severity == .stopsPerson } && reading.facts?.people.isEmpty == true)
    }

    @Test("A value around rows of a name that is not known is one of theirs, and how many they are says nothing")
    func unknownAround() throws {
        let row = "<tidtrans anstid=\"001\"><tidkod>TJL</tidkod>\(Self.day)</tidtrans>"
        #expect(try errors(read("<g langd=\"2\">\(row)</g>")).map(\.place.column) == ["langd"])
        #expect(try errors(read("<g><langd>2</langd>\(row)</g>")).map(\.place.column) == ["langd"])
        let reading = try read("<tidtransaktioner antal=\"1\">\(row)</tidtransaktioner>")
        #expect(try kinds(reading) == [.absence(.tjanstledig, .whole)])
        #expect(try errors(read("<tidtransaktioner antal=\"4\">\(row)</tidtransaktioner>")).count == 1)
    }

    @Test(
        "A row inside a person of the register is that person's; what the register says of the person is not the row's")
    func register() throws {
        let row = "<tidtrans><tidkod>TJL</tidkod>\(Self.day)</tidtrans>"
        let reading = try read(
            "<personal><person anstid=\"001\" persnr=\"195704289999\"><namn>Anna</namn><konto>123</konto><startdatum>2020-01-01</startdatum>\(row)</person></personal>"
        )
        #expect(
            errors(reading).isEmpty && (try kinds(reading)) == [.absence(.tjanstledig, .whole)], "\(reading.problems)")
        let part = try read("<personal><person anstid=\"001\" omfattning=\"75\">\(row)</person></personal>")
        #expect(errors(part).map(\.place.column) == ["omfattning"])
    }

    // MARK: Fields that say the same thing

    @Test(
        "A field that the row does not use, or that contradicts another, is an error that names it",
        arguments: [
            ("002", "<tidkod>TID</tidkod><timmar>5</timmar><apris>250</apris><belopp>1250</belopp>", "apris"),
            ("002", "<tidkod>TID</tidkod><timmar>5</timmar><belopp>1250</belopp>", "belopp"),
            ("002", "<tidkod>ÖT1</tidkod><timmar>2</timmar><apris>400</apris>", "apris"),
            ("001", "<tidkod>TJL</tidkod><timmar>2</timmar><belopp>-999</belopp>", "belopp"),
            ("002", "<tidkod>ARB</tidkod><lonart>091</lonart><antal>5</antal>", "lonart"),
            ("001", "<tidkod>TJL</tidkod><kod>SJK</kod>", "kod"),
            ("001", "<tidkod>TJL</tidkod><lonkod>SEM</lonkod>", "lonkod"),
            ("002", "<tidkod>TID</tidkod><lonkod>ÖT1</lonkod><timmar>5</timmar>", "lonkod"),
            ("001", "<tidkod>SJK</tidkod><barn>202001012384</barn>", "barn"),
            (
                "002", "<tidkod>ARB</tidkod><starttid>08:00</starttid><sluttid>12:00</sluttid><timmar>3</timmar>",
                "starttid"
            ),
            (
                "001", "<tidkod>TJL</tidkod><starttid>08:00</starttid><sluttid>12:00</sluttid><timmar>3</timmar>",
                "starttid"
            ),
            (
                "001",
                "<tidkod>TJL</tidkod><timmar>2</timmar><datumfrom>2026-10-08</datumfrom><datumtom>2026-10-08</datumtom>",
                "datum"
            ),
        ])
    func timeRows(employment: String, fields: String, column: String) throws {
        let reading = try read("<tidtrans anstid=\"\(employment)\">\(Self.day)\(fields)</tidtrans>")
        #expect(errors(reading).map(\.place.column) == [column], "\(reading.problems)")
        #expect(errors(reading).map(\.code) == [.invalidValue] && reading.facts?.people.count == 1)
    }

    @Test(
        "A field of a pay row that contradicts another is an error that names it",
        arguments: [
            ("<lonart>091</lonart><tidkod>SJK</tidkod><belopp>500</belopp>", "tidkod"),
            ("<lonart>091</lonart><kod>120</kod><belopp>500</belopp>", "kod"),
            ("<lonart>091</lonart><lonkod>XX</lonkod><belopp>500</belopp>", "lonkod"),
            ("<lonart>091</lonart><omfattning>50</omfattning><belopp>500</belopp>", "omfattning"),
            ("<lonart>091</lonart><barn>202001012384</barn><belopp>500</belopp>", "barn"),
            ("<lonart>120</lonart><antal>5</antal><starttid>08:00</starttid><sluttid>12:00</sluttid>", "starttid"),
            ("<lonart>091</lonart><tecken>-</tecken><belopp>500</belopp>", "tecken"),
        ])
    func payRows(fields: String, column: String) throws {
        let reading = try read("<lonetrans anstid=\"002\">\(Self.day)\(fields)</lonetrans>")
        #expect(errors(reading).map(\.place.column) == [column], "\(reading.problems)")
        #expect(reading.facts?.people.map(\.name) == ["Anna"])
    }

    @Test(
        "Fields that say the same thing pass",
        arguments: [
            "<tidkod>TID</tidkod><timmar>5</timmar><apris>150</apris><belopp>750.00</belopp>",
            "<tidkod>TID</tidkod><timmar>5</timmar><antal>5.00</antal><enhet>tim</enhet>",
            "<tidkod>TID</tidkod><lonart>120</lonart><kod>ARB</kod><lonkod>tid</lonkod><timmar>5</timmar>",
            "<tidkod>TID</tidkod><timmar enhet=\"h\">5</timmar><valuta>SEK</valuta>",
            "<tidkod>TID</tidkod><timmar>5</timmar><datumfrom>2026-10-07</datumfrom><datumtom>2026-10-07</datumtom>",
        ])
    func agreeing(fields: String) throws {
        let reading = try read("<tidtrans anstid=\"002\">\(Self.day)\(fields)</tidtrans>")
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(try kinds(reading) == [.hours(PayItems.timlon.id, Minutes(300))])
    }

    @Test("A price and an amount of zero on a time row are left to Penna, with a remark")
    func zero() throws {
        let reading = try read(
            "<tidtrans anstid=\"001\"><tidkod>TJL</tidkod>\(Self.day)<apris>0</apris><belopp>0.00</belopp></tidtrans>")
        #expect(errors(reading).isEmpty && reading.problems.map(\.place.column) == ["apris", "belopp"])
        #expect(try kinds(reading) == [.absence(.tjanstledig, .whole)])
    }

    // MARK: Units

    @Test(
        "A unit that its field cannot have stops the row, and so does any other attribute of a field",
        arguments: [
            ("<tidtrans anstid=\"001\"><tidkod>TJL</tidkod>\(day)<antal enhet=\"dagar\">1</antal></tidtrans>", "enhet"),
            (
                "<tidtrans anstid=\"001\"><tidkod>SJK</tidkod>\(day)<timmar enhet=\"dagar\">1</timmar></tidtrans>",
                "timmar"
            ),
            (
                "<tidtrans anstid=\"001\" enhet=\"dagar\"><tidkod>TJL</tidkod>\(day)<timmar>1</timmar></tidtrans>",
                "timmar"
            ),
            ("<tidtrans anstid=\"001\" enhet=\"tim\"><tidkod>TJL</tidkod>\(day)</tidtrans>", "enhet"),
            (
                "<tidtrans anstid=\"001\"><tidkod>TJL</tidkod>\(day)<omfattning enhet=\"timmar\">4</omfattning></tidtrans>",
                "omfattning"
            ),
            ("<tidtrans anstid=\"001\"><tidkod>TJL</tidkod>\(day)<timmar typ=\"sjuk\">4</timmar></tidtrans>", "timmar"),
            (
                "<lonetrans anstid=\"001\"><lonart>091</lonart>\(day)<antal>4</antal><apris enhet=\"öre\">100</apris></lonetrans>",
                "apris"
            ),
            (
                "<lonetrans anstid=\"001\"><lonart>091</lonart>\(day)<belopp enhet=\"öre\">100</belopp></lonetrans>",
                "belopp"
            ),
            (
                "<lonetrans anstid=\"001\"><lonart>091</lonart>\(day)<belopp>100</belopp><enhet>öre</enhet></lonetrans>",
                "belopp"
            ),
            (
                "<lonetrans anstid=\"001\"><lonart>091</lonart>\(day)<antal enhet=\"min\">480</antal><apris>2</apris></lonetrans>",
                "enhet"
            ),
            (
                "<lonetrans anstid=\"001\"><lonart>091</lonart>\(day)<antal enhet=\"km\">480</antal></lonetrans>",
                "enhet"
            ),
            (
                "<lonetrans anstid=\"001\"><lonart>120</lonart>\(day)<antal enhet=\"min\">480</antal><apris>2</apris></lonetrans>",
                "enhet"
            ),
        ])
    func units(row: String, column: String) throws {
        let reading = try read(row)
        #expect(errors(reading).map(\.place.column) == [column], "\(reading.problems)")
        #expect(reading.facts?.people.map(\.name) == ["Bo"])
    }

    @Test("A unit that fits is used: kilometres at a price, pieces, and days of whole absence")
    func fittingUnits() throws {
        let reading = try read(
            "<lonetrans anstid=\"002\"><lonart>091</lonart>\(Self.day)<antal enhet=\"km\">10</antal><apris>2.5</apris></lonetrans>"
                + "<lonetrans anstid=\"002\"><lonart>091</lonart>\(Self.day)<antal enhet=\"st\">3</antal></lonetrans>"
                + "<tidtrans anstid=\"001\" enhet=\"dagar\"><tidkod>TJL</tidkod>\(Self.day)</tidtrans>")
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(try kinds(reading).count == 3)
    }

    // MARK: The file

    @Test(
        "A period that cannot be read makes rows without a date errors; rows with one are read",
        arguments: [
            "<period start=\"20260901\" slut=\"20260930\"/>", "<period>2026-09</period>",
            "<period start=\"2026-09-01\"/>",
            "<period start=\"2026-09-30\" slut=\"2026-09-01\"/>",
            "<period start=\"2026-09-01\" slut=\"2026-09-30\"/><period start=\"2026-10-01\" slut=\"2026-10-31\"/>",
        ])
    func periods(period: String) throws {
        let undated = "<lonetrans anstid=\"002\"><lonart>091</lonart><belopp>500</belopp></lonetrans>"
        let dated = "<lonetrans anstid=\"001\"><lonart>091</lonart>\(Self.day)<belopp>500</belopp></lonetrans>"
        let reading = try read(undated + dated, header: period)
        #expect(errors(reading).map(\.place.column) == ["period"], "\(reading.problems)")
        #expect(reading.facts?.people.map(\.name) == ["Anna"])
    }

    @Test("When the file was made is told where it cannot be read")
    func madeAt() throws {
        let reading = try read("", header: "<datum>i går</datum>")
        #expect(reading.problems.map(\.place.column) == ["datum"] && reading.problems.map(\.severity) == [.look])
    }

    @Test(
        "A file of which no row is known, or with a transaction that is not, stops the employer",
        arguments: [
            ("<löneunderlag><rad anst=\"001\" lart=\"091\" belopp=\"500\"/></löneunderlag>", "", 3),
            ("<löneunderlag><rad anst=\"001\" belopp=\"500\" datum=\"2026-10-07\"/></löneunderlag>", "row", 3),
            ("<underlag>\n<post><nr>001</nr><summa>5</summa></post></underlag>", "", 3),
        ])
    func unknownRows(body: String, row: String, line: Int) throws {
        let known = "<lonetrans anstid=\"001\"><lonart>091</lonart>\(Self.day)<belopp>500</belopp></lonetrans>"
        let reading = try read(body + (row.isEmpty ? "" : known))
        #expect(errors(reading).map(\.severity) == [.stopsEmployer] && reading.facts == nil, "\(reading.problems)")
        #expect(errors(reading).map(\.place.line) == [line])
    }

    @Test("A file with nothing but blocks that are known has no rows, and stops nobody")
    func noRows() throws {
        for body in ["<tidtransaktioner/>", "<personal><person anstid=\"001\"/></personal>", ""] {
            #expect(try errors(read(body)).isEmpty, "\(body)")
        }
    }

    @Test(
        "A broken file is an error on the line where it breaks",
        arguments: [
            ("\n<?xml version=\"1.0\"?>\n<paxml>\n<header/>\n</paxml>\n", 2),
            ("<paxml>\n<a>\n<b>\n</a>\n\n</paxml>\n", 4), ("<paxml>\n<a>\n<b x=1/></a>\n\n</paxml>\n", 3),
        ])
    func brokenLine(text: String, line: Int) throws {
        let folder = try TestFolder.small()
        try folder.write("registrations.pax", text)
        #expect(folder.read().problems.filter(\.isError).map(\.place.line) == [line])
    }
}
