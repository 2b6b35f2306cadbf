//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What is checked in an individuppgift before it is sent.
///
/// Skatteverket makes more controls than these; those that no source describes are not guessed at.
public enum AGIControls {
    /// What is wrong, or worth knowing, in the values of an individuppgift; blocking findings first.
    ///
    /// Use it on values from elsewhere too. ``IndividualStatement`` cannot be made from values with a blocking finding.
    ///
    /// - Parameter values: the values beside the key, in any order.
    public static func findings(
        in values: [AGIValue], payee: AGIPayee, period: AGIPeriod
    ) -> [AGIFinding] {
        var findings: [AGIFinding] = []
        var previous: Int?
        for value in values.sorted(by: { $0.field < $1.field }) {
            if value.field == previous {
                let label = AGIField.find(value.field)?.label ?? "fält \(value.field)"
                findings.append(
                    .wrong(
                        payee, value.field, "AGI-\(label) står två gånger för \(payee.masked). Behåll ett av värdena."))
            }
            previous = value.field
            if let finding = finding(value, payee, period) { findings.append(finding) }
        }
        findings += taxFieldFindings(values, payee)
        findings += birthFindings(values, payee, period)
        return findings + partFindings(values, payee)
    }

    /// What is wrong with one value by itself.
    private static func finding(_ value: AGIValue, _ payee: AGIPayee, _ period: AGIPeriod) -> AGIFinding? {
        let field: AGIField
        do { field = try .numbered(value.field) } catch {
            return AGIFinding(.wrongValue, payee: payee, field: value.field, error: error)
        }
        guard field.blocks.contains(.individual), field.kind != .nyckel else {
            return .wrong(
                payee, field.number,
                "AGI-\(field.label) är inget värde i en individuppgift. Rätta lönearten för \(payee.masked).")
        }
        guard field.isValid(in: period) else { return outsidePeriod(field, payee, period) }
        switch value.content {
        case .amount(let amount): return amountFinding(amount, field, payee, period)
        case .cross where field.kind == .kryss: return nil
        case .text(let text) where field.kind.accepts(text): return nil
        case .cross, .text:
            return .wrong(
                payee, field.number,
                "AGI-\(field.label) kan inte ha värdet \"\(value.text)\" för \(payee.masked). Rätta uppgiften.")
        }
    }

    private static func amountFinding(
        _ amount: Amount, _ field: AGIField, _ payee: AGIPayee, _ period: AGIPeriod
    ) -> AGIFinding? {
        guard let most = field.kind.most, amount.ore % 100 == 0 else {
            return .wrong(
                payee, field.number,
                "AGI-\(field.label) kan inte ha beloppet \(amount.swedish) kr för \(payee.masked). Belopp anges i hela "
                    + "kronor, i fält för belopp.")
        }
        guard !amount.isNegative else { return negative(amount, field, payee, period, origins: []) }
        guard amount.wholeKronor <= most else {
            return AGIFinding(
                .tooLarge, payee: payee, field: field.number,
                error: PayrollError(
                    .invalidValue,
                    "AGI-\(field.label) rymmer högst \(DecimalText.swedish(most, scale: 0)) kr, men summan är "
                        + "\(amount.swedish) kr för \(payee.masked). Rätta beloppet."))
        }
        return nil
    }

    /// SK_001: exactly one of the fields 001, 274, 275, 276, 114, 253 and 094.
    private static func taxFieldFindings(_ values: [AGIValue], _ payee: AGIPayee) -> [AGIFinding] {
        let found = values.compactMap { AGITaxation(field: $0.field) }.sorted()
        guard found.count != 1 else { return [] }
        let text =
            found.isEmpty
            ? "Individuppgiften för \(payee.masked) saknar skatt (SK_001). Ange avdragen skatt, om så 0 kr, eller ett "
                + "kryss för varför ingen skatt dragits."
            : "Individuppgiften för \(payee.masked) har \(found.count) skattefält (SK_001): "
                + "\(found.map { $0.label }.joined(separator: ", ")). Redovisa varje sorts skatt i en egen individuppgift "
                + "med eget specifikationsnummer."
        return [
            AGIFinding(.taxField, payee: payee, field: found.last?.field, error: PayrollError(.invalidValue, text))
        ]
    }

    /// From September 2023 a payee without personnummer is told apart by place of birth and citizenship too.
    private static func birthFindings(
        _ values: [AGIValue], _ payee: AGIPayee, _ period: AGIPeriod
    ) -> [AGIFinding] {
        guard payee.field == 222, period.month >= Month(year: 2023, month: 9) else { return [] }
        return [77, 81].filter { number in !values.contains { $0.field == number } }.map { number in
            let label = AGIField.find(number)?.label ?? "fält \(number)"
            return AGIFinding(
                .birthFactsMissing, payee: payee, field: number,
                error: PayrollError(
                    .missingFact,
                    "Individuppgiften för \(payee.masked) har födelsetid och kräver då också AGI-\(label). Lägg till "
                        + "uppgiften."))
        }
    }

    /// Fields 019, 023 and 037 are parts of what stands in 011 (023 also of 012).
    private static func partFindings(_ values: [AGIValue], _ payee: AGIPayee) -> [AGIFinding] {
        func kronor(_ number: Int) -> Int64 { values.first { $0.field == number }?.amount?.wholeKronor ?? 0 }
        let cash = kronor(11)
        let wholes = [
            (19, cash, "011"), (23, cash + kronor(12), "011 och 012"),
            (37, cash, "011"),
        ]
        return wholes.filter { kronor($0.0) > max(0, $0.1) }.map { part in
            let label = AGIField.find(part.0)?.label ?? "fält \(part.0)"
            return AGIFinding(
                .partAboveWhole, payee: payee, field: part.0,
                notice: "AGI-\(label) är \(DecimalText.swedish(kronor(part.0), scale: 0)) kr för \(payee.masked), mer "
                    + "än \(DecimalText.swedish(part.1, scale: 0)) kr i fält \(part.2), som beloppet ska ingå i. Redovisa "
                    + "ersättningen där också.")
        }
    }

    private static func outsidePeriod(_ field: AGIField, _ payee: AGIPayee, _ period: AGIPeriod) -> AGIFinding {
        let limit = period.month < field.first ? "från \(field.first)" : "till och med \(field.last ?? field.first)"
        return AGIFinding(
            .outsidePeriod, payee: payee, field: field.number,
            error: PayrollError(
                .invalidValue,
                "AGI-\(field.label) får bara användas \(limit), inte för \(period.month). Ta bort värdet för "
                    + "\(payee.masked).", day: period.month.first))
    }

    /// The finding on a sum below zero.
    ///
    /// - Parameter origins: the months that deductions in the sum come from, where they are known.
    static func negative(
        _ sum: Amount, _ field: AGIField, _ payee: AGIPayee, _ period: AGIPeriod, origins: [Month]
    ) -> AGIFinding {
        let earlier = origins.filter { $0 < period.month }.map { "\($0)" }.joined(separator: ", ")
        let remedy =
            earlier.isEmpty
            ? "Rätta individuppgiften för den tidigare period som beloppet hör till"
            : "Rätta i stället individuppgiften för \(earlier), som beloppet hör till"
        return AGIFinding(
            .negative, payee: payee, field: field.number,
            error: PayrollError(
                .invalidValue,
                "AGI-\(field.label) blir \(sum.swedish) kr för \(payee.masked) i \(period.month). Negativa belopp får "
                    + "inte redovisas. \(remedy), med samma specifikationsnummer.", day: period.month.first))
    }
}

extension AGIFinding {
    fileprivate static func wrong(_ payee: AGIPayee, _ field: Int, _ text: String) -> AGIFinding {
        AGIFinding(.wrongValue, payee: payee, field: field, error: PayrollError(.invalidValue, text))
    }
}
