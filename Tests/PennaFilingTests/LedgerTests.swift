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

@testable import PennaFiling

@Suite("Posting and SIE")
struct LedgerTests {
    private let run: PaymentRun

    init() throws {
        run = PaymentRun(
            employer: try Organisationsnummer("212000-0142"), name: "Björkviks kommun", payDate: Day(2026, 11, 27))
    }

    private static let rules = PostingRules(
        [
            PostingRule("Månadslön", kind: .pay, account: "5020"),
            PostingRule("Månadslön, unga", kind: .pay, contributionClass: .youth, account: "50202"),
            PostingRule("Personalskatt", kind: .tax, account: "2710"),
            PostingRule("Utmätning", item: PayItems.utmatning.id, account: "2750"),
            PostingRule("Avgifter", item: PayItems.arbetsgivaravgift.id, account: "5610", balance: "2731"),
            PostingRule("Bilersättning", kind: .reimbursement, account: "5520"),
        ], net: "1930", rounding: "3740", dimensions: [20: "Uppdrag"])

    private func line(
        _ item: PayItem, _ ore: Int64, _ costAccount: String = "", account: String = "", itemAccount: String = "",
        class contributions: ContributionClass = .standard, year: Int = 2026
    ) -> PostingLine {
        PostingLine(
            item, Amount(ore: ore), employment: item.kind == .pay ? "1" : "", contributionClass: contributions,
            account: account, itemAccount: itemAccount, costAccount: costAccount, day: Day(2026, 11, 1), year: year)
    }

    private func posting(
        _ lines: [PostingLine], net: Int64, rules: PostingRules? = LedgerTests.rules,
        shares: CostShares = CostShares(), declared: Amount? = nil
    ) throws -> Posting {
        try Posting(
            run, [PostingPayslip(person: "1", net: Amount(ore: net), lines: lines)], rules: rules, shares: shares,
            declared: declared)
    }

    private func rows(_ voucher: Voucher) -> [String] {
        voucher.rows.map { row in
            ([row.account] + row.objects.map { "\($0.dimension):\($0.id)" } + ["\(row.amount)"]).joined(separator: " ")
        }
    }

    private static let splits: [(Int64, [Int64], [Int64])] = [
        (100, [1, 1, 1], [34, 33, 33]), (-100, [1, 1, 1], [-34, -33, -33]), (5, [0, 3, 7], [0, 2, 3]),
        (7, [0, 0], [7, 0]), (10, [-5, 1], [0, 10]), (1, [1, 1, 2], [0, 0, 1]),
    ]

    @Test("Parts add up to the whole, to the öre: the largest remainder", arguments: LedgerTests.splits)
    func split(amount: Int64, weights: [Int64], parts: [Int64]) {
        let divided = CostSplit.divide(Amount(ore: amount), by: weights)
        #expect(divided.map(\.ore) == parts)
        #expect(divided.reduce(0) { $0 + $1.ore } == amount)
    }

    @Test("The largest amounts are divided exactly")
    func largest() {
        let whole = Amount(ore: .max)
        let parts = CostSplit.divide(whole, by: [Int64.max, Int64.max, 1])
        #expect(parts.reduce(Int128(0)) { $0 + Int128($1.ore) } == Int128(Int64.max))
    }

    @Test("Pay is debited where it was earned, contributions follow it, tax and net are credited")
    func ordinary() throws {
        let lines = [
            line(PayItems.manadslon, 30_000_00, "1034"), line(PayItems.timlon, 10_000_00, "1035 6:P12"),
            line(PayItems.preliminarSkatt, 8_151_00), line(PayItems.utmatning, 1_000_00),
            line(PayItems.milersattning, 100_00, "1034"), line(PayItems.arbetsgivaravgift, 12_568_01),
        ]
        let posting = try posting(lines, net: 30_949_00, declared: Amount(ore: 12_568_00))
        #expect(posting.findings.isEmpty)
        #expect(posting.vouchers.count == 1)
        #expect(
            rows(posting.vouchers[0]) == [
                "1930 -30949.00", "2710 -8151.00", "2731 -12568.00", "2750 -1000.00", "3740 -0.01",
                "5020 1:1034 30000.00", "5020 1:1035 6:P12 10000.00", "5520 1:1034 100.00",
                "5610 1:1034 9426.01", "5610 1:1035 6:P12 3142.00",
            ])
    }

    @Test("A row's own account goes before the item's, a rule of the item before it, and the class before the kind")
    func order() throws {
        let own = [
            line(PayItems.manadslon, 1_00, account: "9999", itemAccount: "5021"),
            line(PayItems.timlon, 2_00, itemAccount: "5022"), line(PayItems.fastTillagg, 4_00),
            line(PayItems.sjuklon, 8_00, class: .youth), line(PayItems.utmatning, 1_00, itemAccount: "2799"),
        ]
        #expect(
            rows(try posting(own, net: 14_00).vouchers[0]) == [
                "1930 -14.00", "2750 -1.00", "5020 4.00", "50202 8.00", "5022 2.00", "9999 1.00",
            ])
    }

    @Test("Corrections of an earlier year are a voucher of their own, and both go together to the net")
    func correction() throws {
        let lines = [
            line(PayItems.manadslon, 30_000_00, "1034"), line(PayItems.preliminarSkatt, 7_000_00),
            line(PayItems.tjanstledighet, -5_600_00, "1034", year: 2025),
            line(PayItems.preliminarSkatt, -1_376_00, year: 2025),
            line(PayItems.arbetsgivaravgift, -1_759_52, year: 2025),
        ]
        let posting = try posting(lines, net: 18_776_00)
        #expect(posting.vouchers.map(\.text) == ["Lön 2026-11", "Rättelser av 2025 i lön 2026-11"])
        #expect(
            rows(posting.vouchers[1]) == [
                "1930 4224.00", "2710 1376.00", "2731 1759.52", "5020 1:1034 -5600.00", "5610 1:1034 -1759.52",
            ])
        #expect(try posting.vouchers.reduce(Amount.zero) { try $0 + $1.sum(of: "1930") } == Amount(ore: -18_776_00))
    }

    @Test("A divided employment: its pay and its contributions by the same parts")
    func divided() throws {
        let shares = CostShares([
            "1": [
                try Fact(
                    [CostShare("A", weight: 60), CostShare("B 6:P1", weight: 40)], from: Day(2026, 1, 1),
                    recorded: Instant(seconds: 0))
            ]
        ])
        let lines = [line(PayItems.manadslon, 100_01, "1034"), line(PayItems.arbetsgivaravgift, 31_43)]
        #expect(
            rows(try posting(lines, net: 100_01, shares: shares).vouchers[0]) == [
                "1930 -100.01", "2731 -31.43", "5020 1:A 60.01", "5020 1:B 6:P1 40.00", "5610 1:A 18.86",
                "5610 1:B 6:P1 12.57",
            ])
    }

    @Test("Without rules, account, balancing account or the payslips' net nothing is posted, and the finding says what")
    func stopped() throws {
        func messages(_ posting: Posting) -> [String] {
            #expect(posting.vouchers.isEmpty)
            return posting.findings.filter(\.isError).map(\.message)
        }
        let pay = line(PayItems.manadslon, 1_00)
        #expect(messages(try posting([pay], net: 1_00, rules: nil)) == ["Konteringsregler saknas för 212000-0142."])
        let few = PostingRules(
            [PostingRule("Avgifter", kind: .employerCost, account: "5610")], net: "1930")
        #expect(
            messages(try posting([pay, line(PayItems.arbetsgivaravgift, 31)], net: 1_00, rules: few)) == [
                "Konto saknas för lönearten manadslon (Månadslön).",
                "Motkonto saknas för lönearten arbetsgivaravgift (Arbetsgivaravgift).",
            ])
        #expect(messages(try posting([pay], net: 2_00)).count == 1)
    }

    @Test("SIE 4I: the labels in order, code page 437, every account and object declared")
    func sie4() throws {
        let lines = [
            line(PayItems.manadslon, 40_000_00, "10\"34 20:Ö1"), line(PayItems.preliminarSkatt, 8_151_00),
        ]
        let posting = try posting(lines, net: 31_849_00)
        let file = SIEFile.version4(posting, run, rules: LedgerTests.rules, created: Day(2026, 11, 30))
        #expect(file.name == "lon-2026-11-27-ordinarie-1.si")
        let bytes = try #require(file.bytes)
        // ö is 0x94 and Ö 0x99 in code page 437.
        let text = String(
            bytes.map { $0 < 0x80 ? Character(Unicode.Scalar($0)) : $0 == 0x94 ? "ö" : $0 == 0x99 ? "Ö" : "¤" })
        #expect(
            text.split(separator: "\r\n").map(String.init) == [
                "#FLAGGA 0", "#PROGRAM \"Penna\" 0.1.0", "#FORMAT PC8", "#GEN 20261130", "#SIETYP 4",
                "#ORGNR 212000-0142", "#FNAMN \"Björkviks kommun\"", "#KONTO 1930 \"Nettolön\"",
                "#KONTO 2710 \"Personalskatt\"", "#KONTO 5020 \"M¤nadslön\"", "#DIM 1 \"Kostnadsst¤lle\"",
                "#DIM 20 \"Uppdrag\"", "#OBJEKT 1 \"10\\\"34\" \"10\\\"34\"", "#OBJEKT 20 \"Ö1\" \"Ö1\"",
                "#VER \"L\" \"\" 20261127 \"Lön 2026-11\"", "{", "   #TRANS 1930 {} -31849.00",
                "   #TRANS 2710 {} -8151.00", "   #TRANS 5020 {1 \"10\\\"34\" 20 \"Ö1\"} 40000.00", "}",
            ])
    }

    @Test("SIE 5 has the same vouchers")
    func sie5() throws {
        let lines = [line(PayItems.manadslon, 40_000_00, "1034"), line(PayItems.preliminarSkatt, 8_151_00)]
        let posting = try posting(lines, net: 31_849_00)
        let file = SIEFile.version5(
            posting, run, rules: LedgerTests.rules, created: try Instant("2026-11-30T08:00:00"))
        #expect(file.text.contains("<Object id=\"1034\" name=\"1034\"></Object>"))
        #expect(
            file.text.contains(
                "<LedgerEntry accountId=\"5020\" amount=\"40000.00\"><ObjectReference dimId=\"1\" objectId=\"1034\">"))
        #expect(file.text.contains("<Account id=\"2710\" name=\"Personalskatt\" type=\"liability\">"))
    }
}
