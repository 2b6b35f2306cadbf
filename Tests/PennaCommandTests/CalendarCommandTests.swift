//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Testing

@Suite("penna calendar") struct CalendarCommandTests {
    @Test("The next twelve pay dates of a folder, with weekday, month of deviations, the move and its cause")
    func folder() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "employer.json", #"{"organisationsnummer": "212000-9903", "name": "Exempelkommunen"}"#)
        let result = try penna("calendar", folder.path, "--from", "2026-06-26")
        let lines = result.output.split(separator: "\n").map(String.init)
        #expect(result.status == 0 && lines.count == 14)
        #expect(lines[0] == "Exempelkommunen, ordinarie utbetalning den 27")
        #expect(lines[2] == "2026-06  2026-06-26   fredag   2026-05     från 2026-06-27: lördag")
        #expect(lines[3] == "2026-07  2026-07-27   måndag   2026-06")
        #expect(
            lines[8]
                == "2026-12  2026-12-23   onsdag   2026-11     från 2026-12-27: söndag, annandag jul, juldagen, julafton"
        )
        #expect(lines[13].hasPrefix("2027-05  2027-05-27   torsdag"))
        // The day after, June is over.
        let after = try penna("calendar", folder.path, "--from", "2026-06-27")
        #expect(after.output.split(separator: "\n")[2].hasPrefix("2026-07"))
    }

    @Test("Given rules, for programs; a pay day early in January is paid in the tax year before")
    func json() throws {
        let result = try penna(
            "calendar", "--pay-day", "1", "--deviations", "sameMonth", "--from", "2026-12-02", "--json")
        #expect(result.status == 0)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let dates = try #require(object["payDates"] as? [[String: Any]])
        #expect(dates.count == 12)
        #expect(dates[0]["month"] as? String == "2027-01" && dates[0]["payDate"] as? String == "2026-12-30")
        #expect(dates[0]["weekday"] as? String == "onsdag" && dates[0]["agiPeriod"] as? String == "2026-12")
        #expect(dates[0]["movedBecause"] as? [String] == ["nyårsdagen", "nyårsafton"])
        #expect(dates[0]["deviationMonth"] as? String == "2027-01")
    }

    @Test(
        "What cannot be understood is said, with the way out",
        arguments: [
            (["calendar"], "--pay-day 25"), (["calendar", "--pay-day", "32"], "1–31"),
            (["calendar", "--pay-day", "25", "--deviations", "x"], "sameMonth"),
            (["calendar", "--pay-day", "25", "--from", "igår"], "2026-12-01"),
            (["calendar", "--pay-day", "25", "--from", "2100-01"], "2098"),
            (["calendar", "/finns-inte"], "employer.json"),
            (["calendar", "/finns-inte", "--deviations", "sameMonth"], "--pay-day"),
            (["calendar", "/finns-inte", "--pay-day", "25"], "inte båda"),
        ])
    func wrong(_ words: [String], _ says: String) throws {
        let result = try penna(words)
        #expect(result.status == 1 && result.errors.contains(says), "\(result.errors)")
    }
}
