//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaJSON
package import PennaModel

extension Terms: Record {
    package static let shape = RecordShape(Terms.self)
    private static let rules: [RecordRule] = [
        .atMostOne(["monthlyPay", "hourlyPay"]),
        .only(["weeklyHours"], with: "hourlyPay", else: "Lön som inte är timlön"),
    ]

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.optional(
            "monthlyPay", &monthlyPay,
            About("Månadslön", "lönen för heltid i månaden", changes: .monthsFrom, example: "32500"))
        visitor.optional(
            "hourlyPay", &hourlyPay, About("Timlön", "lönen för en timme", changes: .monthsFrom, example: "165.50"))
        visitor.rules(Terms.rules)
        visitor.field(
            "degree", &degree, default: .whole, isAlwaysWritten: true,
            About("Sysselsättningsgrad", "delen av heltid, över 0 och högst 100", changes: .monthsFrom, example: "75"))
        visitor.field(
            "fullTimeWeek", &fullTimeWeek, default: Minutes(40 * 60), isAlwaysWritten: true,
            About("Heltidsmått", "heltidens timmar i veckan", changes: .monthsFrom, example: "38:15"))
        visitor.optional(
            "weeklyHours", &weeklyHours,
            About(
                "Veckotid", "den timavlönades genomsnittliga vecka, för karensavdraget", changes: .monthsFrom,
                example: "20:00"))
        visitor.field(
            "agreement", &agreement, default: Terms.usualAgreement, isAlwaysWritten: true,
            About("Avtal", "avtalet, en version eller en bilaga", changes: .monthsFrom, example: "AB"))
        visitor.field(
            "costAccount", &costAccount, default: "",
            About("Kontering", "kostnadsstället", changes: .monthsFrom, example: "4711"))
        visitor.optional(
            "workYearDays", &workYearDays, limits: 1...366,
            About("Arbetsårets dagar", "uppehållsanställningens kalenderdagar", changes: .monthsFrom, example: "200"))
        visitor.field(
            "isVocational", &isVocational, default: false,
            About(
                "Yrkesutbildning", "arbetet kräver yrkesförberedande gymnasieutbildning", changes: .monthsFrom,
                example: "false"))
        visitor.field(
            "own", &ownFields, default: OwnFields(),
            About("Avtalets eget", "det som bara avtalet läser", changes: .monthsFrom))
    }

    private var monthlyPay: Amount? {
        get { if case .monthly(let fullTime) = pay { fullTime } else { nil } }
        set { if let newValue { pay = .monthly(fullTime: newValue) } }
    }

    private var hourlyPay: Amount? {
        get { if case .hourly(let hour) = pay { hour } else { nil } }
        set { if let newValue { pay = .hourly(newValue) } }
    }

    private var ownFields: OwnFields {
        get { OwnFields(entries: own) }
        set { own = newValue.entries }
    }
}

/// What only an agreement reads: names with a number or a text each.
struct OwnFields: FieldValue {
    var entries: [OwnEntry] = []

    static var form: FieldForm { .own }

    static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> OwnFields {
        OwnFields(entries: try OwnEntries.entries(node))
    }

    func write(_ names: EmployerNames?, to writer: inout JSONWriter) { OwnEntries.writeObject(entries, to: &writer) }
}

extension Supplement: Record {
    package static let shape = RecordShape(Supplement.self)

    package init() { self.init(amount: .zero) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.field(
            "item", &item, default: PayItems.fastTillagg.id, isAlwaysWritten: true,
            About("Tilläggets löneart", "lönearten", changes: .monthsFrom, example: "fast-tillagg"))
        visitor.required(
            "amount", &amount,
            About(
                "Fast tillägg", "kronor i månaden, vid anställningens egen grad", changes: .monthsFrom, example: "500"))
    }
}

/// A schedule of the employer's, by its name in files.
private struct ScheduleName: FieldValue {
    var index: Int

    static var form: FieldForm { .schedule }

    static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> ScheduleName {
        let name = try node.string()
        guard let index = names?.schedules[name] else {
            throw node.invalid(
                "Schemat \(name) finns inte i employer.json.\(names?.scheduleQuestion(name) ?? "") Rätta namnet eller lägg till schemat."
            )
        }
        return ScheduleName(index: index)
    }

    func write(_ names: EmployerNames?, to writer: inout JSONWriter) {
        let isKnown = names?.scheduleNames.indices.contains(index) ?? false
        writer.string(isKnown ? names?.scheduleNames[index] ?? "" : "\(index)")
    }
}

extension ScheduleAssignment: Record {
    package static let shape = RecordShape(ScheduleAssignment.self)

    package init() { self.init(schedule: 0, cycleStart: Day(2026, 1, 1)) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "schedule", &name,
            About("Schema", "namnet på ett schema i `employer.json`", changes: .monthsFrom, example: "Kontor"))
        visitor.required(
            "cycleStart", &cycleStart,
            About("Schemat börjar om", "en dag då schemat börjar om", changes: .monthsFrom, example: "2026-01-05"))
    }

    private var name: ScheduleName {
        get { ScheduleName(index: schedule) }
        set { schedule = newValue.index }
    }
}

/// All lists of an employment but what is registered.
package struct EmploymentLists: Record {
    package static let shape = RecordShape(EmploymentLists.self)

    package var terms: [Fact<Terms>] = []
    package var supplements: [Fact<Supplement>] = []
    package var schedules: [Fact<ScheduleAssignment>] = []
    package var details = EmploymentDetails()

    package init() {}

    package init(_ employment: Employment) {
        (terms, supplements) = (employment.terms, employment.supplements)
        (schedules, details) = (employment.schedules, employment.details)
    }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.facts("terms", &terms, isAlwaysWritten: true, About("Villkor", "lön, grad och avtal"))
        visitor.facts(
            "supplements", &supplements, beside: .freely("item"), isAlwaysWritten: true,
            About("Fasta tillägg", "fasta tillägg i månaden"))
        visitor.facts("schedules", &schedules, isAlwaysWritten: true, About("Scheman", "vilket schema som gäller"))
        details.fields(&visitor)
    }
}
