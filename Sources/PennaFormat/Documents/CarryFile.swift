//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
public import PennaBasics
package import PennaJSON
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
package enum CarryFile {
    package static let name = "carry.ndjson"

    /// What the file held.
    package struct Reading {
        package var records: [CarryRecord] = []
        package var problems: [Finding] = []
        /// The file with a line that is so broken that nobody knows whose it is.
        package var lostIn: String?
        /// Those whose record is of what another system left.
        private var opened: Set<Personnummer> = []

        /// Nothing yet.
        package init() {}

        /// Adds what another file has; of somebody in both, the first holds and the second is an error.
        package mutating func add(_ other: Reading, from file: String) {
            problems += other.problems
            lostIn = lostIn ?? other.lostIn
            opened = Set(other.records.map(\.person))
            let known = Set(records.map(\.person))
            for record in other.records {
                guard known.contains(record.person) else {
                    records.append(record)
                    continue
                }
                problems.append(
                    Finding(
                        .duplicatePerson, .stopsPerson, at: Finding.Place(file), person: "\(record.person)",
                        "Personen har en rad i \(CarryFile.name) också. Ta bort personen ur \(file); ingående saldon gäller bara den första månaden."
                    ))
            }
        }

        /// The file that a record of somebody comes from.
        package func file(of person: Personnummer) -> String {
            opened.contains(person) ? OpeningCSV.name : CarryFile.name
        }
    }

    /// Reads the lines.
    package static func read(_ bytes: [UInt8]) -> Reading {
        var reading = Reading()
        var seen: Set<Personnummer> = []
        var parser = JSONParser()
        for line in JSONChunks(bytes, from: InputEncoding.start(bytes)) {
            guard line.isWhole else {
                reading.lostIn = name
                reading.problems.append(line.brokenOff(in: name, "rad"))
                continue
            }
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
                if person.isEmpty { reading.lostIn = name }
                reading.problems.append(Finding(at: name, line: error.line, person: person, error))
            }
        }
        return reading
    }

    /// Reads what was left, from a line or a document of the same members.
    package static func carry(_ node: JSONNode) throws(JSONError) -> Carry {
        try node.rejectUnknownKeys(allowed: [
            "personnummer", "receivable", "grossReceivable", "netRest", "year", "pension", "claims", "employments",
        ])
        var totals = YearTotals()
        let year = try node.required("year")
        try year.rejectUnknownKeys(allowed: [
            "year", "since", "gross", "tax", "net", "oneOff", "wellness", "latestOrdinary",
        ])
        totals.year = Int(clamping: try year.required("year").int64())
        if let since = try year.optional("since") {
            guard let month = Month(try since.string()) else {
                throw since.invalid("since är ingen månad. Skriv den som 2026-04.")
            }
            totals.since = month
        }
        totals.gross = try year.required("gross").amount()
        totals.tax = try year.required("tax").amount()
        totals.net = try year.required("net").amount()
        totals.oneOff = try year.optional("oneOff")?.amount() ?? .zero
        totals.wellness = try year.optional("wellness") == nil ? .zero : notNegative("wellness", year)
        totals.latestOrdinary = try year.optional("latestOrdinary")?.amount() ?? .zero
        var carry = Carry(
            receivable: try notNegative("receivable", node), year: totals,
            employments: ShortList(try node.list("employments", EmploymentCarryEntry.read)))
        if try node.optional("grossReceivable") != nil {
            carry.grossReceivable = try notNegative("grossReceivable", node)
        }
        if try node.optional("netRest") != nil { carry.netRest = try notNegative("netRest", node) }
        if let pension = try node.optional("pension") {
            try pension.rejectUnknownKeys(allowed: ["plan", "through", "pay", "unsettled", "paidAsPay"])
            let plan = try pension.required("plan")
            let name = try plan.string()
            carry.pension = PensionCarry(
                plan: try plan.checked { () throws(PayrollError) in try PensionPlan(name: name) },
                through: try pension.required("through").day(), pay: try pension.required("pay").amount(),
                unsettled: try pension.optional("unsettled")?.amount() ?? .zero,
                paidAsPay: try pension.optional("paidAsPay")?.amount() ?? .zero)
        }
        carry.claims = try node.list("claims") { (node: JSONNode) throws(JSONError) in
            try node.rejectUnknownKeys(allowed: ["id", "taken"])
            return ClaimCarry(id: try node.required("id").string(), taken: try notNegative("taken", node))
        }
        return carry
    }

    package static func notNegative(_ key: String, _ node: JSONNode) throws(JSONError) -> Amount {
        let value = try node.required(key)
        let amount = try value.amount()
        guard !amount.isNegative else { throw value.invalid("\(key) är negativt. Rätta beloppet.") }
        return amount
    }

    /// The file that the next month reads.
    package static func bytes(_ people: [Person], _ carries: [Carry], kept: [CarryRecord] = []) -> [UInt8] {
        var writer = JSONWriter()
        let records = zip(people, carries).map { CarryRecord(person: $0.id, carry: $1) } + kept
        for record in records where record.carry != .empty {
            write(record, to: &writer)
            writer.newline()
        }
        return writer.bytes
    }

    /// Writes what was left to a person.
    package static func write(_ record: CarryRecord, to writer: inout JSONWriter) {
        let carry = record.carry
        writer.object { (writer: inout JSONWriter) in
            writer.member("personnummer", string: "\(record.person)")
            writer.member("receivable", decimal: carry.receivable.ore, scale: 2)
            if carry.grossReceivable != .zero {
                writer.member("grossReceivable", decimal: carry.grossReceivable.ore, scale: 2)
            }
            if carry.netRest != .zero { writer.member("netRest", decimal: carry.netRest.ore, scale: 2) }
            writer.memberObject("year") { (writer: inout JSONWriter) in
                writer.member("year", integer: Int64(carry.year.year))
                if let since = carry.year.since { writer.member("since", string: "\(since)") }
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
                    if carry.pension.unsettled != .zero {
                        writer.member("unsettled", decimal: carry.pension.unsettled.ore, scale: 2)
                    }
                    if carry.pension.paidAsPay != .zero {
                        writer.member("paidAsPay", decimal: carry.pension.paidAsPay.ore, scale: 2)
                    }
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
                for employment in carry.employments { EmploymentCarryEntry.write(employment, to: &writer) }
            }
        }
    }
}
