//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaJSON
internal import PennaLaw
public import PennaModel

/// What a month left to the next for a person.
public struct CarryRecord: Hashable, Sendable {
    /// The person.
    public let person: Personnummer

    /// What was left.
    public let carry: Carry

    /// What a month left to the next for a person.
    public init(person: Personnummer, carry: Carry) {
        self.person = person
        self.carry = carry
    }
}

/// `carry.ndjson`: what a month left to the next, one person a line.
enum CarryFile {
    static let name = "carry.ndjson"

    /// What the file held.
    struct Reading {
        var records: [CarryRecord] = []
        var problems: [InputProblem] = []
        /// Whether a line was so broken that nobody knows whose it is.
        var hasLostLine = false
    }

    /// Reads the lines.
    static func read(_ bytes: [UInt8]) -> Reading {
        var reading = Reading()
        var seen: Set<Personnummer> = []
        var parser = JSONParser()
        for line in JSONLines(bytes) {
            var person = ""
            do throws(JSONError) {
                let root = try parser.parse(bytes, in: line.range, line: line.number).root
                let node = try root.required("personnummer")
                let text = try node.string()
                let id = try node.checked { () throws(PayrollError) in try Personnummer(text) }
                person = "\(id)"
                guard seen.insert(id).inserted else {
                    throw root.invalid("Personen finns två gånger. Ta bort den ena raden.")
                }
                reading.records.append(CarryRecord(person: id, carry: try carry(root)))
            } catch {
                if person.isEmpty { reading.hasLostLine = true }
                reading.problems.append(
                    InputProblem(
                        isError: true, place: "\(name) rad \(line.number)", person: person,
                        message: "\(error.path): \(error.message)"))
            }
        }
        return reading
    }

    private static func carry(_ node: JSONNode) throws(JSONError) -> Carry {
        try node.rejectUnknownKeys(allowed: ["personnummer", "receivable", "year", "pension", "claims", "employments"])
        var totals = YearTotals()
        let year = try node.required("year")
        try year.rejectUnknownKeys(allowed: ["year", "gross", "tax", "net", "oneOff", "wellness", "latestOrdinary"])
        totals.year = Int(clamping: try year.required("year").int64())
        totals.gross = try year.required("gross").amount()
        totals.tax = try year.required("tax").amount()
        totals.net = try year.required("net").amount()
        totals.oneOff = try year.optional("oneOff")?.amount() ?? .zero
        totals.wellness = try year.optional("wellness") == nil ? .zero : notNegative("wellness", year)
        totals.latestOrdinary = try year.optional("latestOrdinary")?.amount() ?? .zero
        var carry = Carry(
            receivable: try notNegative("receivable", node), year: totals,
            employments: try node.list("employments", employment))
        if let pension = try node.optional("pension") {
            try pension.rejectUnknownKeys(allowed: ["plan", "through", "pay"])
            let plan = try pension.required("plan")
            let name = try plan.string()
            carry.pension = PensionCarry(
                plan: try plan.checked { () throws(PayrollError) in try PensionPlan(name: name) },
                through: try pension.required("through").day(), pay: try pension.required("pay").amount())
        }
        carry.claims = try node.list("claims") { (node: JSONNode) throws(JSONError) in
            try node.rejectUnknownKeys(allowed: ["id", "taken"])
            return ClaimCarry(id: try node.required("id").string(), taken: try notNegative("taken", node))
        }
        return carry
    }

    private static func notNegative(_ key: String, _ node: JSONNode) throws(JSONError) -> Amount {
        let value = try node.required(key)
        let amount = try value.amount()
        guard !amount.isNegative else { throw value.invalid("\(key) är negativt. Rätta beloppet.") }
        return amount
    }

    private static func dayNumber(_ node: JSONNode) throws(JSONError) -> Int {
        let value = try node.required("dayNumber")
        let number = try value.int64()
        guard (0...100_000).contains(number) else { throw value.invalid("Sjukdagens nummer \(number) är orimligt.") }
        return Int(number)
    }

    private static func employment(_ node: JSONNode) throws(JSONError) -> EmploymentCarry {
        try node.rejectUnknownKeys(allowed: ["id", "settledThrough", "sickness", "holidayTaken", "holidayYear"])
        var carry = EmploymentCarry(employment: try node.required("id").string())
        carry.settledThrough = try node.optional("settledThrough")?.day()
        let taken = try node.required("holidayTaken")
        carry.holidayTaken = try taken.decimal(scale: 2)
        guard (-1_000_000...1_000_000).contains(carry.holidayTaken) else {
            throw taken.invalid("Uttagna semesterdagar kan inte vara så många. Rätta talet.")
        }
        carry.holidayYear = Int(clamping: try node.required("holidayYear").int64())
        if let sickness = try node.optional("sickness") {
            try sickness.rejectUnknownKeys(allowed: [
                "firstDay", "lastDay", "dayNumber", "sickPay", "karens", "karensTaken", "karensDays",
            ])
            carry.sickness = SickPeriodState(
                firstDay: try sickness.optional("firstDay")?.day(), lastDay: try sickness.optional("lastDay")?.day(),
                dayNumber: try dayNumber(sickness),
                sickPay: try sickness.required("sickPay").amount(), karens: try notNegative("karens", sickness),
                karensTaken: try sickness.required("karensTaken").amount(),
                karensDays: try sickness.list("karensDays") { (node: JSONNode) throws(JSONError) in try node.day() })
        }
        return carry
    }

    /// The file that the next month reads.
    static func bytes(_ people: [Person], _ carries: [Carry], kept: [CarryRecord] = []) -> [UInt8] {
        var writer = JSONWriter()
        let records = zip(people, carries).map { CarryRecord(person: $0.id, carry: $1) } + kept
        for record in records where record.carry != .empty {
            let carry = record.carry
            writer.object { (writer: inout JSONWriter) in
                writer.member("personnummer", string: "\(record.person)")
                writer.member("receivable", decimal: carry.receivable.ore, scale: 2)
                writer.memberObject("year") { (writer: inout JSONWriter) in
                    writer.member("year", integer: Int64(carry.year.year))
                    writer.member("gross", decimal: carry.year.gross.ore, scale: 2)
                    writer.member("tax", decimal: carry.year.tax.ore, scale: 2)
                    writer.member("net", decimal: carry.year.net.ore, scale: 2)
                    writer.member("oneOff", decimal: carry.year.oneOff.ore, scale: 2)
                    writer.member("wellness", decimal: carry.year.wellness.ore, scale: 2)
                    writer.member("latestOrdinary", decimal: carry.year.latestOrdinary.ore, scale: 2)
                }
                if let through = carry.pension.through, let plan = carry.pension.plan {
                    writer.memberObject("pension") { (writer: inout JSONWriter) in
                        writer.member("plan", string: plan.name)
                        writer.member("through", string: "\(through)")
                        writer.member("pay", decimal: carry.pension.pay.ore, scale: 2)
                    }
                }
                if !carry.claims.isEmpty {
                    writer.memberArray("claims") { (writer: inout JSONWriter) in
                        for claim in carry.claims {
                            writer.object { (writer: inout JSONWriter) in
                                writer.member("id", string: claim.id)
                                writer.member("taken", decimal: claim.taken.ore, scale: 2)
                            }
                        }
                    }
                }
                writer.memberArray("employments") { (writer: inout JSONWriter) in
                    for employment in carry.employments { write(employment, to: &writer) }
                }
            }
            writer.newline()
        }
        return writer.bytes
    }

    private static func write(_ carry: EmploymentCarry, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("id", string: carry.employment)
            if let day = carry.settledThrough { writer.member("settledThrough", string: "\(day)") }
            writer.member("holidayTaken", decimal: carry.holidayTaken, scale: 2)
            writer.member("holidayYear", integer: Int64(carry.holidayYear))
            let sickness = carry.sickness
            guard sickness != SickPeriodState() else { return }
            writer.memberObject("sickness") { (writer: inout JSONWriter) in
                if let day = sickness.firstDay { writer.member("firstDay", string: "\(day)") }
                if let day = sickness.lastDay { writer.member("lastDay", string: "\(day)") }
                writer.member("dayNumber", integer: Int64(sickness.dayNumber))
                writer.member("sickPay", decimal: sickness.sickPay.ore, scale: 2)
                writer.member("karens", decimal: sickness.karens.ore, scale: 2)
                writer.member("karensTaken", decimal: sickness.karensTaken.ore, scale: 2)
                writer.memberArray("karensDays") { (writer: inout JSONWriter) in
                    for day in sickness.karensDays { writer.string("\(day)") }
                }
            }
        }
    }
}
