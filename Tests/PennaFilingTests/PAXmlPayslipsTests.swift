//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaDemo
import PennaFormat
import Testing

@testable import PennaFiling

@Suite("Payslips and balances as PAXml")
struct PAXmlPayslipsTests {
    private func filing(_ facts: EmployerFacts, _ payDate: PayDate) throws -> RunFiling {
        let batch = Batch(
            try StandardRun(
                employer: facts.employer, agreements: .standard, payDate: payDate, knownAt: .endOfTime), facts)
        return RunFiling(RunReport(batch, try batch.calculate()))
    }

    private func values(_ element: String, _ text: String) -> [Amount] {
        text.components(separatedBy: "<\(element)>").dropFirst().compactMap { part in
            DecimalText.value(of: part.components(separatedBy: "</")[0], scale: 2).map { Amount(ore: $0) }
        }
    }

    @Test("The rows of each payslip add up to what is paid, and all are there")
    func payslips() throws {
        let centre = try DemoCentre(payslips: 60, seed: 3)
        for facts in centre.employers {
            let filing = try filing(facts, centre.payDate)
            let files = try filing.documents(.paxml)
            #expect(files.map(\.name).map { $0.prefix(6) } == ["lonebe", "saldon"])
            let payslips = files[0].text.components(separatedBy: "<lonebesked ").dropFirst()
            #expect(payslips.count == filing.report.result.payslips.count)
            var total = Amount.zero
            for payslip in payslips {
                var sum = Amount.zero
                for row in payslip.components(separatedBy: "<lonrad ").dropFirst() where !row.contains(">FÖRMÅN<") {
                    sum = try sum + #require(values("belopp", row).first)
                }
                #expect(values("utbetalt", payslip) == [sum])
                total = try total + sum
            }
            #expect(total == filing.report.result.totals.net)
        }
    }

    @Test("A number of twelve digits, a name in two parts, hours with three decimals, and the account")
    func texts() throws {
        let centre = try DemoCentre(payslips: 60, seed: 3)
        let facts = try #require(centre.employers.first)
        let filing = try filing(facts, centre.payDate)
        let text = try filing.documents(.paxml)[0].text
        let person = facts.people[filing.report.result.payslips[0].person]
        #expect(text.contains("persnr=\"\("\(person.id)".filter(\.isNumber))\""))
        #expect("\(person.id)".filter(\.isNumber).count == 12)
        #expect(text.contains("<version>2.0</version>"))
        #expect(text.contains("<lonetyp>SKATT</lonetyp>") && text.contains("<lonetyp>BRUTTO</lonetyp>"))
        let last = try #require(person.name.split(separator: " ").last)
        #expect(text.contains("<efternamn>\(last)</efternamn>"))
    }

    @Test("Minutes as thousandths of an hour, to the nearest", arguments: [(20, 333), (40, 667), (-30, -500), (0, 0)])
    func thousandths(_ minutes: Int64, _ thousandths: Int64) {
        #expect(PAXmlPayslips.thousandths(ofMinutes: minutes) == thousandths)
    }

    @Test("Without payslips there are no files, and nothing is stopped")
    func nobody() throws {
        let centre = try DemoCentre(payslips: 60, seed: 3)
        let first = try #require(centre.employers.first)
        let files = try filing(EmployerFacts(employer: first.employer, people: []), centre.payDate).documents(.paxml)
        #expect(files.allSatisfy { $0.bytes == nil && !$0.isStopped })
    }
}
