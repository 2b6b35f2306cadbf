//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaLaw
import PennaModel
import Testing

/// Attachment, claims and debts on payslips, each line proved from its formula's text.
@Suite struct AttachmentPayTests {
    private func person(
        _ change: (inout Decisions) throws -> Void = { _ in }, pay: String = "30000.00",
        registrations: [Registration] = [], end: Day? = nil, serial: Int = 0
    ) throws -> Person {
        var decisions = Decisions()
        try change(&decisions)
        return Person(
            id: try personnummer(born: 1990, serial), name: "Prov",
            taxDecisions: [try Fact(.table(number: 33, column: nil), from: Day(2026, 1, 1), recorded: recorded)],
            decisions: decisions,
            employments: [try employment("1", pay, end: end, registrations: registrations)])
    }

    private func decision(
        _ protected: String, _ amount: AttachmentAmount, _ rank: AttachmentRank = .other, _ from: Day = Day(2026, 1, 1),
        _ through: Day? = nil, number: String = "U-1"
    ) throws -> Fact<AttachmentDecision> {
        try Fact(
            AttachmentDecision(
                caseNumber: number, paymentReference: "123", rank: rank, protectedAmount: kr(protected), amount: amount),
            from: from, through: through, recorded: recorded)
    }

    private func claim(_ amount: String, _ kind: SetOffClaim.Kind, consent: Day? = nil) throws -> EmployerClaim {
        EmployerClaim(
            id: "F1",
            claim: try SetOffClaim(
                kr(amount), kind, origin: Day(2026, 3, 2), due: Day(2026, 4, 1), consent: consent),
            recorded: recorded)
    }

    /// Net of 30 000 is 24 122.
    @Test("Attachment takes the decided amount, or what is above the förbehållsbelopp, in whole kronor")
    func amounts() throws {
        for (protected, amount, taken) in [
            ("15800.00", AttachmentAmount.amount(kr("4000.00")), "4000.00"),
            ("22000.00", .amount(kr("4000.00")), "2122.00"), ("24122.00", .amount(kr("4000.00")), "0.00"),
            ("15800.00", .everythingAbove, "8322.00"),
        ] {
            let result = try run(
                [person { $0.attachments = [try decision(protected, amount)] }], employer())
            #expect(sum(PayItems.utmatning, in: result) == kr(taken))
            #expect(try result.totals.net + kr(taken) == kr("24122.00"))
        }
    }

    @Test("A gross claim takes all gross pay, but leaves an attachment and what is protected as they are")
    func grossClaim() throws {
        func paid(_ change: (inout Decisions) throws -> Void) throws -> BatchResult {
            var carry = Carry.empty
            carry.grossReceivable = kr("20000.00")
            let facts = try EmployerFacts(employer: employer(), people: [person(change)], carries: [carry])
            return try Batch(StandardRun(employer: employer(), payDate: november, knownAt: .endOfTime), facts)
                .calculate()
        }
        let free = try paid { _ in }
        #expect(sum(PayItems.bruttoskuldreglering, in: free) == kr("-20000.00"))
        #expect(free.totals.gross == kr("10000.00") && free.carries[0].grossReceivable == .zero)
        let held = try paid { $0.attachments = [try decision("15800.00", .amount(kr("4000.00")))] }
        // 24 122 net less 4 000 and 15 800.
        #expect(sum(PayItems.bruttoskuldreglering, in: held) == kr("-4322.00"))
        #expect(sum(PayItems.utmatning, in: held) == kr("4000.00") && held.totals.net >= kr("15800.00"))
        #expect(held.carries[0].grossReceivable == kr("15678.00"))
    }

    @Test("UT-5: what is paid for costs is not attached")
    func reimbursements() throws {
        let mileage = try registration(
            .benefit(.mileage(RoadDistance(kilometres: 360), .own, perMil: kr("25.00"))), Day(2026, 10, 5))
        let result = try run(
            [person({ $0.attachments = [try decision("22000.00", .everythingAbove)] }, registrations: [mileage])],
            employer())
        #expect(sum(PayItems.utmatning, in: result) == kr("2122.00"))
        #expect(result.totals.net == kr("22900.00"))
    }

    @Test("Maintenance goes before other attachment; each leaves its own förbehållsbelopp")
    func ranks() throws {
        let result = try run(
            [
                person {
                    $0.maintenanceAttachments = [try decision("20000.00", .amount(kr("3000.00")), .maintenance)]
                    $0.attachments = [try decision("20000.00", .everythingAbove, number: "U-2")]
                }
            ], employer())
        #expect(sum(PayItems.utmatningUnderhall, in: result) == kr("3000.00"))
        #expect(sum(PayItems.utmatning, in: result) == kr("1122.00"))
    }

    @Test("A decision holds from its first day to its last; two of a kind for one day are an error")
    func validity() throws {
        for (through, taken) in [(Day(2026, 11, 27), "4000.00"), (Day(2026, 11, 26), "0.00")] {
            let result = try run(
                [
                    person {
                        $0.attachments = [
                            try decision("15800.00", .amount(kr("4000.00")), .other, Day(2026, 1, 1), through)
                        ]
                    }
                ],
                employer())
            #expect(sum(PayItems.utmatning, in: result) == kr(taken))
        }
        let two = try run(
            [
                person {
                    $0.attachments = [
                        try decision("15800.00", .everythingAbove),
                        try decision("15800.00", .everythingAbove, number: "U-2"),
                    ]
                }
            ], employer())
        #expect(two.failures.first?.error.code == .overlap)
    }

    @Test("A later decision of a case replaces the one before; another case at once is an error that names both")
    func replaced() throws {
        let later = try decision("15800.00", .amount(kr("1000.00")), .other, Day(2026, 9, 1))
        let same = try run(
            [person { $0.attachments = [try decision("15800.00", .amount(kr("4000.00"))), later] }], employer())
        #expect(sum(PayItems.utmatning, in: same) == kr("1000.00"))
        let other = try decision("15800.00", .amount(kr("1000.00")), .other, Day(2026, 9, 1), number: "U-2")
        let two = try run(
            [person { $0.attachments = [try decision("15800.00", .amount(kr("4000.00"))), other] }], employer())
        #expect(two.failures.first?.error.code == .overlap)
        #expect(two.failures.first?.error.message.contains("U-1 och U-2") == true)
    }

    @Test("A debt is settled after attachment and never below the förbehållsbelopp")
    func debt() throws {
        var carry = Carry.empty
        carry.receivable = kr("5000.00")
        let free = try run([person()], employer(), carries: [carry])
        #expect(sum(PayItems.skuldreglering, in: free) == kr("5000.00"))
        let protected = try run(
            [person { $0.attachments = [try decision("18000.00", .amount(kr("4000.00")))] }], employer(),
            carries: [carry])
        #expect(sum(PayItems.utmatning, in: protected) == kr("4000.00"))
        #expect(sum(PayItems.skuldreglering, in: protected) == kr("2122.00"))
        #expect(protected.carries[0].receivable == kr("2878.00"))
    }

    @Test("A claim is set off only with consent; what is taken is remembered until it is paid")
    func claims() throws {
        let refused = try run([person { $0.claims = [try claim("2000.00", .claim)] }], employer())
        #expect(sum(PayItems.kvittning, in: refused) == .zero)
        var anna = try person { $0.claims = [try claim("30000.00", .claim, consent: Day(2026, 3, 2))] }
        let first = try run([anna], employer())
        #expect(sum(PayItems.kvittning, in: first) == kr("24122.00"))
        #expect(first.totals.net == .zero)
        var carry = first.carries[0]
        carry.employments = []
        let second = try run([anna], employer(), carries: [carry])
        #expect(sum(PayItems.kvittning, in: second) == kr("5878.00"))
        carry = second.carries[0]
        carry.employments = []
        #expect(try sum(PayItems.kvittning, in: run([anna], employer(), carries: [carry])) == .zero)
        anna = try person { $0.claims = [try claim("1000.00", .advance)] }
        #expect(try sum(PayItems.kvittning, in: run([anna], employer())) == kr("1000.00"))
    }

    @Test("The employer's corrections come before what rests on consent, in whatever order they are given (L10)")
    func claimsInOrder() throws {
        func made(_ id: String, _ amount: String, _ kind: SetOffClaim.Kind) throws -> EmployerClaim {
            EmployerClaim(
                id: id,
                claim: try SetOffClaim(
                    kr(amount), kind, origin: Day(2026, 3, 2), due: Day(2026, 4, 1), consent: Day(2026, 3, 2)),
                recorded: recorded)
        }
        let claims = try [made("lån", "20000.00", .claim), made("rättelse", "10000.00", .correction)]
        for given in [claims, claims.reversed()] {
            let result = try run([person { $0.claims = given }], employer())
            let taken = Dictionary(uniqueKeysWithValues: result.carries[0].claims.map { ($0.id, $0.taken) })
            #expect(taken == ["rättelse": kr("10000.00"), "lån": kr("14122.00")])
        }
    }

    @Test("What the employer has advanced is a debt where the pay does not reach; what was paid for costs is paid out")
    func negative() throws {
        let union = PayItem(PayItemID(1001), key: "avdrag", name: "Avdrag", kind: .deduction, flags: [.advance])
        let taken = try registration(
            .payLine(PayLineOrder(item: union.id, amount: kr("25000.00"))), Day(2026, 10, 5))
        let mileage = try registration(
            .benefit(.mileage(RoadDistance(kilometres: 100), .own, perMil: kr("25.00"))), Day(2026, 10, 6), row: 2)
        let result = try run(
            [person(registrations: [taken, mileage])], employer(ownItems: [union]))
        #expect(sum(PayItems.nettoloneskuld, in: result) == kr("-878.00"))
        #expect(result.carries[0].receivable == kr("878.00"))
        #expect(result.totals.net == kr("250.00"))
    }

    @Test("Findings: what Kronofogden must be told, an unlikely förbehållsbelopp, a claim without consent")
    func findings() throws {
        let anna = try person(
            {
                $0.attachments = [try decision("24000.00", .amount(kr("4000.00")))]
                $0.claims = [try claim("2000.00", .claim)]
            }, end: Day(2026, 11, 30))
        let low = try person({ $0.attachments = [try decision("5000.00", .everythingAbove)] }, serial: 1)
        let facts = try EmployerFacts(employer: employer(), people: [anna, low])
        let batch = Batch(
            try StandardRun(employer: facts.employer, payDate: november, knownAt: .endOfTime), facts)
        let findings = try batch.findings(batch.calculate())
        #expect(findings.filter { $0.person == "\(anna.id)" && $0.code != .unknownHoliday }.count == 3)
        #expect(findings.contains { $0.person == "\(anna.id)" && $0.message.contains("2026-11-30") })
        #expect(findings.contains { $0.person == "\(anna.id)" && $0.message.contains("F1") })
        #expect(findings.contains { $0.person == "\(low.id)" && $0.message.contains("5\u{A0}000") })
    }
}
