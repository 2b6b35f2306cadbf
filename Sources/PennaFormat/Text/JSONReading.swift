//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
package import PennaBasics
package import PennaJSON

/// Reads Penna's own values from JSON nodes, with errors that point at the node.
extension JSONNode {
    /// Runs a check and points its error at this node.
    package func checked<Value>(_ work: () throws(PayrollError) -> Value) throws(JSONError) -> Value {
        do throws(PayrollError) {
            return try work()
        } catch {
            throw invalid(error)
        }
    }

    /// An error of a check, of the same kind where documents have it.
    package func invalid(_ error: PayrollError) -> JSONError {
        invalid(error.message, JSONError.Code(rawValue: error.code.rawValue) ?? .invalidValue)
    }

    /// A day such as `2026-10-05`.
    package func day() throws(JSONError) -> Day {
        let text = try string()
        return try checked { () throws(PayrollError) in try InputText.day(text, "Dagen") }
    }

    /// An amount in kronor, as a number or a string.
    package func amount() throws(JSONError) -> Amount {
        if kind == .number {
            let amount = Amount(ore: try decimal(scale: 2))
            return try checked { () throws(PayrollError) in try amount.reportable("Beloppet") }
        }
        let text = try string()
        return try checked { () throws(PayrollError) in try InputText.amount(text, "Beloppet") }
    }

    /// A figure's value in its read unit, such as kronor, percent or hours, as it is stored.
    package func stored(_ unit: OperandUnit) throws(JSONError) -> Int64 {
        switch unit {
        case .krona, .faktor, .semesterdag: try decimal(scale: 2)
        case .procent, .antal: try decimal(scale: 4)
        case .timme: try hours().count
        case .dag, .tal: try int64()
        }
    }

    /// A percentage, as a number or a string.
    package func percent() throws(JSONError) -> Percent {
        if kind == .number { return Percent(millionths: try decimal(scale: 4)) }
        let text = try string()
        return try checked { () throws(PayrollError) in try InputText.percent(text) }
    }

    /// Hours as a number, or as a string such as `38:15`.
    package func hours() throws(JSONError) -> Minutes {
        let text = kind == .number ? InputNumber.text(ofNumber: try numberText()) : try string()
        return try checked { () throws(PayrollError) in try InputText.hours(text) }
    }

    /// When a fact was recorded; the beginning of time where nothing is said.
    package func recorded() throws(JSONError) -> Instant {
        guard let node = try optional("recorded") else { return Instant(seconds: 0) }
        let text = try node.string()
        return try node.checked { () throws(PayrollError) in try Instant(text) }
    }

    /// The string of a member, or a default.
    package func text(_ key: String, default fallback: String = "") throws(JSONError) -> String {
        try optional(key)?.string() ?? fallback
    }

    /// The values of an array member; none when it is missing.
    package func list<Value>(_ key: String, _ read: (JSONNode) throws(JSONError) -> Value) throws(JSONError) -> [Value]
    {
        guard let node = try optional(key) else { return [] }
        var values: [Value] = []
        for element in try node.elements() { values.append(try read(element)) }
        return values
    }
}

extension JSONChunk {
    /// The finding for lines that begin a value and do not end it.
    package func brokenOff(in name: String, _ what: String) -> Finding {
        Finding(
            .unexpectedEnd, .stopsPerson, at: Finding.Place(name, line: number),
            "Raderna \(number)–\(lastNumber) är ingen hel \(what): en klammer eller hakparentes saknar sitt slut. Skriv varje \(what) på en enda rad, eller sätt dit det som saknas."
        )
    }
}
