//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaLaw
import Testing

/// Every figure of the shared list of published values is what Penna gives, or is unused for a reason given here.
@Suite("Published values")
struct PublishedValuesTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/spec/data/values.json")
    private static let isHere = FileManager.default.fileExists(atPath: file.path)

    @Test(
        "Every value of the list is equal to Penna's, or is listed as unused with the reason",
        .enabled(if: isHere, "the shared list of published values is not here"))
    func everyValue() throws {
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: Self.file))
        let published = leaves(of: json)
        #expect(published.count > 100)
        let given = try PennaValues.all()
        let unused = UnusedValues.reasons
        #expect(Set(given.keys).intersection(unused.keys).sorted() == [], "used and unused at once")
        let accounted = Set(given.keys).union(unused.keys)
        #expect(published.keys.filter { !accounted.contains($0) }.sorted() == [], "neither used nor listed as unused")
        #expect(accounted.filter { published[$0] == nil }.sorted() == [], "no longer in the file")
        let wrong = given.filter { $0.value != published[$0.key] }
            .map { "\($0.key): Penna \($0.value), published \(published[$0.key] ?? "–")" }
        #expect(wrong.sorted() == [])
    }

    @Test("Public service-avgiften 2024 is 1,60 inkomstbasbelopp's, 1 219 kr, not the 1 249 of the list")
    func publicService2024() throws {
        #expect(try PennaValues.highestPublicService(2024) == "1219")
    }

    /// Paths such as `kostforman.2026[0]`, each with its value as text.
    private func leaves(of value: Any, at path: String = "") -> [String: String] {
        var found: [String: String] = [:]
        switch value {
        case let object as [String: Any]:
            for (key, member) in object {
                found.merge(leaves(of: member, at: path.isEmpty ? key : "\(path).\(key)")) { first, _ in first }
            }
        case let list as [Any]:
            for (index, item) in list.enumerated() {
                found.merge(leaves(of: item, at: "\(path)[\(index)]")) { first, _ in first }
            }
        case let text as String: found[path] = text
        case let number as NSNumber: found[path] = number.stringValue
        default: found[path] = "null"
        }
        return found
    }
}

/// What is in the list and not in Penna, and why.
private enum UnusedValues {
    static let reasons: [String: String] = {
        var reasons = [
            "note": "a text about the list",
            "arbetsgivaravgifter[1].to":
                "the list says until further notice; Penna's rows end with 2026, the last year it pays in (L7)",
            "ungdom_15_18.abolished_from": "from the first pay year on there is no such class; AG-8 tests it",
            "public_service_max.2024": "from memory, and wrong: 1,60 inkomstbasbelopp give 1 219, tested by itself",
            "normalbelopp_kfm.2025.status": "a text; the year's rows are unconfirmed in Penna, which is tested",
        ]
        for year in 2023...2026 {
            reasons["forhojt_prisbasbelopp.\(year)"] = "no rule of pay counts in it"
        }
        reasons["prisbasbelopp.2027"] = "not set in the list; Penna has an unconfirmed amount"
        reasons["forhojt_prisbasbelopp.2027"] = "no rule of pay counts in it, and it is not set"
        for key in ["prisbasbelopp", "inkomstbasbelopp"] {
            reasons["\(key).2023"] = "before the first pay year, 2024"
        }
        for index in 0...2 {
            reasons["kostforman.2023[\(index)]"] = "before the first pay year, 2024"
            reasons["traktamente_inrikes.2023[\(index)]"] = "before the first pay year, 2024"
        }
        return reasons
    }()
}

/// What Penna gives, by the path of the list.
private enum PennaValues {
    static let years = 2024...2026

    static func all() throws -> [String: String] {
        var values: [String: String] = [:]
        for part in [try contributions(), try ages(), try yearly(), try tax(), try benefits(), try normalbelopp()] {
            values.merge(part) { _, _ in "given twice" }
        }
        return values
    }

    // MARK: Contributions

    private static func contributions() throws -> [String: String] {
        let components = [
            ("sjukforsakring", EmployerContributionRules.sjukforsakring),
            ("foraldraforsakring", EmployerContributionRules.foraldraforsakring),
            ("alderspension", EmployerContributionRules.alderspension),
            ("efterlevandepension", EmployerContributionRules.efterlevandepension),
            ("arbetsmarknad", EmployerContributionRules.arbetsmarknad),
            ("arbetsskada", EmployerContributionRules.arbetsskada),
            ("allman_loneavgift", EmployerContributionRules.allmanLoneavgift),
        ]
        var values: [String: String] = [:]
        for (index, span) in [2024...2025, 2026...2026].enumerated() {
            let path = "arbetsgivaravgifter[\(index)]"
            for (key, figure) in components { values["\(path).\(key)"] = try same(span) { try percent(figure, $0) } }
            values["\(path).total"] = try same(span) { percent(try rates($0).standard) }
        }
        // The split changes where föräldraförsäkringsavgiften does.
        let rows = EmployerContributionRules.foraldraforsakring.rows
        let change = try #require(rows.first { $0.value != rows[0].value })
        values["arbetsgivaravgifter[0].from"] = "\(rows[0].from)"
        values["arbetsgivaravgifter[0].to"] = "\(change.from - 1)"
        values["arbetsgivaravgifter[1].from"] = "\(change.from)"

        values["reducerad_sats"] = try same(years) { percent(try rates($0).pensioner) }
        values["slp"] = try same(years) { try percent(PensionRules.loneskattRate, $0) }
        return values
    }

    private static func ages() throws -> [String: String] {
        var values: [String: String] = [:]
        for year in 2024...2027 {
            let limit = try EmployerContributionRules.pensionerAge.row(in: IncomeYear(year))
            values["aldersgrans_reducerad_vid_arets_ingang.\(year)"] = "\(limit.value)"
            let born = try birthYears(.pensioner, Day(year, 1, 1))
            values["reducerad_fodelsear.\(year)[0]"] = born.first
            values["reducerad_fodelsear.\(year)[1]"] = born.last
        }
        values["ingen_avgift_fodd_senast"] = try same(years) { try birthYears(.exempt, Day($0, 1, 1)).last ?? "" }

        let row = try #require(EmployerContributionRules.youthRate.rows.first)
        values["ungdom_19_23.payment_from"] = "\(row.from)"
        values["ungdom_19_23.payment_to"] = row.through.map { "\($0)" }
        values["ungdom_19_23.sats"] = percent(
            try ContributionRates(payDate: PayDate(Day(2026, 5, 27))).rate(of: .youth))
        values["ungdom_19_23.tak_per_manad"] = kronor(try EmployerContributionRules.youthCap.row(on: row.from))
        for (year, day) in [(2026, row.from), (2027, row.through ?? row.from)] {
            let born = try birthYears(.youth, day)
            values["ungdom_19_23.fodelsear.\(year)[0]"] = born.first
            values["ungdom_19_23.fodelsear.\(year)[1]"] = born.last
        }
        return values
    }

    // MARK: Yearly amounts and tax

    private static func yearly() throws -> [String: String] {
        var values: [String: String] = [:]
        for year in years {
            values["prisbasbelopp.\(year)"] = kronor(try YearlyAmounts.prisbasbelopp.row(in: IncomeYear(year)))
            values["inkomstbasbelopp.\(year)"] = kronor(try YearlyAmounts.inkomstbasbelopp.row(in: IncomeYear(year)))
            values["skiktgrans.\(year)"] = kronor(try YearlyAmounts.skiktgrans.row(in: IncomeYear(year)))
            // Set on 30 November, it counts in the year after.
            values["statslaneranta_30nov.\(year - 1)"] = try percent(YearlyAmounts.statslaneranta, year)
            for (key, ceiling) in [
                ("sgi_tak_10pbb", BaseAmountCeiling.sjukpenning),
                ("sgi_tak_vab_7_5pbb", .tillfalligForaldrapenning), ("pgi_tak_7_5ibb", .pensionsgrundandeInkomst),
            ] {
                values["\(key).\(year)"] = kronor(try ceiling.yearly(in: IncomeYear(year)))
            }
        }
        // What nobody has set is refused with the year's name.
        values["inkomstbasbelopp.2027"] = refused(YearlyAmounts.inkomstbasbelopp, 2027)
        values["skiktgrans.2027"] = refused(YearlyAmounts.skiktgrans, 2027)
        values["statslaneranta_30nov.2026"] = refused(YearlyAmounts.statslaneranta, 2027)
        return values
    }

    private static func tax() throws -> [String: String] {
        var values: [String: String] = [:]
        for year in years {
            values["brytpunkt_under_66.\(year)"] = try brytpunkt(year)
            if year > 2024 { values["public_service_max.\(year)"] = try highestPublicService(year) }
        }
        return values
    }

    /// The highest yearly income in whole hundreds without statlig inkomstskatt: skiktgräns and grundavdrag together.
    private static func brytpunkt(_ year: Int) throws -> String {
        let rules = try AnnualTaxRules(IncomeYear(year))
        let income = stride(from: Int64(800_000), through: 500_000, by: -100).first {
            rules.tax(on: $0, table: 33, column: .lon).statligSkatt == 0
        }
        return try "\(#require(income))"
    }

    static func highestPublicService(_ year: Int) throws -> String {
        "\(try AnnualTaxRules(IncomeYear(year)).tax(on: 2_000_000, table: 33, column: .lon).publicService)"
    }

    // MARK: Benefits and travel

    private static func benefits() throws -> [String: String] {
        var values: [String: String] = [:]
        for year in years {
            let meals = try Kostforman(year: IncomeYear(year))
            for (index, meal) in [BenefitMeal.helDag, .lunch, .frukost].enumerated() {
                values["kostforman.\(year)[\(index)]"] = kronor(try meals.value(of: meal).amount)
            }
            #expect(try meals.value(of: .middag).amount == meals.value(of: .lunch).amount)
            let travel = try Traktamente(year: IncomeYear(year))
            for (index, share) in [TravelShare.wholeDay, .halfDay, .night].enumerated() {
                values["traktamente_inrikes.\(year)[\(index)]"] = kronor(try travel.amount(of: share).amount)
            }
        }
        let cars: [(String, TravelCar)] = [
            ("egen_bil", .own), ("formansbil_ovrigt", .benefitCar(employeePaidAllFuel: true)),
            ("formansbil_el", .electricBenefitCar(employeePaidAllFuel: true)),
        ]
        for (key, car) in cars {
            values["milersattning.2023-2026.\(key)"] = try same(2023...2026) {
                try Milersattning(year: IncomeYear($0)).taxFreePerMil(car).description
            }
        }
        values["friskvardsbidrag_max"] = try same(years) {
            kronor(try Friskvardsbidrag(year: IncomeYear($0)).yearlyLimit)
        }
        return values
    }

    private static func normalbelopp() throws -> [String: String] {
        var values: [String: String] = [:]
        for year in 2023...2026 {
            for (key, figure) in [
                ("ensam", Normalbelopp.ensam), ("makar", Normalbelopp.makar), ("barn_0_6", Normalbelopp.barnTill6),
                ("barn_7_10", Normalbelopp.barnTill10), ("barn_11_14", Normalbelopp.barnTill14),
                ("barn_15", Normalbelopp.barnFran15),
            ] {
                let row = try figure.row(in: IncomeYear(year))
                #expect((row.confidence == .unconfirmed) == (year == 2025), "\(figure.key) \(year)")
                values["normalbelopp_kfm.\(year).\(key)"] = kronor(row)
            }
        }
        return values
    }

    // MARK: Helpers

    private static func rates(_ year: Int) throws -> ContributionRates {
        try ContributionRates(payDate: PayDate(Day(year, 3, 27)))
    }

    /// The years of birth of a class, as text.
    private static func birthYears(_ contributionClass: ContributionClass, _ day: Day) throws -> [String] {
        try (1900...2020).filter {
            try ContributionClass(birthYear: $0, payDate: PayDate(day)) == contributionClass
        }.map(String.init)
    }

    /// The one value that a span of years has; all of them when they differ.
    private static func same(_ years: ClosedRange<Int>, _ value: (Int) throws -> String) rethrows -> String {
        let values = try years.map(value)
        return values.allSatisfy { $0 == values[0] } ? values[0] : values.joined(separator: " or ")
    }

    private static func percent(_ figure: Figure, _ year: Int) throws -> String {
        percent(Percent(millionths: try figure.row(in: IncomeYear(year)).value))
    }

    /// Two decimals, as the list writes percentages; more if there are more.
    private static func percent(_ percent: Percent) -> String {
        percent.millionths % 100 == 0
            ? DecimalText.plain(percent.millionths / 100, scale: 2) : DecimalText.plain(percent.millionths, scale: 4)
    }

    private static func kronor(_ row: FigureRow) -> String { kronor(Amount(ore: row.value)) }

    /// Whole kronor, as the list writes amounts; with öre if there are any.
    private static func kronor(_ amount: Amount) -> String {
        amount.ore % 100 == 0 ? "\(amount.wholeKronor)" : amount.description
    }

    /// `null` for a figure that is refused in a year, by the year's name.
    private static func refused(_ figure: Figure, _ year: Int) -> String {
        do throws(PayrollError) {
            return "\(try figure.row(in: IncomeYear(year)).value)"
        } catch {
            return error.code == .yearNotCovered && error.message.contains("\(year)") ? "null" : error.message
        }
    }
}
