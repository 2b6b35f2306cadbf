//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaModel

/// Writes registrations as rows that read back the same.
package struct RegistrationCSVWriter {
    private let names: EmployerNames
    private var csv = CSVBuffer()
    package private(set) var count = 0

    package init(_ names: EmployerNames) {
        self.names = names
        csv.row(RegistrationField.names)
    }

    package var bytes: [UInt8] { csv.bytes }

    /// Adds a registration of an employment.
    package mutating func add(_ registration: Registration, employment: String) {
        count += 1
        var row = RegistrationFields()
        row[.employment] = employment
        row[.from] = "\(registration.days.first)"
        if registration.days.count > 1 { row[.to] = "\(registration.days.last)" }
        row[.child] = registration.childBorn.map { "\($0)" } ?? ""
        if registration.recorded != Instant(seconds: 0) { row[.recorded] = "\(registration.recorded)" }
        switch registration.kind {
        case .absence(let cause, let extent):
            row[.kind] = cause.rawValue
            put(extent, in: &row)
        case .extraWork(let shift, let asTimeOff):
            row[.kind] = asTimeOff ? "extra-till-komp" : "extra"
            put([shift], in: &row)
        case .hours(let item, let minutes):
            row[.kind] = "timmar"
            row[.item] = names.key(item)
            row[.hours] = OutputText.hours(minutes)
        case .changedShift(let shifts):
            row[.kind] = "andratpass"
            put(shifts, in: &row)
        case .displacedShift(let shifts, let ordered):
            row[.kind] = "forskjuten"
            row[.ordered] = "\(ordered)"
            put(shifts, in: &row)
        case .standby(let kind, let span):
            row[.kind] = kind.rawValue
            if let span { put(span, in: &row) }
        case .travelTime(let span):
            row[.kind] = "fardtid"
            put(span, in: &row)
        case .timeOffInstead(let item):
            row[.kind] = "byte-till-komp"
            row[.item] = names.key(item)
        case .holidayExchange: row[.kind] = "semestervaxling"
        case .payLine(let order):
            row[.kind] = "lonerad"
            row[.item] = names.key(order.item)
            row[.quantity] = order.quantity.map { DecimalText.plain($0, scale: 4) } ?? ""
            row[.price] = order.price.map { "\($0)" } ?? ""
            row[.amount] = order.amount.map { "\($0)" } ?? ""
            if order.isRecurring { row[.recurring] = "ja" }
        case .benefit(let event): row.put(event)
        }
        for field in RegistrationField.allCases { csv.field(row[field]) }
        csv.endRow()
    }

    private func put(_ extent: AbsenceExtent, in row: inout RegistrationFields) {
        switch extent {
        case .whole: break
        case .percent(let percent): row[.percent] = "\(percent)"
        case .time(let time): row[.hours] = OutputText.hours(time)
        case .clock(let span):
            // Only an absence may begin after midnight of its day; then both times count on beyond 24:00.
            let isNextDay = span.start >= 1440
            row[.start] = isNextDay ? OutputText.longClock(span.start) : OutputText.clock(span.start)
            row[.end] = isNextDay ? OutputText.longClock(span.end) : OutputText.clock(span.end)
        }
    }

    private func put(_ span: ClockSpan, in row: inout RegistrationFields) {
        row[.start] = OutputText.clock(span.start)
        row[.end] = OutputText.clock(span.end)
    }

    private func put(_ shifts: [Shift], in row: inout RegistrationFields) {
        row[.start] = shifts.map { OutputText.clock($0.span.start) }.joined(separator: " ")
        row[.end] = shifts.map { OutputText.clock($0.span.end) }.joined(separator: " ")
        row[.pause] = shifts.flatMap(\.breaks).map { OutputText.clock($0.start) + "-" + OutputText.clock($0.end) }
            .joined(separator: " ")
    }
}
