//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaJSON
internal import PennaLaw
package import PennaModel

/// What a month left to the next for an employment, as an entry of `carry.ndjson`.
package enum EmploymentCarryEntry {
    package static func read(_ node: JSONNode) throws(JSONError) -> EmploymentCarry {
        try node.rejectUnknownKeys(allowed: [
            "id", "settledThrough", "sickness", "holiday", "timeOff", "extraWork", "privateLeave", "children",
            "fixedPay", "registered", OwnEntries.key,
        ])
        var carry = EmploymentCarry(employment: try node.required("id").string())
        carry.settledThrough = try node.optional("settledThrough")?.day()
        if let sickness = try node.optional("sickness") { carry.sickness = try self.sickness(sickness) }
        if let holiday = try node.optional("holiday") { carry.holiday = try self.holiday(holiday) }
        carry.timeOff = Minutes(try node.optional("timeOff").map(minutes) ?? 0)
        carry.extraWork = try count("extraWork", of: "minutes", scale: 0, in: node)
        carry.privateLeave = try count("privateLeave", of: "days", scale: 2, in: node)
        carry.children = try node.list("children") { (node: JSONNode) throws(JSONError) in
            try node.rejectUnknownKeys(allowed: ["born", "supplementDays", "payDays"])
            return ChildCarry(
                born: try node.required("born").day(),
                supplementDays: Int(try number("supplementDays", node, 0...10_000)),
                payDays: Int(try number("payDays", node, 0...10_000)))
        }
        if let fixedPay = try node.optional("fixedPay") { carry.fixedPay = try self.fixedPay(fixedPay) }
        carry.registered = try node.list("registered") { (node: JSONNode) throws(JSONError) in
            try node.rejectUnknownKeys(allowed: ["kind", "from", "through"])
            return OpenRegistration(
                kind: try node.required("kind").string(), from: try node.required("from").day(),
                through: try node.optional("through")?.day())
        }
        carry.own = try OwnEntries.read(node)
        return carry
    }

    private static func fixedPay(_ node: JSONNode) throws(JSONError) -> FixedPayCarry {
        try node.rejectUnknownKeys(allowed: ["start", "months"])
        var fixedPay = FixedPayCarry()
        fixedPay.start = try node.required("start").day()
        fixedPay.months = try node.list("months") { (node: JSONNode) throws(JSONError) in
            try node.rejectUnknownKeys(allowed: ["from", "through", "amount"])
            let months = FixedPayMonths(
                from: try month("from", node), through: try month("through", node),
                amount: try node.required("amount").amount())
            guard months.from <= months.through else {
                throw node.invalid("Månaderna slutar före sin början. Rätta from eller through.")
            }
            return months
        }
        for (before, after) in zip(fixedPay.months, fixedPay.months.dropFirst()) where before.through >= after.from {
            throw node.invalid("Månaden \(after.from) finns två gånger, eller i fel ordning. Rätta from och through.")
        }
        return fixedPay
    }

    private static func month(_ key: String, _ node: JSONNode) throws(JSONError) -> Month {
        let value = try node.required(key)
        let text = try value.string()
        guard let month = Month(text) else { throw value.invalid("\(text) är ingen månad. Skriv t.ex. 2026-10.") }
        return month
    }

    private static func sickness(_ node: JSONNode) throws(JSONError) -> SickPeriodState {
        try node.rejectUnknownKeys(allowed: [
            "firstDay", "lastDay", "dayNumber", "sickPay", "karens", "karensTaken", "karensTakenOver", "karensDays",
        ])
        return SickPeriodState(
            firstDay: try node.optional("firstDay")?.day(), lastDay: try node.optional("lastDay")?.day(),
            dayNumber: Int(try number("dayNumber", node, 0...100_000)),
            sickPay: try node.required("sickPay").amount(), karens: try CarryFile.notNegative("karens", node),
            karensTaken: try node.required("karensTaken").amount(),
            karensTakenOver: try node.optional("karensTakenOver") == nil
                ? .zero : CarryFile.notNegative("karensTakenOver", node),
            karensDays: ShortList(
                try node.list("karensDays") { (node: JSONNode) throws(JSONError) in try node.day() }))
    }

    private static func holiday(_ node: JSONNode) throws(JSONError) -> HolidayCarry {
        try node.rejectUnknownKeys(allowed: [
            "year", "taken", "unpaidTaken", "topUpDays", "saved", "absences", "isExchanged", "extra", "unknownBefore",
        ])
        var holiday = HolidayCarry()
        holiday.year = Int(try number("year", node, 0...9_999))
        holiday.taken = try days("taken", node)
        holiday.unpaidTaken = try days("unpaidTaken", node)
        holiday.topUpDays = try days("topUpDays", node)
        holiday.saved = try node.list("saved") { (node: JSONNode) throws(JSONError) in
            try node.rejectUnknownKeys(allowed: ["year", "days"])
            return SavedDays(year: Int(try number("year", node, 1_900...9_999)), days: try days("days", node))
        }
        holiday.absences = ShortList(try node.list("absences", absence))
        holiday.isExchanged = try node.optional("isExchanged")?.bool() ?? false
        holiday.extra = try days("extra", node)
        holiday.unknownBefore = try node.optional("unknownBefore")?.day()
        return holiday
    }

    private static func absence(_ node: JSONNode) throws(JSONError) -> HolidayAbsence {
        try node.rejectUnknownKeys(allowed: ["from", "through", "cause", "child"])
        let causeNode = try node.required("cause")
        let word = try causeNode.string()
        guard let cause = HolidayAbsenceCause.allCases.first(where: { "\($0)" == word }) else {
            throw causeNode.invalid("Frånvaroorsaken \(word) finns inte. Rätta ordet.")
        }
        let from = try node.required("from").day()
        let through = try node.required("through").day()
        return HolidayAbsence(
            try node.checked { () throws(PayrollError) in try DayRange(from: from, through: through) }, cause,
            child: Int(clamping: try node.optional("child")?.int64() ?? 0))
    }

    private static func count(_ key: String, of member: String, scale: Int, in node: JSONNode) throws(JSONError)
        -> YearCount
    {
        guard let entry = try node.optional(key) else { return YearCount() }
        try entry.rejectUnknownKeys(allowed: ["year", member])
        let value = try entry.required(member).decimal(scale: scale)
        return YearCount(year: Int(try number("year", entry, 0...9_999)), count: value)
    }

    private static func days(_ key: String, _ node: JSONNode) throws(JSONError) -> Int64 {
        guard let value = try node.optional(key) else { return 0 }
        let days = try value.decimal(scale: 2)
        guard (-1_000_000...1_000_000).contains(days) else {
            throw value.invalid("Semesterdagarna i \(key) kan inte vara så många. Rätta talet.")
        }
        return days
    }

    private static func minutes(_ node: JSONNode) throws(JSONError) -> Int64 {
        let minutes = try node.int64()
        guard (-10_000_000...10_000_000).contains(minutes) else {
            throw node.invalid("Kompsaldot kan inte vara så stort. Ange minuter.")
        }
        return minutes
    }

    private static func number(_ key: String, _ node: JSONNode, _ range: ClosedRange<Int64>) throws(JSONError) -> Int64
    {
        guard let value = try node.optional(key) else { return 0 }
        let number = try value.int64()
        guard range.contains(number) else {
            throw value.invalid("\(key) är \(number). Ange ett tal \(range.lowerBound)–\(range.upperBound).")
        }
        return number
    }
}

extension EmploymentCarryEntry {
    package static func write(_ carry: EmploymentCarry, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("id", string: carry.employment)
            if let day = carry.settledThrough { writer.member("settledThrough", string: "\(day)") }
            if carry.holiday != HolidayCarry() { write(carry.holiday, to: &writer) }
            if carry.sickness != SickPeriodState() { write(carry.sickness, to: &writer) }
            if carry.timeOff != .zero { writer.member("timeOff", integer: carry.timeOff.count) }
            write(carry.extraWork, "extraWork", of: "minutes", scale: 0, to: &writer)
            write(carry.privateLeave, "privateLeave", of: "days", scale: 2, to: &writer)
            if let start = carry.fixedPay.start { write(carry.fixedPay, from: start, to: &writer) }
            if !carry.registered.isEmpty {
                writer.memberArray("registered") { (writer: inout JSONWriter) in
                    for registration in carry.registered {
                        writer.object { (writer: inout JSONWriter) in
                            writer.member("kind", string: registration.kind)
                            writer.member("from", string: "\(registration.from)")
                            if let day = registration.through { writer.member("through", string: "\(day)") }
                        }
                    }
                }
            }
            if !carry.children.isEmpty { write(carry.children, to: &writer) }
            OwnEntries.write(carry.own, to: &writer)
        }
    }

    private static func write(_ children: [ChildCarry], to writer: inout JSONWriter) {
        writer.memberArray("children") { (writer: inout JSONWriter) in
            for child in children {
                writer.object { (writer: inout JSONWriter) in
                    writer.member("born", string: "\(child.born)")
                    writer.member("supplementDays", integer: Int64(child.supplementDays))
                    writer.member("payDays", integer: Int64(child.payDays))
                }
            }
        }
    }

    private static func write(_ fixedPay: FixedPayCarry, from start: Day, to writer: inout JSONWriter) {
        writer.memberObject("fixedPay") { (writer: inout JSONWriter) in
            writer.member("start", string: "\(start)")
            writer.memberArray("months") { (writer: inout JSONWriter) in
                for months in fixedPay.months {
                    writer.object { (writer: inout JSONWriter) in
                        writer.member("from", string: "\(months.from)")
                        writer.member("through", string: "\(months.through)")
                        writer.member("amount", decimal: months.amount.ore, scale: 2)
                    }
                }
            }
        }
    }

    private static func write(
        _ count: YearCount, _ key: String, of member: String, scale: Int, to writer: inout JSONWriter
    ) {
        guard count != YearCount() else { return }
        writer.memberObject(key) { (writer: inout JSONWriter) in
            writer.member("year", integer: Int64(count.year))
            writer.member(member, decimal: count.count, scale: scale)
        }
    }

    private static func write(_ holiday: HolidayCarry, to writer: inout JSONWriter) {
        writer.memberObject("holiday") { (writer: inout JSONWriter) in
            writer.member("year", integer: Int64(holiday.year))
            for (key, days) in [
                ("taken", holiday.taken), ("unpaidTaken", holiday.unpaidTaken), ("topUpDays", holiday.topUpDays),
                ("extra", holiday.extra),
            ] where days != 0 {
                writer.member(key, decimal: days, scale: 2)
            }
            if let first = holiday.unknownBefore { writer.member("unknownBefore", string: "\(first)") }
            if !holiday.saved.isEmpty {
                writer.memberArray("saved") { (writer: inout JSONWriter) in
                    for saved in holiday.saved {
                        writer.object { (writer: inout JSONWriter) in
                            writer.member("year", integer: Int64(saved.year))
                            writer.member("days", decimal: saved.days, scale: 2)
                        }
                    }
                }
            }
            if !holiday.absences.isEmpty {
                writer.memberArray("absences") { (writer: inout JSONWriter) in
                    for absence in holiday.absences { write(absence, to: &writer) }
                }
            }
            if holiday.isExchanged { writer.member("isExchanged", bool: true) }
        }
    }

    private static func write(_ absence: HolidayAbsence, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("from", string: "\(absence.days.first)")
            writer.member("through", string: "\(absence.days.last)")
            writer.member("cause", string: "\(absence.cause)")
            if absence.child != 0 { writer.member("child", integer: Int64(absence.child)) }
        }
    }

    private static func write(_ sickness: SickPeriodState, to writer: inout JSONWriter) {
        writer.memberObject("sickness") { (writer: inout JSONWriter) in
            if let day = sickness.firstDay { writer.member("firstDay", string: "\(day)") }
            if let day = sickness.lastDay { writer.member("lastDay", string: "\(day)") }
            writer.member("dayNumber", integer: Int64(sickness.dayNumber))
            writer.member("sickPay", decimal: sickness.sickPay.ore, scale: 2)
            writer.member("karens", decimal: sickness.karens.ore, scale: 2)
            writer.member("karensTaken", decimal: sickness.karensTaken.ore, scale: 2)
            if sickness.karensTakenOver != .zero {
                writer.member("karensTakenOver", decimal: sickness.karensTakenOver.ore, scale: 2)
            }
            writer.memberArray("karensDays") { (writer: inout JSONWriter) in
                for day in sickness.karensDays { writer.string("\(day)") }
            }
        }
    }
}
