//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaBasics
import PennaFiles
import PennaModel
import Testing

/// Pay lines of PAXml: hours, amounts, accounts and numbers.
///
/// Bo (002) has 150 kronor an hour; 120 is timlon.
@Suite struct PAXmlPayTests {
    private func read(_ rows: String, header: String = "", month: Month? = Month(year: 2026, month: 11)) throws
        -> FolderReading
    {
        let folder = try TestFolder.small()
        try folder.write(
            "registrations.pax",
            "<paxml><header><version>2.0</version>\(header)</header><lonetransaktioner>\(rows)</lonetransaktioner></paxml>"
        )
        return EmployerFolder.read(folder.path, payMonth: month)
    }

    private func row(_ fields: String, _ attributes: String = "anstid=\"002\"") -> String {
        "<lonetrans \(attributes)>\(fields)</lonetrans>"
    }

    private func timlon(_ fields: String) -> String { row("<lonart>120</lonart><datum>2026-10-06</datum>" + fields) }

    private func kinds(_ reading: FolderReading) throws -> [Registration.Kind] {
        try #require(reading.facts).people.flatMap(\.employments).flatMap(\.registrations).map(\.kind)
    }

    private func errors(_ reading: FolderReading) -> [Finding] { reading.problems.filter(\.isError) }

    private func amounts(_ item: PayItemID, _ reading: FolderReading) throws -> [Amount] {
        let result = try report(reading).result
        #expect(result.failures.isEmpty, "\(result.failures)")
        return result.arena.lines.filter { $0.item == item }.map(\.amount)
    }

    @Test(
        "Hours of timlon as a pay line are worked hours, with holiday pay, when the price is the terms' or none",
        arguments: [
            "<antal>8</antal>", "<timmar>8</timmar>", "<antal>8</antal><apris>150</apris>",
            "<antal>8.00</antal><apris>150,00</apris><belopp>1200.00</belopp>", "<antal>8</antal><belopp>1200</belopp>",
        ])
    func hoursOfTimlon(fields: String) throws {
        let reading = try read(timlon(fields))
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(try kinds(reading) == [.hours(PayItems.timlon.id, Minutes(480))])
        #expect(try amounts(PayItems.timlon.id, reading) == [Amount(ore: 120_000)])
        // 0.48 % for each of the 25 days of those under 40: 12 % of 1 200.
        #expect(try amounts(PayItems.semesterersattning.id, reading) == [Amount(ore: 14_400)])
    }

    @Test("7.87 hours are 7:52, at the terms' price")
    func decimalHours() throws {
        let reading = try read(timlon("<antal>7.87</antal><kommentar>pass</kommentar>"))
        #expect(try kinds(reading) == [.hours(PayItems.timlon.id, Minutes(472))])
        #expect(try amounts(PayItems.timlon.id, reading) == [Amount(ore: 118_000)])
    }

    @Test("Timlön at a price of its own is paid at it, and holiday pay follows by the item's flag")
    func ownPrice() throws {
        let reading = try read(timlon("<antal>8</antal><apris>160</apris>"))
        #expect(errors(reading).isEmpty)
        #expect(try amounts(PayItems.timlon.id, reading) == [Amount(ore: 128_000)])
        #expect(try amounts(PayItems.semesterersattning.id, reading) == [Amount(ore: 15_360)])
        let byAmount = try read(timlon("<belopp>1280</belopp>"))
        #expect(try amounts(PayItems.semesterersattning.id, byAmount) == [Amount(ore: 15_360)])
        // 7.87 × 150: the sender's own product, which whole minutes would make 1 180.00.
        let product = try read(timlon("<antal>7.87</antal><apris>150</apris><belopp>1180.50</belopp>"))
        #expect(try amounts(PayItems.timlon.id, product) == [Amount(ore: 118_050)])
    }

    @Test("An amount that is not the quantity at the price is paid, and said")
    func unequalProduct() throws {
        let reading = try read(
            row("<lonart>091</lonart><datum>2026-10-06</datum><antal>3</antal><apris>100</apris><belopp>30</belopp>"))
        #expect(try amounts(PayItemID(1003), reading) == [Amount(ore: 3_000)])
        #expect(reading.problems.count == 1 && !errors(reading).contains { _ in true })
    }

    @Test("Timlön without a price is an error for whoever has monthly pay")
    func timlonOfMonthly() throws {
        let rows = row("<lonart>120</lonart><datum>2026-10-06</datum><antal>8</antal>", "anstid=\"001\"")
        let reading = try read(rows)
        #expect(errors(reading).first?.place.column == "apris")
        #expect(reading.facts?.people.map(\.name) == ["Bo"])
    }

    @Test("The row of a month as one interval is the month's hours")
    func interval() throws {
        let interval = "<datumfrom>2026-10-01</datumfrom><datumtom>2026-10-31</datumtom>"
        let reading = try read(row("<lonart>120</lonart>\(interval)<antal>100</antal>"))
        #expect(try amounts(PayItems.timlon.id, reading) == [Amount(ore: 1_500_000)])
    }

    @Test("Rows without a date belong to the run's deviations, and one remark says so")
    func undated() throws {
        let rows =
            row("<lonart>091</lonart><antal>2</antal><apris>250</apris>")
            + row("<lonart>091</lonart><belopp>100</belopp>") + row("<lonart>120</lonart><antal>8</antal>")
        let reading = try read(rows)
        #expect(reading.problems.map(\.code) == [.undatedRow])
        #expect(reading.problems.first?.message.contains("3 rader") == true)
        #expect(try amounts(PayItemID(1003), reading).sorted() == [Amount(ore: 10_000), Amount(ore: 50_000)])
        #expect(try amounts(PayItems.timlon.id, reading) == [Amount(ore: 120_000)])
        let unknownMonth = try read(rows, month: nil)
        #expect(errors(unknownMonth).count { $0.place.column == "datum" } == 3)
    }

    @Test("The period in the file's header goes before the run's: September's rows are not October's")
    func headerPeriod() throws {
        let rows =
            "<lonetrans anstid=\"002\" persnr=\"\" kod=\"091\" antal=\"2\" enhet=\"TIM\"/><lonetrans anstid=\"002\" kod=\"091\" belopp=\"310.0\" enhet=\"KR\"/>"
        let october = try read(rows, header: "<period start=\"2026-10-01\" slut=\"2026-10-31\"/>")
        #expect(try amounts(PayItemID(1003), october) == [Amount(ore: 2_100), Amount(ore: 31_000)])
        let september = try read(rows, header: "<period start=\"2026-09-01\" slut=\"2026-09-30\"/>")
        #expect(try amounts(PayItemID(1003), september).isEmpty)
        #expect(try notices(september) == [.beforeThePeriod, .beforeThePeriod])
    }

    @Test(
        "What binary calculation leaves is rounded to öre, with a remark",
        arguments: [
            ("336.29999999999995", 33_630), ("0.30000000000000004", 30), ("-12.340000000000002", -1_234),
            ("99.99999999999999", 10_000),
        ])
    func dust(text: String, ore: Int64) throws {
        let reading = try read(row("<lonart>091</lonart><datum>2026-10-12</datum><belopp>\(text)</belopp>"))
        #expect(reading.problems.map(\.code) == [.roundedAmount] && reading.problems.first?.severity == .look)
        #expect(try amounts(PayItemID(1003), reading) == [Amount(ore: ore)])
    }

    @Test(
        "A real decimal too many is an error, and so is a number with two readings",
        arguments: [("1.005", FindingCode.ambiguousNumber), ("12.3401", .invalidValue), ("0.005", .invalidValue)])
    func decimals(text: String, code: FindingCode) throws {
        let reading = try read(row("<lonart>091</lonart><datum>2026-10-12</datum><belopp>\(text)</belopp>"))
        #expect(errors(reading).first?.code == code && errors(reading).first?.place.column == "belopp")
        #expect(reading.facts?.people.map(\.name) == ["Anna"])
    }

    /// The accounts of an item's lines, and what they add up to.
    private func postings(_ item: PayItemID, _ reading: FolderReading) throws -> [String] {
        let facts = try #require(reading.facts)
        let run = try StandardRun(employer: facts.employer, payDate: PayDate(Day(2026, 11, 27)), knownAt: .endOfTime)
        let result = try Batch(run, facts).calculate()
        #expect(result.failures.isEmpty, "\(result.failures)")
        let reader = LineReader(facts: facts, items: run.items)
        var views: [LineView] = []
        for payslip in result.payslips { views += reader.views(of: payslip, in: result.arena) }
        return views.filter { $0.item.id == item }.map { "\($0.line.amount) \($0.account) \($0.costAccount)" }
    }

    /// Why registrations are not used, or their postings.
    private func notices(_ reading: FolderReading) throws -> [Notice.Reason] {
        let facts = try #require(reading.facts)
        let run = try StandardRun(employer: facts.employer, payDate: PayDate(Day(2026, 11, 27)), knownAt: .endOfTime)
        return Batch(run, facts).notices().map(\.reason)
    }

    @Test("A row's own account, cost account, project and customer are its line's, and different ones are not merged")
    func allocations() throws {
        let date = "<datum>2026-10-12</datum>"
        let units = "<resenheter><resenhet dim=\"1\" id=\"4711\"/><resenhet dim=\"6\" id=\"P12\"/></resenheter>"
        let reading = try read(
            row("<lonart>091</lonart>\(date)<belopp>500</belopp><kontonr>5012</kontonr>")
                + row("<lonart>091</lonart>\(date)<belopp>200</belopp>\(units)<kundnr info=\"Bolaget\">K7</kundnr>")
                + row("<lonart>120</lonart>\(date)<antal>2</antal>")
                + row("<lonart>120</lonart>\(date)<antal>3</antal>\(units)")
                + "<lönetransaktion anstid=\"002\" löneart=\"120\" datum=\"2026-10-13\" antal=\"1\" kostnadsställe=\"4712\" />"
        )
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(try postings(PayItemID(1003), reading) == ["500.00 5012 ", "200.00  4711 6:P12 8:K7"])
        #expect(
            try postings(PayItems.timlon.id, reading) == [
                "300.00 5022 ", "450.00 5022 4711 6:P12", "150.00 5022 4712",
            ])
        // All hours together still have the holiday pay of all: 12 % of 900.
        #expect(try amounts(PayItems.semesterersattning.id, reading) == [Amount(ore: 10_800)])
    }

    @Test("A row of registrations.csv says its account, cost account and dimensions")
    func allocationsInCSV() throws {
        let folder = try TestFolder.small()
        try folder.write(
            "registrations.csv",
            """
            employment;kind;from;item;amount;hours;account;cost_account;dimensions;post
            002;lonerad;2026-10-12;bonus;500;;5012;4711;6:P12;17
            002;timmar;2026-10-12;;;4;;4712;;
            001;tjanstledig;2026-10-12;;;2;;4713;;
            """)
        let reading = folder.read()
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        #expect(try postings(PayItemID(1003), reading) == ["500.00 5012 4711 6:P12"])
        #expect(try postings(PayItems.timlon.id, reading) == ["600.00 5022 4712"])
        #expect(try notices(reading) == [.allocationNotUsed])
        let copy = try TestFolder()
        try EmployerFolder.write(try #require(reading.facts), to: copy.path)
        let plain = { (reading: FolderReading) in
            reading.facts?.people.flatMap(\.employments).flatMap(\.registrations).map {
                [$0.post, $0.allocation?.dimensions]
            }
        }
        #expect(plain(copy.read()) == plain(reading))
        try folder.write(
            "registrations.csv",
            "employment;kind;from;item;amount;dimensions\n002;lonerad;2026-10-12;bonus;500;P12\n")
        #expect(folder.read().problems.first { $0.isError }?.message.contains("P12") == true)
    }

    @Test("The post number is kept")
    func posts() throws {
        let rows = row(
            "<lonart>091</lonart><datum>2026-10-12</datum><belopp>5</belopp>", "postid=\"17\" anstid=\"002\"")
        let reading = try read(rows)
        #expect(try #require(reading.facts).people[1].employments[0].registrations.map(\.post) == ["17"])
    }

    @Test("A pay line of timlon in registrations.csv has holiday pay too; an item without the flag has none")
    func holidayPayInCSV() throws {
        let reading = try TestFolder.small(
            registrations: "002;lonerad;2026-10-12;;;;;;;timlon;8;160;\n002;lonerad;2026-10-13;;;;;;;bonus;;;1000\n"
        ).read()
        #expect(try amounts(PayItems.semesterersattning.id, reading) == [Amount(ore: 15_360)])
    }
}
