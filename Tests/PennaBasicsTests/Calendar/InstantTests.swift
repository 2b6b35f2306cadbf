//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import PennaTestSupport
import Testing

@Suite("Instant")
struct InstantTests {
    @Test(
        "reads RFC 3339, Swedish local time and dates",
        arguments: [
            ("2026-11-20T14:05:00+01:00", "2026-11-20T13:05:00Z"), ("2026-11-20T13:05:00Z", "2026-11-20T13:05:00Z"),
            ("2026-11-20t13:05:00z", "2026-11-20T13:05:00Z"), ("2026-11-20 13:05:00Z", "2026-11-20T13:05:00Z"),
            ("2026-11-20T14:05:00", "2026-11-20T13:05:00Z"), ("2026-11-20T14:05", "2026-11-20T13:05:00Z"),
            ("2026-07-20T14:05:09", "2026-07-20T12:05:09Z"), ("2026-11-20", "2026-11-19T23:00:00Z"),
            ("2026-07-20", "2026-07-19T22:00:00Z"), ("2026-11-20T14:05+01:00", "2026-11-20T13:05:00Z"),
            ("2026-11-20T00:00:00+14:00", "2026-11-19T10:00:00Z"),
            ("2026-12-31T23:59:59-05:30", "2027-01-01T05:29:59Z"),
            ("2026-11-20T13:05:00-00:00", "2026-11-20T13:05:00Z"), ("2026-11-20T13:05:00.999Z", "2026-11-20T13:05:00Z"),
            ("2026-11-20T14:05:00.000000", "2026-11-20T13:05:00Z"), ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
            ("2026-10-25T02:30:00", "2026-10-25T00:30:00Z"), ("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00Z"),
        ])
    func reads(text: String, utc: String) throws {
        let instant = try Instant(text)
        #expect(instant.description == utc)
        #expect(try Instant(utc) == instant)
    }

    @Test("the number counts seconds from 1970")
    func seconds() throws {
        #expect(try Instant("1970-01-01T00:00:00Z").seconds == 0)
        #expect(try Instant("1970-01-01").seconds == -3600)
        #expect(try Instant("2000-01-01T00:00:00Z").seconds == 946_684_800)
        #expect(try Instant("2038-01-19T03:14:08Z").seconds == 2_147_483_648)
        #expect(try Instant("1969-12-31T23:59:59Z").seconds == -1)
    }

    @Test(
        "refuses other text with an error that shows it",
        arguments: [
            "", "2026", "2026-11", "20261120", "2026-11-31", "2026-02-29T00:00:00Z", "2026-11-20T", "2026-11-20Z",
            "2026-11-20T14", "2026-11-20T24:00:00Z", "2026-11-20T14:60:00Z", "2026-11-20T23:59:60Z",
            "2026-11-20T14:05:00+1", "2026-11-20T14:05:00+0100", "2026-11-20T14:05:00+01", "2026-11-20T14:05:00+24:00",
            "2026-11-20T14:05:00+01:60", "2026-11-20T14:05:00.Z", "2026-11-20T14:05:00 Z", "2026-11-20T14:05:00ZZ",
            "2026-11-20  14:05", "2026-11-20T14:05:00,5Z", " 2026-11-20", "2026-11-20 ", "i går", "0000-01-01",
            "2026-11-20T1４:05",
        ])
    func refuses(text: String) {
        expectError(.invalidValue, "\(text)", "Skriv") { () throws(PayrollError) in _ = try Instant(text) }
    }

    @Test("local time in the hour that is skipped is an error")
    func skippedHour() throws {
        expectError(.clockTime, "2026-03-29 02:30", day: Day(2026, 3, 29)) { () throws(PayrollError) in
            _ = try Instant("2026-03-29T02:30:00")
        }
        #expect(try Instant("2026-03-29T01:59:59").seconds + 1 == Instant("2026-03-29T03:00:00").seconds)
        #expect(try Instant("2026-03-29T02:30:00Z").description == "2026-03-29T02:30:00Z")
    }

    @Test("what is written is read back")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 2026)
        var differences = Differences()
        let first = try Instant("0001-01-01T00:00:00Z").seconds
        let last = try Instant("9999-12-31T23:59:59Z").seconds
        for seconds in [first, last] + (0..<5_000).map({ _ in Int64.random(in: first...last, using: &generator) }) {
            let instant = Instant(seconds: seconds)
            differences.expect((try? Instant(instant.description)) == instant, "\(seconds) \(instant)")
        }
        differences.report()
    }

    @Test("instants, their minutes and their order")
    func moments() throws {
        let instant = try Instant("2026-11-20T14:05:59")
        #expect(SwedishClock.local(instant.moment).description == "2026-11-20 14:05")
        #expect(try Instant(instant.moment).seconds == instant.seconds - 59)
        #expect(Instant(seconds: -1).moment.minute == -1)
        #expect(Instant(seconds: -60).moment.minute == -1)
        #expect(Instant(seconds: -61).moment.minute == -2)
        #expect(Instant(seconds: 1) < Instant(seconds: 2))
        expectError(.overflow) { () throws(PayrollError) in _ = try Instant(Moment(minute: .max)) }
        expectError(.overflow) { () throws(PayrollError) in _ = try Instant(Moment(minute: .min)) }
    }

    @Test(
        "for people it is what Swedish clocks show, and a day alone at midnight",
        arguments: [
            ("2026-11-20T09:00:00Z", "2026-11-20 10:00"), ("2026-07-20T22:30:00Z", "2026-07-21 00:30"),
            ("2027-05-11T22:00:00Z", "2027-05-12"), ("2027-05-11T22:00:01Z", "2027-05-12 00:00"),
        ])
    func swedish(text: String, shown: String) throws { #expect(try Instant(text).swedish == shown) }

    @Test("an instant beyond all calendars can be written without a trap")
    func farAway() {
        #expect(Instant.endOfTime.description.hasSuffix("Z"))
        #expect(Instant(seconds: .min).description.hasSuffix("Z"))
    }
}
