//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaJSON
package import PennaModel

/// The pay dates of an employer's calendar as JSON, for programs that plan by them.
package enum PayDatesFile {
    /// The dates, in order.
    ///
    /// - Parameter employer: whose calendar it is; `nil` for given rules.
    package static func bytes(_ dates: [PayCalendar.OrdinaryPayDate], _ calendar: PayCalendar, of employer: Employer?)
        -> [UInt8]
    {
        var writer = JSONWriter(style: .pretty)
        writer.object { (writer: inout JSONWriter) in
            if let employer {
                writer.member("organisationsnummer", string: "\(employer.id)")
                writer.member("name", string: employer.name)
            }
            writer.member("payDay", integer: Int64(calendar.payDay))
            writer.member("deviations", string: calendar.deviations.rawValue)
            writer.memberArray("payDates") { (writer: inout JSONWriter) in
                for date in dates { write(date, calendar, to: &writer) }
            }
        }
        writer.newline()
        return writer.bytes
    }

    private static func write(
        _ date: PayCalendar.OrdinaryPayDate, _ calendar: PayCalendar, to writer: inout JSONWriter
    ) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("month", string: "\(date.month)")
            writer.member("payDate", string: "\(date.payDate.day)")
            writer.member("weekday", string: date.payDate.day.weekday.swedish)
            writer.member("calendarDay", string: "\(date.calendarDay)")
            writer.memberArray("movedBecause") { (writer: inout JSONWriter) in
                for cause in date.causes { writer.string(cause) }
            }
            writer.member("fixedPayMonth", string: "\(calendar.fixedPayMonth(of: date.month).month)")
            writer.member("deviationMonth", string: "\(calendar.deviationMonth(of: date.month).month)")
            writer.member("agiPeriod", string: "\(date.payDate.month)")
        }
    }
}
