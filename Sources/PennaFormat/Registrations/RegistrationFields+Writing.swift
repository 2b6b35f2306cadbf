//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaJSON
package import PennaModel

extension RegistrationFields {
    /// The texts that say a registration.
    package init(_ registration: Registration, _ names: EmployerNames) {
        self.init()
        self[.from] = "\(registration.days.first)"
        if registration.days.count > 1 { self[.to] = "\(registration.days.last)" }
        self[.child] = registration.childBorn.map { "\($0)" } ?? ""
        self[.post] = registration.post ?? ""
        if let allocation = registration.allocation {
            self[.account] = allocation.account
            self[.costAccount] = allocation.costAccount
            self[.dimensions] = allocation.dimensions
        }
        if registration.recorded != Instant(seconds: 0) { self[.recorded] = "\(registration.recorded)" }
        switch registration.kind {
        case .absence(let cause, let extent):
            self[.kind] = cause.rawValue
            put(extent)
        case .extraWork(let shift, let asTimeOff):
            self[.kind] = asTimeOff ? "extra-till-komp" : "extra"
            put([shift])
        case .hours(let item, let minutes):
            self[.kind] = "timmar"
            self[.item] = names.key(item)
            self[.hours] = OutputText.hours(minutes)
        case .changedShift(let shifts):
            self[.kind] = "andratpass"
            put(shifts)
        case .displacedShift(let shifts, let ordered):
            self[.kind] = "forskjuten"
            if let ordered { self[.ordered] = "\(ordered)" }
            put(shifts)
        case .standby(let kind, let span):
            self[.kind] = kind.rawValue
            if let span { put(span) }
        case .travelTime(let span):
            self[.kind] = "fardtid"
            put(span)
        case .timeOffInstead(let item):
            self[.kind] = "byte-till-komp"
            self[.item] = names.key(item)
        case .holidayExchange: self[.kind] = "semestervaxling"
        case .payLine(let order):
            self[.kind] = "lonerad"
            self[.item] = names.key(order.item)
            self[.quantity] = order.quantity.map { DecimalText.plain($0, scale: 4) } ?? ""
            self[.price] = order.price.map { "\($0)" } ?? ""
            self[.amount] = order.amount.map { "\($0)" } ?? ""
            if order.isRecurring { self[.recurring] = "ja" }
        case .benefit(let event): put(event)
        }
    }

    /// The members of a JSON object, without dates and employment: what was registered, whenever it was.
    package func write(to writer: inout JSONWriter) {
        for field in RegistrationField.allCases where !self[field].isEmpty {
            switch field {
            case .employment, .from, .to, .recorded: continue
            default: writer.member(field.name, string: self[field])
            }
        }
    }

    private mutating func put(_ extent: AbsenceExtent) {
        switch extent {
        case .whole: break
        case .percent(let percent): self[.percent] = "\(percent)"
        case .time(let time): self[.hours] = OutputText.hours(time)
        case .clock(let span):
            // Only an absence may begin after midnight of its day; then both times count on beyond 24:00.
            let isNextDay = span.start >= 1440
            self[.start] = isNextDay ? OutputText.longClock(span.start) : OutputText.clock(span.start)
            self[.end] = isNextDay ? OutputText.longClock(span.end) : OutputText.clock(span.end)
        }
    }

    private mutating func put(_ span: ClockSpan) {
        self[.start] = OutputText.clock(span.start)
        self[.end] = OutputText.clock(span.end)
    }

    private mutating func put(_ shifts: [Shift]) {
        self[.start] = shifts.map { OutputText.clock($0.span.start) }.joined(separator: " ")
        self[.end] = shifts.map { OutputText.clock($0.span.end) }.joined(separator: " ")
        self[.pause] = shifts.flatMap(\.breaks).map { OutputText.clock($0.start) + "-" + OutputText.clock($0.end) }
            .joined(separator: " ")
    }
}
