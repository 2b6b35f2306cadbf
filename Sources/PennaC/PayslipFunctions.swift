//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaModel

/// One person's documents, ready to calculate.
private struct OnePerson {
    let batch: StandardBatch
    let problems: [Finding]

    init(_ engine: Engine, _ options: Options, person: [UInt8], carry: [UInt8]) throws(Failure) {
        let run = try engine.run(options)
        let reading = PeopleFile.read(OnePerson.line(person), employer: engine.employer, engine.book)
        if let problem = reading.problems.first(where: \.isError) { throw Failure(problem, isAlone: true) }
        guard reading.people.count == 1 else {
            throw Failure(PENNA_INVALID_INPUT, "person är tom. Ge en person, som en rad i people.ndjson.", path: "$")
        }
        var assembly = InputAssembly(engine.employer, reading, engine.book)
        let carryLine = OnePerson.line(carry)
        if !OnePerson.isNothing(carryLine) {
            let carries = CarryFile.read(carryLine)
            if let problem = carries.problems.first { throw Failure(problem, isAlone: true) }
            assembly.add(carries)
        }
        let input = assembly.finish()
        guard let facts = input.facts, facts.people.count == 1 else {
            throw Failure(PENNA_INVALID_INPUT, "Personen går inte att läsa.", path: "$")
        }
        guard input.keptCarries.isEmpty else {
            throw Failure(
                PENNA_INVALID_INPUT, "carry gäller en annan person. Ge det som förra månaden lämnade för personen.",
                path: "$.personnummer")
        }
        problems = input.problems
        batch = Batch(run, facts)
    }

    /// The document on one line: a raw line break can only be white space between its values.
    private static func line(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    }

    private static func isNothing(_ bytes: [UInt8]) -> Bool {
        let text = bytes.filter { $0 > UInt8(ascii: " ") }
        return text.isEmpty || text == Array("null".utf8)
    }

    /// The failure of the person's calculation.
    func failure(_ failure: PersonFailure) -> Failure {
        var result = Failure(failure.error)
        result.person = "\(batch.facts.people[0].id)"
        result.employment = failure.employment ?? ""
        return result
    }

    /// The payslip with what the next month needs and what should be looked at.
    func json() throws(Failure) -> [UInt8] {
        let result = try checked { () throws(PayrollError) in try batch.calculate() }
        if let found = result.failures.first { throw failure(found) }
        let report = RunReport(batch, result, problems: problems)
        var json = Array("{\"payslip\":".utf8)
        OnePerson.append(ResultFiles.payslips(report), to: &json)
        json += Array(",\"carry\":".utf8)
        OnePerson.append(CarryFile.bytes(report.facts.people, report.carries), to: &json)
        json += Array(",\"remarks\":".utf8)
        var writer = JSONWriter()
        writer.array { (writer: inout JSONWriter) in
            for remark in report.remarks { remark.write(to: &writer) }
        }
        return json + writer.bytes + [UInt8(ascii: "}")]
    }

    /// Adds a line without its end, or `null` where there is none.
    private static func append(_ line: [UInt8], to json: inout [UInt8]) {
        json += line.isEmpty ? Array("null".utf8) : Array(line.dropLast())
    }

    /// The payslip as text.
    func text() throws(Failure) -> [UInt8] {
        let (outcome, arena) = batch.traced(0)
        switch outcome {
        case .payslip(let payslip):
            let proof = try checked { () throws(PayrollError) in
                try ProofCheck(
                    year: batch.run.payDate.incomeYear, years: batch.run.years,
                    rules: RuleBook(of: batch.run.agreements).rules)
            }
            return Array(PayslipText(batch, payslip, in: arena, proof: proof).text().utf8)
        case .failure(let found): throw failure(found)
        case .idle: return Array("Det finns inget att betala \(batch.run.payDate.day).\n".utf8)
        }
    }
}

/// Calculates one payslip; see `penna.h`.
@c @implementation
public func penna_payslip(
    _ engine: OpaquePointer?, _ options: UnsafePointer<penna_options>?, _ person: UnsafePointer<CChar>?,
    _ person_count: Int, _ carry: UnsafePointer<CChar>?, _ carry_count: Int,
    _ result: UnsafeMutablePointer<penna_buffer>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let result = try unsafe emptied(result, "result")
        let person = try unsafe OnePerson(
            Engine.of(engine), Options(options), person: bytes(person, person_count, "person"),
            carry: bytes(carry, carry_count, "carry"))
        try unsafe handOut(person.json(), result)
    }
}

/// Explains one payslip; see `penna.h`.
@c @implementation
public func penna_explain(
    _ engine: OpaquePointer?, _ options: UnsafePointer<penna_options>?, _ person: UnsafePointer<CChar>?,
    _ person_count: Int, _ carry: UnsafePointer<CChar>?, _ carry_count: Int,
    _ text: UnsafeMutablePointer<penna_buffer>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let text = try unsafe emptied(text, "text")
        let person = try unsafe OnePerson(
            Engine.of(engine), Options(options), person: bytes(person, person_count, "person"),
            carry: bytes(carry, carry_count, "carry"))
        try unsafe handOut(person.text(), text)
    }
}
