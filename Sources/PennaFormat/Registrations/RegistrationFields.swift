//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaJSON
package import PennaModel

/// A registration as texts, from a row of CSV or an object of JSON; what a text means is decided here alone.
package struct RegistrationFields {
    private var texts = [String](repeating: "", count: RegistrationField.allCases.count)

    /// The text of a field; empty where nothing is given.
    package subscript(field: RegistrationField) -> String {
        get { texts[field.rawValue] }
        set { texts[field.rawValue] = newValue }
    }

    /// No fields given yet.
    package init() {}

    /// Reads an object with strings, numbers, and true or false.
    ///
    /// - Throws: a JSON error that points at the member that is unknown or of another kind.
    package init(_ node: JSONNode) throws(JSONError) {
        for member in try node.members() {
            guard let field = RegistrationField.byName[member.key], field != .employment
            else {
                let question = NearestName.question(member.key, among: RegistrationField.names)
                throw member.keyNode.invalid(
                    "Uppgiften \(member.key) finns inte för registreringar.\(question) Rätta eller ta bort den.")
            }
            switch member.value.kind {
            case .number: self[field] = InputNumber.text(ofNumber: try member.value.numberText())
            case .bool: self[field] = try member.value.bool() ? "ja" : "nej"
            case .null: break
            case .string, .array, .object: self[field] = try member.value.string()
            }
        }
    }

    /// The registration that the texts say.
    ///
    /// - Throws: a typed error that says what is wrong and what to do; also for a field that the kind does not use.
    package func registration(_ names: EmployerNames, _ row: SourceRow) throws(RegistrationFault) -> Registration {
        let kind = try kind(names)
        let from = try day(.from, "Från och med")
        var through = from
        if !self[.to].isEmpty {
            through = try day(.to, "Till och med")
        } else if case .payLine(let order) = kind, order.isRecurring {
            through = RegistrationFields.untilFurtherNotice
        }
        let days = try at(.to) { () throws(PayrollError) in try DayRange(from: from, through: through) }
        guard days.count == 1 || !kind.isOfOneDay else {
            throw RegistrationFault(
                .to, .invalidValue, "Klockslag och timmar gäller en enda dag. Skriv en rad per dag, utan till och med.")
        }
        let recorded =
            self[.recorded].isEmpty
            ? Instant(seconds: 0) : try at(.recorded) { () throws(PayrollError) in try Instant(self[.recorded]) }
        return Registration(
            kind, days: days, recorded: recorded, row: row, childBorn: try childBorn(),
            post: self[.post].isEmpty ? nil : self[.post],
            allocation: try allocation())
    }

    /// Where the row is posted; a dimension has one value, and that of the cost account has a field of its own.
    private func allocation() throws(RegistrationFault) -> Allocation? {
        let allocation = try at(.dimensions) { () throws(PayrollError) in
            try Allocation(account: self[.account], costAccount: self[.costAccount], dimensions: self[.dimensions])
        }
        var values: [UInt8: Substring] = [:]
        for dimension in self[.dimensions].split(separator: " ") {
            let parts = dimension.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let number = UInt8(parts[0]) else { continue }
            guard number != 1 else {
                throw RegistrationFault(
                    .dimensions, .invalidValue,
                    "Dimension 1 (\(parts[1])) är kostnadsstället. Skriv det i cost_account\(self[.costAccount].isEmpty ? "" : ", där det nu står \(self[.costAccount])")."
                )
            }
            guard values.updateValue(parts[1], forKey: number) == nil else {
                throw RegistrationFault(
                    .dimensions, .invalidValue,
                    "Dimension \(number) står två gånger (\(self[.dimensions])). Ta bort den ena.")
            }
        }
        return allocation
    }

    private func day(_ field: RegistrationField, _ what: String) throws(RegistrationFault) -> Day {
        try at(field) { () throws(PayrollError) in try InputText.day(self[field], what) }
    }

    private func hours() throws(RegistrationFault) -> Minutes {
        try at(.hours) { () throws(PayrollError) in try InputText.hours(self[.hours]) }
    }

    private func span() throws(RegistrationFault) -> ClockSpan {
        try at(.start) { () throws(PayrollError) in try InputText.span(self[.start], self[.end]) }
    }

    /// The fields that say how much of a day an absence is; the error of one of them is that one's.
    private func extent() throws(RegistrationFault) -> AbsenceExtent {
        let field = [RegistrationField.hours, .percent, .start, .end].first { !self[$0].isEmpty }
        return try at(field ?? .hours) { () throws(PayrollError) in
            try InputText.extent(
                hours: self[.hours], percent: self[.percent], start: self[.start], end: self[.end])
        }
    }

    /// The last day of what goes on until further notice.
    package static let untilFurtherNotice = Day(9999, 12, 31)

    private func kind(_ names: EmployerNames) throws(RegistrationFault) -> Registration.Kind {
        let word = InputText.plain(self[.kind])
        if let cause = AbsenceCause(rawValue: word) {
            let child: [RegistrationField] = cause.concernsChild ? [.child] : []
            try rejectAll(but: child + [.to, .hours, .percent, .start, .end])
            return .absence(cause, try extent())
        }
        if let kind = try workingTime(word, names) { return kind }
        switch word {
        case "timmar":
            try rejectAll(but: [.to, .hours, .item])
            let item = self[.item].isEmpty ? PayItems.timlon.id : try item(names).id
            return .hours(item, try hours())
        case "lonerad", "avdrag", "ersattning":
            try rejectAll(but: [.to, .item, .quantity, .price, .amount, .recurring])
            return .payLine(try order(names, word))
        default:
            if let event = try benefit(word) { return .benefit(event) }
            throw RegistrationFault(
                .kind, .unknownName,
                "Slaget \(self[.kind]) finns inte.\(NearestName.question(self[.kind], among: RegistrationFields.kinds)) Skriv \(RegistrationFields.kinds.joined(separator: ", "))."
            )
        }
    }

    /// The words for kinds, as they are written in files.
    package static let kinds =
        AbsenceCause.allCases.map(\.rawValue) + [
            "extra", "extra-till-komp", "andratpass", "forskjuten", "jour", "beredskap", "fardtid", "byte-till-komp",
            "semestervaxling", "timmar", "lonerad", "avdrag", "ersattning", "kostforman", "drivmedel", "milersattning",
            "resa", "friskvard",
        ]

    /// Kinds that say when somebody worked, travelled or was at hand.
    private func workingTime(_ word: String, _ names: EmployerNames) throws(RegistrationFault) -> Registration.Kind? {
        switch word {
        case "extra", "extra-till-komp":
            try rejectAll(but: [.to, .start, .end, .pause])
            let shifts = try shifts()
            guard shifts.count == 1, let shift = shifts.first else {
                throw RegistrationFault(
                    .start, .invalidValue, "Extra arbete ska ha ett klockslag i start och ett i end.")
            }
            return .extraWork(shift, asTimeOff: word != "extra")
        case "andratpass", "andrat pass":
            try rejectAll(but: [.to, .start, .end, .pause])
            return .changedShift(try shifts())
        case "forskjuten":
            try rejectAll(but: [.to, .start, .end, .pause, .ordered])
            let ordered = self[.ordered].isEmpty ? nil : try day(.ordered, "Beordrad den (ordered)")
            return .displacedShift(try shifts(), ordered: ordered)
        case "jour", "beredskap":
            try rejectAll(but: [.to, .start, .end])
            let kind = word == "jour" ? StandbyKind.jour : .beredskap
            if self[.start].isEmpty && self[.end].isEmpty { return .standby(kind, nil) }
            return .standby(kind, try span())
        case "fardtid":
            try rejectAll(but: [.to, .start, .end])
            return .travelTime(try span())
        case "byte-till-komp":
            try rejectAll(but: [.to, .item])
            return .timeOffInstead(try item(names).id)
        case "semestervaxling":
            try rejectAll(but: [.to])
            return .holidayExchange
        default: return nil
        }
    }

    /// The day of birth of the child: a day, or the day in a personnummer.
    private func childBorn() throws(RegistrationFault) -> Day? {
        let text = self[.child]
        if text.isEmpty { return nil }
        // A date that does not exist is no personnummer, though it has digits and hyphens too.
        if text.count(where: { $0 == "-" }) == 2 { return try day(.child, "Barnets födelsedag (child)") }
        return try at(.child) { () throws(PayrollError) in try Personnummer(text).birthDay }
    }

    /// A field that the kind does not use is somebody's mistake, and may have been meant to change the pay.
    package func rejectAll(but used: [RegistrationField]) throws(RegistrationFault) {
        for field in RegistrationField.allCases where !texts[field.rawValue].isEmpty {
            switch field {
            case .employment, .kind, .from, .recorded, .note: continue
            default: break
            }
            guard used.contains(field) || RegistrationField.ofEveryKind.contains(field) else {
                throw RegistrationFault(
                    field, .invalidValue,
                    "\(field.name) är \(self[field]), men \(self[.kind]) har ingen sådan uppgift. Ta bort den eller byt slag."
                )
            }
        }
    }

    /// The shifts of start, end and break; several are several times apart by spaces, and a break belongs where it fits.
    private func shifts() throws(RegistrationFault) -> [Shift] {
        let starts = self[.start].split(separator: " ").map(String.init)
        let ends = self[.end].split(separator: " ").map(String.init)
        var spans: [ClockSpan] = []
        guard starts.count == ends.count, !starts.isEmpty || self[.pause].isEmpty else {
            throw RegistrationFault(
                starts.count < ends.count ? .start : .end, .invalidValue,
                "Ange både start och end, t.ex. 07:00 och 16:00; lika många av båda vid flera pass.")
        }
        for (start, end) in zip(starts, ends) {
            spans.append(try at(.start) { () throws(PayrollError) in try InputText.span(start, end) })
        }
        guard spans.count > 1 else {
            guard let span = spans.first else { return [] }
            return [
                try at(.pause) { () throws(PayrollError) in
                    try Shift(span, breaks: InputText.breaks(self[.pause], after: span.start))
                }
            ]
        }
        var breaks = [[ClockSpan]](repeating: [], count: spans.count)
        for text in self[.pause].split(separator: " ") {
            var found = false
            for (index, span) in spans.enumerated() where !found {
                for pause in try at(
                    .pause,
                    { () throws(PayrollError) in try InputText.breaks(String(text), after: span.start) })
                where span.start <= pause.start && pause.end <= span.end {
                    breaks[index].append(pause)
                    found = true
                }
            }
            guard found else {
                throw RegistrationFault(
                    .pause, .invalidValue, "Rasten \(text) ligger inte i något av passen. Rätta rastens tider.")
            }
        }
        var shifts: [Shift] = []
        for (index, span) in spans.enumerated() {
            shifts.append(try at(.pause) { () throws(PayrollError) in try Shift(span, breaks: breaks[index]) })
        }
        return shifts
    }

    private func order(_ names: EmployerNames, _ word: String) throws(RegistrationFault) -> PayLineOrder {
        let item = try item(names)
        let fits =
            word.hasPrefix("avdrag")
            ? item.kind == .deduction : (word.hasPrefix("ers") ? item.kind == .reimbursement : true)
        guard fits else {
            throw RegistrationFault(
                .item, .invalidValue,
                "Lönearten \(self[.item]) är inte \(word). Välj en löneart av det slaget, eller skriv lonerad.")
        }
        guard !self[.amount].isEmpty || !self[.quantity].isEmpty else {
            throw RegistrationFault(
                .amount, .invalidValue, "Raden har varken belopp eller antal. Ange amount, eller quantity och price.")
        }
        return PayLineOrder(
            item: item.id,
            quantity: self[.quantity].isEmpty
                ? nil : try at(.quantity) { () throws(PayrollError) in try InputText.quantity(self[.quantity]) },
            price: try amount(.price, "À-priset"), amount: try amount(.amount, "Beloppet"),
            isRecurring: try isYes(self[.recurring]))
    }

    private func amount(_ field: RegistrationField, _ what: String) throws(RegistrationFault) -> Amount? {
        if self[field].isEmpty { return nil }
        return try at(field) { () throws(PayrollError) in try InputText.amount(self[field], what) }
    }

    private func isYes(_ text: String) throws(RegistrationFault) -> Bool {
        switch text.lowercased() {
        case "", "nej", "0": return false
        case "ja", "1": return true
        default:
            throw RegistrationFault(.recurring, .invalidValue, "Uppgiften recurring är \(text). Skriv ja eller nej.")
        }
    }

    private func item(_ names: EmployerNames) throws(RegistrationFault) -> PayItem {
        guard let item = names.item(self[.item]) else {
            let question = names.itemQuestion(self[.item])
            // What is like nothing that is known may be an item of a document that somebody forgot.
            let forgotten = question.isEmpty ? " Är den ett deklarerat avtals, ange dokumentet (--agreement FIL)." : ""
            throw RegistrationFault(
                .item, .unknownName,
                "Lönearten \(self[.item]) finns inte.\(question) Skriv en nyckel som ob-b, eller arbetsgivarens eget nummer.\(forgotten)"
            )
        }
        return item
    }
}

extension Registration.Kind {
    /// Whether it can be said of a single day only.
    package var isOfOneDay: Bool {
        switch self {
        case .extraWork, .hours, .travelTime, .absence(_, .time), .absence(_, .clock): true
        case .absence(_, .whole), .absence(_, .percent), .changedShift, .displacedShift, .standby, .timeOffInstead,
            .holidayExchange, .payLine, .benefit:
            false
        }
    }
}
