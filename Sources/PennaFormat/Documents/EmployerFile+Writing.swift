//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaBasics
internal import PennaJSON
package import PennaModel

extension EmployerFile {
    /// The file that reads back to an employer.
    package static func bytes(_ employer: Employer, _ book: RuleBook = .standard) -> [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.object { (writer: inout JSONWriter) in
            writer.member("organisationsnummer", string: "\(employer.id)")
            writer.member("name", string: employer.name)
            writer.key("payCalendar")
            RecordWriter.write(employer.payCalendar, to: &writer)
            writer.memberArray("schedules") { (writer: inout JSONWriter) in
                for schedule in employer.schedules { write(schedule, to: &writer) }
            }
            writer.memberArray("settings") { (writer: inout JSONWriter) in
                for setting in employer.settings { write(setting, book, to: &writer) }
            }
            writer.memberArray("ownItems") { (writer: inout JSONWriter) in
                for item in employer.ownItems { write(item, to: &writer) }
            }
            let names = EmployerNames(employer, book)
            RecordWriter.writeFields(of: EmployerCodes(employer), names, to: &writer)
            RecordWriter.writeFields(of: employer.details, names, to: &writer)
        }
        writer.newline()
        return writer.bytes
    }

    private static func write(_ schedule: Schedule, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("name", string: schedule.name)
            writer.member("freeOnHolidays", bool: schedule.isFreeOnHolidays)
            writer.memberArray("cycle") { (writer: inout JSONWriter) in
                for day in schedule.cycle { write(day, to: &writer) }
            }
            guard !schedule.exceptions.isEmpty else { return }
            writer.memberArray("exceptions") { (writer: inout JSONWriter) in
                for (day, shifts) in schedule.exceptions.sorted(by: { $0.key < $1.key }) {
                    writer.object { (writer: inout JSONWriter) in
                        writer.member("date", string: "\(day)")
                        writer.key("shifts")
                        write(shifts, to: &writer)
                    }
                }
            }
        }
    }

    private static func write(_ shifts: [Shift], to writer: inout JSONWriter) {
        writer.array { (writer: inout JSONWriter) in
            for shift in shifts {
                writer.object { (writer: inout JSONWriter) in
                    write(shift.span, to: &writer)
                    guard !shift.breaks.isEmpty else { return }
                    writer.memberArray("breaks") { (writer: inout JSONWriter) in
                        for pause in shift.breaks {
                            writer.object { (writer: inout JSONWriter) in write(pause, to: &writer) }
                        }
                    }
                }
            }
        }
    }

    private static func write(_ span: ClockSpan, to writer: inout JSONWriter) {
        writer.member("from", string: OutputText.clock(span.start))
        writer.member("to", string: OutputText.clock(span.end))
    }

    private static func write(_ setting: AgreementSetting, _ book: RuleBook, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("key", string: setting.key)
            writer.member("from", string: "\(setting.from)")
            if let through = setting.through { writer.member("through", string: "\(through)") }
            switch unit(of: setting.key, book) {
            case .krona?, .faktor?, .semesterdag?: writer.member("value", decimal: setting.value, scale: 2)
            case .procent?, .antal?: writer.member("value", decimal: setting.value, scale: 4)
            case .timme?: writer.member("value", string: OutputText.hours(Minutes(setting.value)))
            default: writer.member("value", integer: setting.value)
            }
            writer.member("source", string: setting.source)
            if setting.recorded != Instant(seconds: 0) { writer.member("recorded", string: "\(setting.recorded)") }
        }
    }

    private static func write(_ item: PayItem, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("number", integer: Int64(item.id.number))
            writer.member("key", string: item.key)
            writer.member("name", string: item.name)
            if let lap = item.lap { writer.member("lap", integer: Int64(lap)) }
            writer.member("kind", string: "\(item.kind)")
            writer.memberArray("flags") { (writer: inout JSONWriter) in
                for (name, flag) in flagNames where item.flags.contains(flag) { writer.string(name) }
            }
            if let field = item.agiField { writer.member("agiField", integer: Int64(field)) }
            if let price = item.unitPrice { writer.member("unitPrice", decimal: price.ore, scale: 2) }
        }
    }
}
