//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaJSON

extension DeclaredAgreementFile {
    /// Reads an example and shows it in the rule book, when its formula gives what it says.
    static func addExample(_ node: JSONNode, to agreement: inout DeclaredAgreement) throws(JSONError) {
        try node.rejectUnknownKeys(allowed: ["formula", "text", "day", "values", "amount", "note"])
        _ = try node.optional("note")?.string()
        let numberNode = try node.required("formula")
        let dayNode = try node.required("day")
        guard let example = agreement.example(of: try numberNode.int64(), on: try dayNode.day()) else {
            let numbers = agreement.formulaNumbers.map { "\($0)" }.joined(separator: ", ")
            throw numberNode.invalid("Ingen regel i avtalet har den formeln. Skriv någon av \(numbers).")
        }
        let text = try text("text", of: node)
        let figures = try dayNode.checked { () throws(PayrollError) in try example.figures() }
        let valuesNode = try node.required("values")
        let values = try values(valuesNode, example)
        let amount = try valuesNode.checked { () throws(PayrollError) in try example.amount(values, figures) }
        let amountNode = try node.required("amount")
        guard try amountNode.amount() == amount else {
            throw amountNode.invalid(
                "Formeln ger \(amount) kr i exemplet, inte det som står. Rätta beloppet, eller formeln och uppgifterna."
            )
        }
        agreement.show(example, text, values)
    }

    /// What the example asks for, and nothing else.
    private static func values(_ node: JSONNode, _ example: DeclaredExample) throws(JSONError) -> [Int64] {
        let names = example.asked.map(\.name)
        for member in try node.members() where !names.contains(member.key) {
            throw member.value.invalid(
                "Exemplet ska säga \(names.joined(separator: ", ")). \(member.key) läses inte av formeln, eller följer av dagen."
            )
        }
        var values: [Int64] = []
        for (name, unit) in example.asked {
            let value = try node.required(name)
            values.append(try value.stored(unit))
            guard values.last ?? 0 >= 0 else { throw value.invalid("Värdet är under noll.") }
        }
        return values
    }
}
