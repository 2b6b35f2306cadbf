//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import Testing

/// Benefits, journeys and wellness in registration files.
@Suite struct BenefitFieldTests {
    private static let header =
        "employment;kind;from;to;start;end;quantity;price;amount;paid;distance;car;lodging;meals;rates;earlier;activity\n"

    private func read(_ rows: String) throws -> FolderReading {
        let folder = try TestFolder.small()
        try folder.write("registrations.csv", Self.header + rows)
        return folder.read()
    }

    private static let rows = """
        001;kostforman;2026-10-01;2026-10-31;;;10;;;500;;;;lunch;;;
        001;drivmedel;2026-10-01;2026-10-31;;;;;1000;;;;;;;;
        001;milersattning;2026-10-20;;;;;29,50;;;236;;;;;;
        001;milersattning;2026-10-21;;;;;12;;;23,6;formansbil;;;;;
        001;resa;2026-10-05;2026-10-07;07:30;20:15;;;;;240;;arbetsgivaren;2026-10-05:lunch 2026-10-06:frukost+lunch;;;
        001;resa;2026-10-12;2026-10-13;13:00;19:01;;;;;51;;eget;;400 200 150 minskas;2026-09-01/2026-09-20;
        001;friskvard;2026-10-15;;;;;;1500;;;;;;;;motion
        001;friskvard;2026-10-16;;;;;900;900;;;;;;;;behandling-betald-av-arbetsgivaren

        """

    @Test("Each kind is read, paid, and written back to the same")
    func roundTrip() throws {
        let reading = try read(Self.rows)
        #expect(reading.problems.isEmpty, "\(reading.problems)")
        let facts = try #require(reading.facts)
        let events = facts.people[0].employments[0].registrations.map(\.kind)
        #expect(events.count == 8)
        #expect(events[0] == .benefit(.meals(.lunch, count: 10, paid: Amount(ore: 50_000))))
        let result = try report(reading).result
        #expect(result.failures.isEmpty)
        #expect(try result.notices(facts).isEmpty)
        let folder = try TestFolder()
        try EmployerFolder.write(facts, to: folder.path, registrations: .csv)
        let again = folder.read()
        #expect(again.problems.isEmpty, "\(again.problems)")
        #expect(again.facts?.people[0].employments[0].registrations.map(\.kind) == events)
    }

    @Test(
        "A row that lacks something, or says what the kind does not use, is a problem with its row",
        arguments: [
            "001;kostforman;2026-10-01;;;;10;;;;;;;;;;", "001;kostforman;2026-10-01;;;;;;;;;;;lunch;;;",
            "001;kostforman;2026-10-01;;;;2,5;;;;;;;lunch;;;", "001;kostforman;2026-10-01;;;;10;;;;;;;brunch;;;",
            "001;kostforman;2026-10-01;;;;10;;100;;;;;lunch;;;", "001;drivmedel;2026-10-01;;;;;;;;;;;;;;",
            "001;milersattning;2026-10-01;;;;;;;;236;;;;;;", "001;milersattning;2026-10-01;;;;;29,50;;;;;;;;;",
            "001;milersattning;2026-10-01;;;;;29,50;;;långt;;;;;;",
            "001;milersattning;2026-10-01;;;;;29,50;;;236;buss;;;;;",
            "001;resa;2026-10-05;2026-10-07;;20:15;;;;;240;;arbetsgivaren;;;;",
            "001;resa;2026-10-05;2026-10-07;07:30;20:15;;;;;;;arbetsgivaren;;;;",
            "001;resa;2026-10-05;2026-10-07;07:30;20:15;;;;;240;;hotell;;;;",
            "001;resa;2026-10-05;2026-10-07;07:30;20:15;;;;;240;;eget;lunch;;;",
            "001;resa;2026-10-05;2026-10-07;07:30;20:15;;;;;240;;eget;;400;;",
            "001;resa;2026-10-05;2026-10-07;07:30;20:15;;;;;240;;eget;;400 200 150 kanske;;",
            "001;resa;2026-10-05;2026-10-07;07:30;20:15;;;;;240;;eget;;;förra året;",
            "001;friskvard;2026-10-15;;;;;;1500;;;;;;;;", "001;friskvard;2026-10-15;;;;;;1500;;;;;;;;dans",
            "001;friskvard;2026-10-15;;;;;;1500;;;;;;;;behandling",
            "001;friskvard;2026-10-15;;;;;100;1500;;;;;;;;motion",
        ])
    func badInput(row: String) throws {
        let reading = try read(row + "\n")
        #expect(reading.problems.count == 1, "\(row): \(reading.problems)")
        #expect(reading.problems.first.map { "\($0.place)" } == "registrations.csv rad 2")
    }

    @Test("A journey that ends before it begins stops its person with the row, not the others")
    func backwards() throws {
        let reading = try read("001;resa;2026-10-05;2026-10-05;17:30;08:15;;;;;240;;eget;;;;\n")
        let report = try report(reading)
        #expect(report.result.failures.count == 1 && report.result.failures[0].error.row?.row == 2)
    }
}

extension BatchResult {
    /// What was not used of the facts.
    fileprivate func notices(_ facts: EmployerFacts) throws -> [Notice] {
        Batch(
            try StandardRun(employer: facts.employer, payDate: PayDate(Day(2026, 11, 27)), knownAt: .endOfTime),
            facts
        ).notices()
    }
}
