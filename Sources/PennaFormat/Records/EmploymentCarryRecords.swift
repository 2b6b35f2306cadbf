//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaLaw
package import PennaModel

extension EmploymentCarry: Record {
    package static let shape = RecordShape(EmploymentCarry.self)

    package init() { self.init(employment: "") }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "id", &employment, About("Anställningsnummer", "anställningen", changes: .month, example: "1001"))
        visitor.optional(
            "settledThrough", &settledThrough,
            About(
                "Avräknad till och med", "sista dagen vars avvikelser är betalda", changes: .month,
                example: "2026-09-30"))
        visitor.object("holiday", &holiday, About("Semester", "årets semester, och sparade dagar"))
        visitor.object("sickness", &sickness, About("Sjukperiod", "den senaste sjukperioden"))
        visitor.field(
            "timeOff", &timeOffMinutes, default: 0, limits: -10_000_000...10_000_000,
            About("Kompsaldo", "sparad tid", unit: "minuter", changes: .month, example: "450"))
        var (extra, leave) = (ExtraWorkFields(count: extraWork), PrivateLeaveFields(count: privateLeave))
        visitor.object("extraWork", &extra, About("Mertid", "årets mertid, minus tid tagen i komp"))
        visitor.object(
            "privateLeave", &leave, About("Enskild angelägenhet", "årets dagar med lön för enskild angelägenhet"))
        if visitor.isReading { (extraWork, privateLeave) = (extra.count, leave.count) }
        visitor.object(
            "fixedPay", &fixedPay, isRequired: false, isWritten: fixedPay.start != nil,
            About("Fast lön", "den fasta lönen månad för månad"))
        visitor.list("registered", &registered, unique: "", About("Pågående", "det som fortsätter efter sista dagen"))
        visitor.list("children", &children, unique: "", About("Barn", "det som använts för varje barn"))
        visitor.field(
            OwnEntries.key, &ownFields, default: OwnFields(),
            About("Avtalets eget", "det som bara avtalet läser", changes: .month))
    }

    private var timeOffMinutes: Int {
        get { Int(clamping: timeOff.count) }
        set { timeOff = Minutes(Int64(newValue)) }
    }

    private var ownFields: OwnFields {
        get { OwnFields(entries: own) }
        set { own = newValue.entries }
    }
}

/// Extra work of a year.
private struct ExtraWorkFields: Record {
    static let shape = RecordShape(ExtraWorkFields.self)

    var count = YearCount()

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.field(
            "year", &count.year, default: 0, isAlwaysWritten: true, limits: 0...9_999,
            About("År", "kalenderåret", changes: .month, example: "2026"))
        visitor.required(
            "minutes", &count.count, About("Minuter", "årets mertid", changes: .month, example: "600"))
    }
}

/// Days of leave with pay of a year.
private struct PrivateLeaveFields: Record {
    static let shape = RecordShape(PrivateLeaveFields.self)

    var count = YearCount()

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.field(
            "year", &count.year, default: 0, isAlwaysWritten: true, limits: 0...9_999,
            About("År", "kalenderåret", changes: .month, example: "2026"))
        visitor.required("days", &days, About("Dagar", "årets dagar", changes: .month, example: "2.5"))
    }

    private var days: Hundredths {
        get { Hundredths(count.count) }
        set { count.count = newValue.count }
    }
}

extension FixedPayCarry: Record {
    package static let shape = RecordShape(FixedPayCarry.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "start", &firstDay, About("Första dag", "anställningens första dag", changes: .month, example: "2020-01-01")
        )
        visitor.list(
            "months", &months, unique: "", isAlwaysWritten: true,
            About("Månader", "månader i följd med samma fasta lön"))
    }

    private var firstDay: Day {
        get { start ?? Day(2026, 1, 1) }
        set { start = newValue }
    }

    package func checked() throws(PayrollError) -> FixedPayCarry {
        for (before, after) in zip(months, months.dropFirst()) where before.through >= after.from {
            throw PayrollError(
                .invalidValue,
                "Månaden \(after.from) finns två gånger, eller i fel ordning. Rätta from och through.")
        }
        return self
    }
}

extension FixedPayMonths: Record {
    package static let shape = RecordShape(FixedPayMonths.self)

    package init() {
        let month = Month(year: 2026, month: 1)
        self.init(from: month, through: month, amount: .zero)
    }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("from", &from, About("Från månad", "den första", changes: .month, example: "2026-04"))
        visitor.required("through", &through, About("Till månad", "den sista", changes: .month, example: "2026-09"))
        visitor.required(
            "amount", &amount, About("Fast lön", "den fasta lönen varje månad", changes: .month, example: "32500"))
    }

    package func checked() throws(PayrollError) -> FixedPayMonths {
        guard from <= through else {
            throw PayrollError(.invalidValue, "Månaderna slutar före sin början. Rätta from eller through.")
        }
        return self
    }
}

extension OpenRegistration: Record {
    package static let shape = RecordShape(OpenRegistration.self)

    package init() { self.init(kind: "", from: Day(2026, 1, 1)) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("kind", &kind, About("Slag", "vad som registrerats", changes: .month, example: "sjuk"))
        visitor.required("from", &from, About("Från", "första dagen", changes: .month, example: "2026-09-28"))
        visitor.optional("through", &through, About("Till", "sista dagen", changes: .month, example: "2026-10-09"))
    }
}

extension ChildCarry: Record {
    package static let shape = RecordShape(ChildCarry.self)

    package init() { self.init(born: Day(2026, 1, 1)) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("born", &born, About("Barn fött", "födelsedagen", changes: .month, example: "2025-03-14"))
        visitor.field(
            "supplementDays", &supplementDays, default: 0, isAlwaysWritten: true, limits: 0...10_000,
            About("Tilläggsdagar", "dagar med föräldrapenningtillägg", changes: .month, example: "30"))
        visitor.field(
            "payDays", &payDays, default: 0, isAlwaysWritten: true, limits: 0...10_000,
            About("Föräldralönedagar", "dagar med föräldralön", changes: .month, example: "0"))
    }
}

extension SickPeriodState: Record {
    package static let shape = RecordShape(SickPeriodState.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.optional(
            "firstDay", &firstDay, About("Första sjukdag", "periodens första", changes: .month, example: "2026-09-21"))
        visitor.optional(
            "lastDay", &lastDay, About("Sista sjukdag", "den senaste", changes: .month, example: "2026-09-25"))
        visitor.field(
            "dayNumber", &dayNumber, default: 0, isAlwaysWritten: true, limits: 0...100_000,
            About("Sjukdag nummer", "den senastes nummer i perioden", changes: .month, example: "5"))
        visitor.required("sickPay", &sickPay, About("Sjuklön", "periodens sjuklön", changes: .month, example: "4500"))
        visitor.required(
            "karens", &karens, limits: notNegative,
            About("Karensavdrag", "periodens hela karensavdrag", changes: .month, example: "1440"))
        visitor.required(
            "karensTaken", &karensTaken, About("Gjort karensavdrag", "det som gjorts", changes: .month, example: "1440")
        )
        visitor.field(
            "karensTakenOver", &karensTakenOver, default: .zero, limits: notNegative,
            About(
                "Övertaget karensavdrag", "det som kom från anställningar som hade slutat", changes: .month,
                example: "200"))
        visitor.field(
            "karensDays", &days, default: DayList(), isAlwaysWritten: true,
            About("Karensdagar", "första dagen i perioder med karensavdrag, ett år bakåt", changes: .month))
    }

    private var days: DayList {
        get { DayList(days: karensDays) }
        set { karensDays = newValue.days }
    }
}

extension HolidayCarry: Record {
    package static let shape = RecordShape(HolidayCarry.self)
    private static let possible = -1_000_000...1_000_000

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.field(
            "year", &year, default: 0, isAlwaysWritten: true, limits: 0...9_999,
            About("Semesterår", "året", changes: .month, example: "2026"))
        HolidayCarry.days(
            "taken", &taken, About("Uttagna betalda semesterdagar", "årets", changes: .month, example: "12.5"), &visitor
        )
        HolidayCarry.days(
            "unpaidTaken", &unpaidTaken,
            About("Uttagna obetalda semesterdagar", "årets", changes: .month, example: "2"), &visitor)
        HolidayCarry.days(
            "topUpDays", &topUpDays,
            About("Dagar med tillägg", "dagar vars semesterlönetillägg är betalt", changes: .month, example: "12.5"),
            &visitor)
        HolidayCarry.days(
            "extra", &extra,
            About("Extra semesterdagar", "för semester som flyttats eller avbrutits", changes: .month, example: "1"),
            &visitor)
        visitor.optional(
            "unknownBefore", &unknownBefore,
            About(
                "Okänt före", "den första månaden, om det som tagits och sparats före den inte är känt",
                changes: .month, example: "2026-10-01"))
        visitor.list("saved", &saved, unique: "", About("Sparade semesterdagar", "dagar sparade från varje år"))
        var list = visitor.isReading ? [] : absences.map { AbsenceFields($0) }
        visitor.list(
            "absences", &list, unique: "", About("Frånvaro", "frånvaro som är semesterlönegrundande upp till en gräns"))
        if visitor.isReading { absences = ShortList(list.compactMap { try? $0.absence() }) }
        visitor.field(
            "isExchanged", &isExchanged, default: false,
            About("Bytt tillägg", "årets semesterdagstillägg är bytta mot dagar", changes: .month, example: "true"))
    }

    private static func days(
        _ key: String, _ count: inout Int64, _ about: @autoclosure () -> About, _ visitor: inout some RecordVisitor
    ) {
        var days = Hundredths(count)
        visitor.field(key, &days, default: Hundredths(0), limits: possible, about())
        count = days.count
    }
}

extension SavedDays: Record {
    package static let shape = RecordShape(SavedDays.self)

    package init() { self.init(year: 0, days: 0) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "year", &year, limits: 1_900...9_999, About("År", "året de tjänades in", changes: .month, example: "2024"))
        visitor.required(
            "days", &left, limits: -1_000_000...1_000_000, About("Dagar", "dagarna", changes: .month, example: "5"))
    }

    private var left: Hundredths {
        get { Hundredths(days) }
        set { days = newValue.count }
    }
}

extension HolidayAbsenceCause: WordValue {
    package var word: String { "\(self)" }
}

/// Absence with its days as a first and a last.
private struct AbsenceFields: Record {
    static let shape = RecordShape(AbsenceFields.self)

    private var from = Day(2026, 1, 1)
    private var through = Day(2026, 1, 1)
    private var cause = HolidayAbsenceCause.sjukdom
    private var child = 0

    init() {}

    init(_ absence: HolidayAbsence) {
        (from, through, cause, child) = (absence.days.first, absence.days.last, absence.cause, absence.child)
    }

    func absence() throws(PayrollError) -> HolidayAbsence {
        HolidayAbsence(try DayRange(from: from, through: through), cause, child: child)
    }

    func checked() throws(PayrollError) -> AbsenceFields {
        _ = try absence()
        return self
    }

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("from", &from, About("Från", "första dagen", changes: .month, example: "2026-02-02"))
        visitor.required("through", &through, About("Till", "sista dagen", changes: .month, example: "2026-02-20"))
        visitor.required("cause", &cause, About("Orsak", "varför", changes: .month, example: "sjukdom"))
        visitor.field(
            "child", &child, default: 0,
            About("Barn", "vilket barn, efter er egen numrering", changes: .month, example: "1"))
    }
}
