//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaFormat
internal import PennaModel

/// Writes registrations as PAXml 2.0, as far as PAXml can say them.
struct PAXmlWriter {
    private let employer: Employer
    private var time = ""
    private var pay = ""
    /// When all rows of the file became known; PAXml has room for one such moment.
    private let recorded: Instant

    init(_ employer: Employer, recorded: Instant) {
        self.employer = employer
        self.recorded = recorded
    }

    /// Adds a registration.
    ///
    /// - Returns: `false` when PAXml cannot say it: breaks, changed shifts, recurring lines, items without a number, benefits.
    mutating func add(_ registration: Registration, employment: String) -> Bool {
        guard registration.recorded == recorded, registration.allocation == nil, registration.post == nil,
            registration.days.count == 1 || !registration.kind.isOfOneDay
        else {
            return false
        }
        switch registration.kind {
        case .absence(let cause, let extent):
            guard let code = PAXmlCodes.code(of: cause), registration.childBorn == nil, isUsual(code) else {
                return false
            }
            var fields = [("tidkod", code)]
            switch extent {
            case .clock: return false
            case .time(let minutes):
                guard (1...1_000_000).contains(minutes.count) else { return false }
                fields += [("datum", "\(registration.days.first)"), ("timmar", PAXmlWriter.hours(minutes))]
            case .whole, .percent:
                fields += [("datumfrom", "\(registration.days.first)"), ("datumtom", "\(registration.days.last)")]
                if case .percent(let percent) = extent { fields.append(("omfattning", "\(percent)")) }
            }
            time += element("tidtrans", employment, fields)
        case .extraWork(let shift, let asTimeOff):
            guard shift.breaks.isEmpty, !asTimeOff, isUsual("ARB") else { return false }
            let day = registration.days.first
            time += element(
                "tidtrans", employment,
                [
                    ("tidkod", "ARB"), ("starttid", moment(day, shift.span.start)),
                    ("sluttid", moment(day, shift.span.end)),
                ])
        case .payLine(let order):
            let number = employer.itemMappings.first { $0.item == order.item }?.number
            guard let number, !number.isEmpty, !order.isRecurring, registration.days.count == 1 else { return false }
            var fields = [("lonart", number), ("datum", "\(registration.days.first)")]
            if let quantity = order.quantity { fields.append(("antal", DecimalText.plain(quantity, scale: 4))) }
            if let price = order.price { fields.append(("apris", "\(price)")) }
            if let amount = order.amount { fields.append(("belopp", "\(amount)")) }
            pay += element("lonetrans", employment, fields)
        case .hours, .changedShift, .displacedShift, .standby, .travelTime, .timeOffInstead, .holidayExchange, .benefit:
            return false
        }
        return true
    }

    /// Whether a code means to the employer what it means to all.
    private func isUsual(_ code: String) -> Bool {
        !employer.paxCodes.contains { $0.code.uppercased() == code }
    }

    /// The file.
    func bytes() -> [UInt8] {
        var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<paxml>\n"
        text += "  <header>\n    <version>2.0</version>\n    <format>LÖNIN</format>\n"
        if recorded != Instant(seconds: 0) { text += "    <datum>\(recorded)</datum>\n" }
        text += "  </header>\n"
        if !time.isEmpty { text += "  <tidtransaktioner>\n\(time)  </tidtransaktioner>\n" }
        if !pay.isEmpty { text += "  <lonetransaktioner>\n\(pay)  </lonetransaktioner>\n" }
        return Array((text + "</paxml>\n").utf8)
    }

    private func element(_ name: String, _ employment: String, _ fields: [(String, String)]) -> String {
        var text = "    <\(name) anstid=\"\(escaped(employment))\">\n"
        for (field, value) in fields { text += "      <\(field)>\(escaped(value))</\(field)>\n" }
        return text + "    </\(name)>\n"
    }

    private func moment(_ day: Day, _ minute: Int) -> String {
        let next = minute >= 1440
        return "\(next ? day + 1 : day)T\(OutputText.clock(next ? minute - 1440 : minute)):00"
    }

    private static func hours(_ minutes: Minutes) -> String {
        let hundredths = minutes.count * 100 / 60
        if minutes.count * 100 % 60 == 0 { return DecimalText.plain(hundredths, scale: 2) }
        return DecimalText.plain(minutes.count * 1_000_000 / 60, scale: 6)
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }
}
