//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Writes registrations as `registrations.csv`.
struct RegistrationCSVWriter {
    private let names: EmployerNames
    private var csv = CSVBuffer()
    private(set) var count = 0

    init(_ employer: Employer) {
        names = EmployerNames(employer)
        csv.row(RegistrationCSV.columns)
    }

    var bytes: [UInt8] { csv.bytes }

    /// Adds a registration of an employment.
    mutating func add(_ registration: Registration, employment: String) {
        count += 1
        var row: [String: String] = ["employment": employment, "from": "\(registration.days.first)"]
        if registration.days.count > 1 { row["to"] = "\(registration.days.last)" }
        if registration.recorded != Instant(seconds: 0) { row["recorded"] = "\(registration.recorded)" }
        switch registration.kind {
        case .absence(let cause, let extent):
            row["kind"] = cause.rawValue
            switch extent {
            case .whole: break
            case .percent(let percent): row["percent"] = "\(percent)"
            case .time(let time): row["hours"] = OutputText.hours(time)
            case .clock(let span): put(span, in: &row)
            }
        case .extraWork(let shift):
            row["kind"] = "extra"
            put(shift, in: &row)
        case .hours(let item, let minutes):
            row["kind"] = "timmar"
            row["item"] = names.items?[item]?.key ?? ""
            row["hours"] = OutputText.hours(minutes)
        case .changedShift(let shifts):
            row["kind"] = "andratpass"
            if let shift = shifts.first { put(shift, in: &row) }
        case .payLine(let order):
            row["kind"] = "lonerad"
            row["item"] = names.items?[order.item]?.key ?? ""
            row["quantity"] = order.quantity.map { DecimalText.plain($0, scale: 4) }
            row["price"] = order.price.map { "\($0)" }
            row["amount"] = order.amount.map { "\($0)" }
            if order.isRecurring { row["recurring"] = "ja" }
        }
        csv.row(RegistrationCSV.columns.map { row[$0] ?? "" })
    }

    private func put(_ shift: Shift, in row: inout [String: String]) {
        put(shift.span, in: &row)
        row["break"] = shift.breaks.map { OutputText.clock($0.start) + "-" + OutputText.clock($0.end) }
            .joined(separator: " ")
    }

    private func put(_ span: ClockSpan, in row: inout [String: String]) {
        row["start"] = OutputText.clock(span.start)
        row["end"] = OutputText.clock(span.end)
    }
}
