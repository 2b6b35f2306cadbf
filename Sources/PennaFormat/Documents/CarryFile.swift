//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
public import PennaBasics
package import PennaJSON
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
            var faults = JSONFaults()
            do throws(JSONError) {
                let root = try parser.parse(bytes, in: line.range, line: line.number).root
                let node = try root.required("personnummer")
                let text = try node.string()
                let id = try node.checked { () throws(PayrollError) in try Personnummer(text) }
                person = "\(id)"
                guard seen.insert(id).inserted else {
                    throw root.invalid("Personen finns två gånger. Ta bort den ena raden.")
                }
                if let carry = carry(root, &faults) { reading.records.append(CarryRecord(person: id, carry: carry)) }
            } catch {
                if person.isEmpty { reading.lostIn = name }
                _ = faults.attempt { () throws(JSONError) in throw error }
            }
            reading.problems += faults.found.map { Finding(at: name, line: $0.error.line, person: person, $0.error) }
        }
        return reading
    }

    private static let keys = ["personnummer"] + Carry.shape.keys

    /// Reads what was left, from a line or a document of the same members; `nil` when there are faults in it.
    private static func carry(_ node: JSONNode, _ faults: inout JSONFaults) -> Carry? {
        _ = faults.attempt { () throws(JSONError) in try node.rejectUnknownKeys(allowed: keys) }
        let carry = RecordReader.part(Carry.self, of: node, nil, nil, &faults)
        return faults.found.isEmpty ? carry : nil
    }

    /// Reads what was left, from a line or a document of the same members.
    package static func carry(_ node: JSONNode) throws(JSONError) -> Carry {
        var faults = JSONFaults()
        if let carry = carry(node, &faults) { return carry }
        throw faults.found.first?.error ?? node.invalid("Det som lämnades går inte att läsa.")
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
        writer.object { (writer: inout JSONWriter) in
            writer.member("personnummer", string: "\(record.person)")
            RecordWriter.writeFields(of: record.carry, to: &writer)
        }
    }
}
