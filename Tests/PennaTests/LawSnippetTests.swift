//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaLaw
import PennaModel
import Testing

/// Law.md: its code compiles and runs, its values are right, and its tables name what there is.
@Suite("The page on the law")
struct LawSnippetTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.root.appendingPathComponent(path), encoding: .utf8)
    }

    @Test("Every Swift block of the page is code of this file, word for word")
    func blocks() throws {
        let blocks = try text("Documentation/Law.md").components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        #expect(blocks.count > 10)
        let code = try text("Tests/PennaTests/LawSnippetTests.swift")
        for block in blocks { #expect(code.contains("\n" + block), "\(block)") }
    }

    @Test("Tax: table and one-off amount, the number of a table, a year that is not there")
    func tax() throws {
        let withheld = try taxOnPay(kr("35000"), bonus: kr("10000"))
        #expect(withheld.main?.amount == kr("7134"))
        #expect(withheld.oneOff?.amount == kr("2600"))
        #expect(try taxByRate(try #require(Percent("32.51")), on: kr("35000.75")) == kr("7134"))
        #expect(try TaxTable.number(forTotalRate: #require(Percent("32.50"))) == 32)
        #expect(yearThatIsNotThere()?.code == .yearNotCovered)
        #expect(yearThatIsNotThere()?.message.hasPrefix("Skattetabeller saknas för inkomståret 2027.") == true)
    }

    @Test("Contributions: declared by truncation per rate, cost to the öre")
    func employerContributions() throws {
        let result = try contributions(on: kr("32001"), birthYear: 2004)
        #expect(result.declared == kr("7401"))
        #expect(result.cost == kr("7402.21"))
    }

    @Test("Sick pay and holiday by the acts alone")
    func sickPayAndHoliday() throws {
        #expect(try threeSickDays() == [kr("-4153.85"), kr("3323.08"), kr("-1107.69")])
        #expect(try semestertillagg(monthlyPay: kr("30000")) == kr("1806"))
    }

    @Test("Net deductions in the law's order")
    func netDeductions() throws {
        let enough = try payOut(gross: kr("28000"), tax: kr("6500"))
        #expect(enough.attachments.map(\.withheld) == [kr("4000")])
        #expect(enough.claims.map(\.taken) == [kr("1700")])
        #expect(enough.voluntary.map(\.taken) == [kr("310")])
        #expect(enough.left == kr("15490"))
        #expect(enough.deviations.isEmpty)
        #expect(try payOut(gross: kr("22000"), tax: kr("6500")).deviations.count == 1)
    }

    @Test("Benefits, journeys and pension")
    func benefitsAndPension() throws {
        let meals = try lunches()
        #expect(meals.taxBase?.amount == kr("740"))
        #expect(meals.reports == [BenefitReport(.otherBenefit, kr("740"))])
        let split = try journey()
        #expect(split == TaxFreeSplit(taxFree: kr("795"), taxable: kr("105")))
        #expect(try pension(on: kr("45000"), earlierInHalfYear: kr("180000")) == [kr("2700"), kr("655.02")])
        #expect(try pension(on: kr("45000"), earlierInHalfYear: kr("300000")).first == kr("10923.75"))
    }

    @Test("The declaration, the account, the yearly amounts")
    func reportingAndAccounts() throws {
        let filing = try declaration()
        #expect(filing.isComplete)
        #expect(
            filing.individuals.additions.map { $0.values.map { "\($0.field)=\($0.text)" } }
                == [["1=7100", "11=32000", "12=1240"]])
        #expect(filing.employerStatement?.values.map(\.text) == ["10444", "7100"])
        let account = try payAccount()
        #expect(account.bank == "Swedbank och sparbankerna")
        #expect(account.bankgirotForm == "8424009831892246")
        #expect(account.warnings.isEmpty)
        let amounts = try yearlyAmounts()
        #expect(amounts.prisbasbelopp.value == 59_200_00)
        #expect(amounts.prisbasbelopp.confidence == .confirmed)
        #expect(amounts.ceiling == kr("49333"))
    }

    @Test("The page names every pay item of the law, and none that is not there")
    func payItems() throws {
        let page = try text("Documentation/Law.md")
        let section = try #require(page.components(separatedBy: "## How a payslip uses it").last)
        let table = try #require(section.components(separatedBy: "\n## ").first)
        // Pay that only the agreement knows.
        let agreement = ["manadslon", "timlon", "fast-tillagg", "tjanstledighet", "semesterersattning"]
        let items = Set(PayItems.all.map(\.key)).subtracting(agreement)
        #expect(items.filter { !table.contains("`\($0)`") }.sorted() == [])
        let rows = table.split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2)
        let named = rows.compactMap { $0.split(separator: "|").dropFirst().first }
            .flatMap { $0.split(separator: "`").enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) } }
        #expect(Set(named).subtracting(items).sorted() == [])
    }

    @Test("The page names every figure of law that a new year must give a row")
    func newYear() throws {
        let page = try text("Documentation/Law.md")
        let lastDay = try #require(TaxYear.all.last).year.year
        let closed = RuleBook.standard.rules.flatMap(\.figures).filter { figure in
            (try? figure.row(on: Day(lastDay, 12, 31))) != nil && (try? figure.row(on: Day(lastDay + 1, 1, 1))) == nil
        }
        // These stand in the year's own file.
        let others = closed.map(\.key).filter { !$0.hasPrefix("skatt.") && !$0.hasPrefix("belopp.") }
        #expect(others.count > 10)
        let unnamed = others.filter { key in
            !page.contains("`\(key)`") && !page.contains("`\(key.prefix { $0 != "." }).…`")
                && !page.contains("`\(key.split(separator: ".").prefix(2).joined(separator: ".")).…`")
        }
        #expect(unnamed == [])
    }
}

// The code of the page, in its order.

func yearThatIsNotThere() -> PayrollError? {
    do throws(PayrollError) {
        _ = try TaxTable(year: IncomeYear(2027), number: 33)
        return nil
    } catch {
        return error  // code yearNotCovered: "Skattetabeller saknas för inkomståret 2027. …"
    }
}

func taxOnPay(_ pay: Amount, bonus: Amount) throws -> WithheldTax {
    let tax = try PreliminaryTax(payDate: PayDate(Day(2026, 11, 27)))  // make it once, use it for everybody
    var question = TaxQuestion(
        birthYear: 1985, decision: .table(number: 33, column: nil), ordinary: pay, cash: try pay + bonus)
    question.oneOff = bonus
    return try tax.withheld(question)  // 35 000 and 10 000 kr: 7 134 by table, and 26 %, 2 600
}

func taxByRate(_ rate: Percent, on pay: Amount) throws -> Amount {
    let number = try TaxTable.number(forTotalRate: rate)  // 32,50 % gives 32, 32,51 % gives 33
    return try TaxTable(year: IncomeYear(2026), number: number).tax(column: 1, income: pay)  // 35 000,75 kr: 7 134
}

func contributions(on base: Amount, birthYear: Int) throws -> (declared: Amount, cost: Amount) {
    let rates = try ContributionRates(payDate: PayDate(Day(2026, 5, 27)))
    var declared = DeclaredContributions(rates: rates)
    try declared.add(base: base, birthYear: birthYear)  // and everybody else of the month
    let cost = try rates.parts(of: base, birthYear: birthYear).cost()
    return (try declared.total(), cost)  // 32 001 kr, born 2004: 7 401 declared, 7 402,21 the cost
}

func threeSickDays() throws -> [Amount] {
    let rule = try StatutorySickPay(
        .monthly(pay: Amount(kronor: 30_000), weekHours: Minutes(40 * 60)), on: Day(2026, 10, 5))
    var state = SickPeriodState()  // keep it: the next spell may continue the period
    let days = (5...7).map { SickDay(Day(2026, 10, $0), absent: Minutes(8 * 60)) }
    return try rule.pay(days, &state).lines.map(\.amount)  // −4 153,85, 3 323,08 and karensavdrag −1 107,69
}

func semestertillagg(monthlyPay: Amount) throws -> Amount {
    let year = try HolidayYear(of: Day(2026, 7, 6), .april)  // earned April 2025 to March 2026
    let employment = try DayRange(from: Day(2025, 9, 13), through: Day(2027, 6, 30))
    let days = try PaidHolidayDays(yearlyRight: 25, employment: employment, notQualifying: 0, in: year)
    let rule = try StatutoryHolidayPay(on: Day(2026, 7, 6))
    // 200 of 365 days give 14 paid days, and 0,43 % of 30 000 kr for each is 1 806 kr.
    return try rule.supplement(monthlyPay: monthlyPay, days: days.count).amount
}

func payOut(gross: Amount, tax: Amount) throws -> NetDeductions {
    let decision = try AttachmentDecision(
        caseNumber: "U-12345-26", paymentReference: "1234567897", rank: .other,
        protectedAmount: Amount(kronor: 15_800), amount: .amount(Amount(kronor: 4_000)))
    let loan = try SetOffClaim(
        Amount(kronor: 3_000), .claim, origin: Day(2026, 9, 1), due: Day(2026, 11, 1), consent: Day(2026, 9, 1))
    let result = try NetDeductions(
        gross: gross, tax: tax, on: PayDate(Day(2026, 11, 27)), decisions: [decision], claims: [loan],
        voluntary: [Amount(kronor: 310)])
    for deviation in result.deviations { print(deviation.text) }  // what Kronofogden must be told
    return result  // 28 000 − 6 500: attached 4 000, set off 1 700, voluntary 310, left 15 490
}

func lunches() throws -> BenefitOutcome {
    let kost = try Kostforman(year: IncomeYear(2026))
    // Ten lunches of 124 kr, less 500 kr from the net pay: 740 kr are taxed and reported in field 012.
    return try kost.outcome(.lunch, count: 10, netPayment: Amount(kronor: 500))
}

func journey() throws -> TaxFreeSplit {
    var journey = DomesticJourney(
        from: JourneyMoment(Day(2026, 5, 4), ClockTime(7, 30)), to: JourneyMoment(Day(2026, 5, 6), ClockTime(20, 15)),
        distance: try RoadDistance(kilometres: 240), lodging: .provided)
    journey.meals = [Day(2026, 5, 4): .lunch]  // paid by the employer
    let day = try Amount(kronor: 300)
    let rates = TravelRates(wholeDay: day, halfDay: day, night: .zero, isReducedForMeals: false)
    return try journey.allowance(.rates(rates)).split  // 900 kr, of which 795 tax-free and 105 pay
}

func pension(on pay: Amount, earlierInHalfYear: Amount) throws -> [Amount] {
    let payDate = PayDate(Day(2026, 5, 27))
    var half = PensionHalfYear(
        terms: try AkapKRTerms(HalfYear(payDate: payDate)), pensionsgrundandeLon: earlierInHalfYear)
    let fee = try half.add(pay, paid: payDate).amount  // 45 000 kr after 180 000: 2 700; after 300 000: 10 923,75
    return [fee, try SarskildLoneskatt.tax(on: fee, in: payDate.incomeYear).amount]  // on 2 700: 655,02
}

func declaration() throws -> AGIFiling {
    let employer = try Organisationsnummer("212000-0142")
    var month = try AGIMonth(employer: employer, period: AGIPeriod(payDate: PayDate(Day(2026, 10, 27))))
    var sums = IndividualSums()
    try sums.add(field: 11, amount: Amount(ore: 32_000_99))
    try sums.add(field: 12, amount: Amount(kronor: 1_240))
    try sums.add(field: 1, amount: Amount(kronor: 7_100))
    try month.add(sums, for: AGIPayee(person: "198202252386"))
    // 011 is 32000, 012 is 1240, 001 is 7100; the employer's own 487 is 10444 and 497 is 7100.
    return try AGISent(employer: employer, period: month.period).filing(for: month)
}

func payAccount() throws -> BankAccount {
    let account = try BankAccount(clearing: "8424-4", account: "983 189 224-6")
    for warning in account.warnings { print(warning.text) }
    return account  // Swedbank och sparbankerna, 8424009831892246 in payment files
}

func yearlyAmounts() throws -> (prisbasbelopp: FigureRow, ceiling: Amount) {
    let row = try YearlyAmounts.prisbasbelopp.row(in: IncomeYear(2026))  // 5 920 000 öre, confirmed, and its source
    return (row, try BaseAmountCeiling.sjukpenning.monthly(in: IncomeYear(2026)))  // 49 333 kr
}
