//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite("ClockTime")
struct ClockTimeTests {
    @Test("every minute of the day is written and read back")
    func roundTrip() {
        var differences = Differences()
        for minute in 0...1440 {
            guard let time = ClockTime(minute: minute) else {
                differences.expect(false, "\(minute)")
                continue
            }
            differences.expect(time.minute == minute && ClockTime(time.description) == time, "\(time)")
        }
        differences.report()
        #expect(ClockTime("07:30")?.minute == 450)
        #expect(ClockTime(7, 5).description == "07:05")
        #expect(ClockTime("24:00") == .endOfDay)
        #expect(ClockTime("00:00") == .startOfDay)
    }

    @Test(
        "refuses text that no clock shows",
        arguments: [
            "", "7:30", "07.30", "0730", "07:60", "24:01", "25:00", "-1:00", "07:3", "07:30:00", " 07:30", "07:30 ",
            "ab:cd", "07:3a", "０7:30", "99:99", "+7:30",
        ])
    func refuses(text: String) {
        #expect(ClockTime(text) == nil)
    }

    @Test("minutes run from 0 to 1440")
    func limits() {
        #expect(ClockTime(minute: -1) == nil)
        #expect(ClockTime(minute: 0) == .startOfDay)
        #expect(ClockTime(minute: 1440) == .endOfDay)
        #expect(ClockTime(minute: 1441) == nil)
        #expect(ClockTime(minute: .max) == nil)
        #expect(ClockTime(6, 0) < ClockTime(22, 0))
    }

    @Test("a time that does not exist stops a program that wrote it as known")
    func precondition() async {
        await #expect(processExitsWith: .failure) { _ = ClockTime(24, 1) }
        await #expect(processExitsWith: .failure) { _ = ClockTime(7, 60) }
    }
}
