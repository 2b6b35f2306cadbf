//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAB
internal import PennaBasics
internal import PennaJSON
internal import PennaModel

/// `employer.json`: the employer, its pay calendar, schedules, local settings, pay items and codes.
enum EmployerFile {
    static let name = "employer.json"

    private static let keys = [
        "organisationsnummer", "name", "payCalendar", "schedules", "settings", "ownItems", "itemMappings", "paxCodes",
    ]

    /// Reads the file; all of it must be right, because everybody's pay depends on it.
    static func read(_ bytes: [UInt8]) -> (employer: Employer?, problems: [InputProblem]) {
        do throws(JSONError) {
            var parser = JSONParser()
            return (try employer(try parser.parse(bytes).root), [])
        } catch {
            let problem = InputProblem(
                isError: true, place: "\(name) rad \(error.line)", message: "\(error.path): \(error.message)")
            return (nil, [problem])
        }
    }

    private static func employer(_ node: JSONNode) throws(JSONError) -> Employer {
        try node.rejectUnknownKeys(allowed: keys)
        let number = try node.required("organisationsnummer")
        let numberText = try number.string()
        let ownItems = try node.list("ownItems", ownItem)
        let items: PayItemRegister = try node.checked { () throws(PayrollError) in
            try PayItemRegister(agreement: AB.payItems, own: ownItems)
        }
        return Employer(
            id: try number.checked { () throws(PayrollError) in try Organisationsnummer(numberText) },
            name: try node.required("name").string(),
            payCalendar: try node.optional("payCalendar").map(payCalendar) ?? .standard,
            schedules: try node.list("schedules", schedule), settings: try node.list("settings", setting),
            ownItems: ownItems,
            itemMappings: try node.list("itemMappings") { (node: JSONNode) throws(JSONError) in
                try node.rejectUnknownKeys(allowed: ["item", "number", "account"])
                return PayItemMapping(
                    item: try item(node.required("item"), items), number: try node.text("number"),
                    account: try node.text("account"))
            },
            paxCodes: try node.list("paxCodes") { (node: JSONNode) throws(JSONError) in
                try node.rejectUnknownKeys(allowed: ["code", "item"])
                return CodeMapping(
                    code: try node.required("code").string(), item: try item(node.required("item"), items))
            })
    }

    private static func item(_ node: JSONNode, _ items: PayItemRegister) throws(JSONError) -> PayItemID {
        let key = try node.string()
        guard let item = items[key] else {
            throw node.invalid("Lönearten \(key) finns inte. Rätta nyckeln eller lägg upp den i ownItems.")
        }
        return item.id
    }

    private static func payCalendar(_ node: JSONNode) throws(JSONError) -> PayCalendar {
        try node.rejectUnknownKeys(allowed: ["payDay", "deviations"])
        let payDay = try node.required("payDay").int64()
        let text = try node.text("deviations", default: "monthBefore")
        guard let deviations = PayCalendar.DeviationPeriod(rawValue: text) else {
            throw node.invalid(
                "deviations är \(text). Skriv monthBefore eller sameMonth; andra avvikelseperioder räknas inte än.")
        }
        return try node.checked { () throws(PayrollError) in
            try PayCalendar(payDay: Int(clamping: payDay), deviations: deviations)
        }
    }

    private static func schedule(_ node: JSONNode) throws(JSONError) -> Schedule {
        try node.rejectUnknownKeys(allowed: ["name", "cycle", "freeOnHolidays", "exceptions"])
        let name = try node.required("name").string()
        var cycle: [[Shift]] = []
        for day in try node.required("cycle").elements() { cycle.append(try shifts(day)) }
        var exceptions: [Day: [Shift]] = [:]
        for entry in try node.list("exceptions", { (node: JSONNode) throws(JSONError) in node }) {
            exceptions[try entry.required("date").day()] = try shifts(entry.required("shifts"))
        }
        let isFree = try node.optional("freeOnHolidays")?.bool() ?? false
        return try node.checked { () throws(PayrollError) in
            try Schedule(name: name, cycle: cycle, isFreeOnHolidays: isFree, exceptions: exceptions)
        }
    }

    private static func shifts(_ node: JSONNode) throws(JSONError) -> [Shift] {
        var shifts: [Shift] = []
        for element in try node.elements() {
            try element.rejectUnknownKeys(allowed: ["from", "to", "breaks"])
            let from = try element.required("from").string()
            let to = try element.required("to").string()
            var breaks = ""
            for pause in try element.list("breaks", { (node: JSONNode) throws(JSONError) in node }) {
                breaks += try pause.required("from").string() + "-" + pause.required("to").string() + " "
            }
            shifts.append(
                try element.checked { () throws(PayrollError) in
                    let span = try InputText.span(from, to)
                    return try Shift(span, breaks: InputText.breaks(breaks, after: span.start))
                })
        }
        return shifts
    }

    private static func setting(_ node: JSONNode) throws(JSONError) -> AgreementSetting {
        try node.rejectUnknownKeys(allowed: ["key", "from", "through", "value", "source"])
        let keyNode = try node.required("key")
        let key = try keyNode.string()
        guard let unit = unit(of: key) else {
            throw keyNode.invalid(
                "Inställningen \(key) finns inte i AB. Kör penna rules för att se vad som kan ställas in.")
        }
        let valueNode = try node.required("value")
        let value: Int64
        switch unit {
        case .krona, .faktor, .semesterdag: value = try valueNode.decimal(scale: 2)
        case .procent: value = try valueNode.decimal(scale: 4)
        case .antal: value = try valueNode.decimal(scale: 4)
        case .timme: value = try valueNode.hours().count
        case .dag, .tal: value = try valueNode.int64()
        }
        return AgreementSetting(
            key: key, from: try node.required("from").day(), through: try node.optional("through")?.day(), value: value,
            source: try node.required("source").string())
    }

    private static func unit(of key: String) -> OperandUnit? {
        for rule in AB.rules { for figure in rule.figures where figure.key == key { return figure.unit } }
        return nil
    }

    private static func ownItem(_ node: JSONNode) throws(JSONError) -> PayItem {
        try node.rejectUnknownKeys(allowed: ["number", "key", "name", "lap", "kind", "flags", "agiField", "unitPrice"])
        let numberNode = try node.required("number")
        let number = try numberNode.int64()
        guard let id = UInt16(exactly: number), PayItemID(id) >= PayItemID.firstOwn else {
            throw numberNode.invalid("Egna lönearter har nummer 1000–65535.")
        }
        let kindText = try node.text("kind", default: "pay")
        guard let kind = itemKinds.first(where: { "\($0)" == kindText }) else {
            throw node.invalid("kind är \(kindText). Skriv pay, reimbursement eller deduction.")
        }
        var flags: PayItemFlags = kind == .pay ? .ordinaryPay : []
        if let list = try node.optional("flags") {
            flags = []
            for flag in try list.elements() {
                let name = try flag.string()
                guard let known = flagNames.first(where: { $0.0 == name }) else {
                    throw flag.invalid(
                        "Flaggan \(name) finns inte. Skriv \(flagNames.map { $0.0 }.joined(separator: ", ")).")
                }
                flags.insert(known.1)
            }
        }
        return PayItem(
            PayItemID(id), key: try node.required("key").string(), name: try node.required("name").string(),
            lap: try node.optional("lap").map { (node: JSONNode) throws(JSONError) in Int(try node.int64()) },
            kind: kind,
            flags: flags,
            agiField: try node.optional("agiField").map { (node: JSONNode) throws(JSONError) in Int(try node.int64()) },
            unitPrice: try node.optional("unitPrice")?.amount())
    }

    private static let itemKinds: [PayItemKind] = [.pay, .reimbursement, .deduction]

    private static let flagNames: [(String, PayItemFlags)] = [
        ("taxable", .taxable), ("contributions", .contributions), ("pension", .pension), ("holiday", .holiday),
        ("sickness", .sickness),
    ]

    /// The file that reads back to an employer.
    static func bytes(_ employer: Employer) -> [UInt8] {
        let items = try? PayItemRegister(agreement: AB.payItems, own: employer.ownItems)
        func key(_ id: PayItemID) -> String { items?[id]?.key ?? "" }
        var writer = JSONWriter(style: .pretty)
        writer.object { (writer: inout JSONWriter) in
            writer.member("organisationsnummer", string: "\(employer.id)")
            writer.member("name", string: employer.name)
            writer.memberObject("payCalendar") { (writer: inout JSONWriter) in
                writer.member("payDay", integer: Int64(employer.payCalendar.payDay))
                writer.member("deviations", string: employer.payCalendar.deviations.rawValue)
            }
            writer.memberArray("schedules") { (writer: inout JSONWriter) in
                for schedule in employer.schedules { write(schedule, to: &writer) }
            }
            writer.memberArray("settings") { (writer: inout JSONWriter) in
                for setting in employer.settings { write(setting, to: &writer) }
            }
            writer.memberArray("ownItems") { (writer: inout JSONWriter) in
                for item in employer.ownItems { write(item, to: &writer) }
            }
            writer.memberArray("itemMappings") { (writer: inout JSONWriter) in
                for mapping in employer.itemMappings {
                    writer.object { (writer: inout JSONWriter) in
                        writer.member("item", string: key(mapping.item))
                        writer.member("number", string: mapping.number)
                        writer.member("account", string: mapping.account)
                    }
                }
            }
            writer.memberArray("paxCodes") { (writer: inout JSONWriter) in
                for code in employer.paxCodes {
                    writer.object { (writer: inout JSONWriter) in
                        writer.member("code", string: code.code)
                        writer.member("item", string: key(code.item))
                    }
                }
            }
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

    private static func write(_ setting: AgreementSetting, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("key", string: setting.key)
            writer.member("from", string: "\(setting.from)")
            if let through = setting.through { writer.member("through", string: "\(through)") }
            switch unit(of: setting.key) {
            case .krona?, .faktor?, .semesterdag?: writer.member("value", decimal: setting.value, scale: 2)
            case .procent?, .antal?: writer.member("value", decimal: setting.value, scale: 4)
            case .timme?: writer.member("value", string: OutputText.hours(Minutes(setting.value)))
            default: writer.member("value", integer: setting.value)
            }
            writer.member("source", string: setting.source)
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

/// Texts that input files are written with.
enum OutputText {
    /// A clock minute as `21:00`; one beyond midnight as the next day's clock.
    static func clock(_ minute: Int) -> String {
        let ofDay = minute > 1440 ? minute - 1440 : minute
        return two(ofDay / 60) + ":" + two(ofDay % 60)
    }

    /// Hours as `7:30`.
    static func hours(_ minutes: Minutes) -> String {
        let count = minutes.count.magnitude
        return (minutes.count < 0 ? "-" : "") + "\(count / 60):" + two(Int(count % 60))
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
