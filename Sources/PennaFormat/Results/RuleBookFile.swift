//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaBasics
internal import PennaJSON
package import PennaLaw
package import PennaModel

/// The rules that the engine runs, as JSON.
package enum RuleBookFile {
    /// Every rule with its formulas, its figures by date, those given at run time, and an employer's own figures.
    package static func bytes(
        _ employer: Employer? = nil, years: PayYears = .builtIn, _ book: RuleBook = .standard
    ) -> [UInt8] {
        var writer = JSONWriter(style: .pretty)
        writer.array { (writer: inout JSONWriter) in
            for rule in book.rules {
                writer.object { (writer: inout JSONWriter) in
                    writer.member("paragraph", string: rule.paragraph)
                    writer.member("name", string: rule.name)
                    if !rule.text.isEmpty { writer.member("text", string: rule.text.swedish()) }
                    writer.memberArray("formulas") { (writer: inout JSONWriter) in
                        for formula in rule.formulas { write(formula, to: &writer) }
                    }
                    writer.memberArray("figures") { (writer: inout JSONWriter) in
                        for figure in rule.figures { write(figure, years, employer?.settings ?? [], to: &writer) }
                    }
                }
            }
        }
        writer.newline()
        return writer.bytes
    }

    /// Writes a formula with what proves it.
    static func write(_ formula: Formula, to writer: inout JSONWriter) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("id", integer: Int64(formula.id.number))
            writer.member("name", string: formula.name)
            writer.member("expression", string: formula.expression)
            writer.memberArray("operands") { (writer: inout JSONWriter) in
                for operand in formula.operands {
                    writer.object { (writer: inout JSONWriter) in
                        writer.member("name", string: operand.name)
                        writer.member("unit", string: "\(operand.unit)")
                    }
                }
            }
            if let quantity = formula.quantity { writer.member("quantity", string: quantity) }
            if let price = formula.price { writer.member("price", string: price) }
            if let paid = formula.paid {
                writer.member("paid", string: paid.expression)
                writer.member("paidUnit", string: "\(paid.unit)")
            }
            writer.member("paragraph", string: formula.paragraph)
            writer.member("source", string: formula.source.text)
            writer.member("confidence", string: "\(formula.confidence)")
        }
    }

    private static func write(
        _ figure: Figure, _ years: PayYears, _ settings: [AgreementSetting], to writer: inout JSONWriter
    ) {
        let local = settings.filter { $0.key == figure.key }
        writer.object { (writer: inout JSONWriter) in
            writer.member("key", string: figure.key)
            writer.member("name", string: figure.name)
            writer.member("unit", string: "\(figure.unit)")
            if !figure.choices.isEmpty {
                writer.memberArray("choices") { (writer: inout JSONWriter) in
                    for choice in figure.choices { writer.string(choice) }
                }
            }
            writer.memberArray("rows") { (writer: inout JSONWriter) in
                for row in figure.rows {
                    write(
                        row.from, row.through, figure.unit.plainText(row.value), row.source.text, row.confidence,
                        to: &writer
                    )
                }
            }
            writeGiven(figure, years, to: &writer)
            guard !local.isEmpty else { return }
            writer.memberArray("local") { (writer: inout JSONWriter) in
                for setting in local {
                    let value = figure.unit.plainText(setting.value)
                    write(setting.from, setting.through, value, setting.source, nil, to: &writer)
                }
            }
        }
    }

    private static func writeGiven(_ figure: Figure, _ years: PayYears, to writer: inout JSONWriter) {
        let given = years.given(figure)
        guard !given.isEmpty else { return }
        writer.memberArray("given") { (writer: inout JSONWriter) in
            for (document, given) in given {
                writer.object { (writer: inout JSONWriter) in
                    let row = given.row
                    writer.member("document", string: document)
                    writer.member("from", string: "\(row.from)")
                    if let through = row.through { writer.member("through", string: "\(through)") }
                    writer.member("value", string: figure.unit.plainText(row.value))
                    writer.member("source", string: row.source.text)
                    writer.member("confidence", string: "\(row.confidence)")
                    if let known = row.known { writer.member("known", string: "\(known)") }
                    if given.corrects { writer.member("corrects", bool: true) }
                }
            }
        }
    }

    private static func write(
        _ from: Day, _ through: Day?, _ value: String, _ source: String, _ confidence: Confidence?,
        to writer: inout JSONWriter
    ) {
        writer.object { (writer: inout JSONWriter) in
            writer.member("from", string: "\(from)")
            if let through { writer.member("through", string: "\(through)") }
            writer.member("value", string: value)
            writer.member("source", string: source)
            if let confidence { writer.member("confidence", string: "\(confidence)") }
        }
    }
}
