//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
public import PennaLaw

/// The values of the AGI as CSV, a row for each field; the employer's own have no person.
public enum AGIFile {
    /// What a run reports together with the month's earlier runs.
    public static let name = "agi.csv"

    /// What must be sent again because of a run that was locked.
    public static let changesName = "agi-changes.csv"

    private static let columns = ["period", "person", "specification", "field", "element", "name", "value"]

    /// What stands for a month; no rows where nothing can be declared.
    public static func bytes(_ filing: AGIFiling?) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row(columns)
        guard let filing else { return csv.bytes }
        addEmployer(filing, to: &csv)
        for statement in filing.individuals.additions { add(statement, to: &csv) }
        for absence in filing.absences.additions { add(absence, filing, to: &csv) }
        return csv.bytes
    }

    /// What differs from what was sent: a last column says whether the statement is new (`ny`), replaces the one of the
    /// same key (`ersatt`) or takes it away (`borttagen`, with the removal mark as its only value).
    public static func changes(_ filings: [AGIFiling]) -> [UInt8] {
        var csv = CSVBuffer()
        csv.row(columns + ["change"])
        for filing in filings {
            addEmployer(filing, to: &csv, ["ersatt"])
            for statement in filing.individuals.additions { add(statement, to: &csv, ["ny"]) }
            for statement in filing.individuals.replacements { add(statement, to: &csv, ["ersatt"]) }
            for key in filing.individuals.removals {
                add(AGIValue(field: 205, .cross), filing, key.payee.value, "\(key.number)", to: &csv, ["borttagen"])
            }
            for absence in filing.absences.additions { add(absence, filing, to: &csv, ["ny"]) }
            for absence in filing.absences.replacements { add(absence, filing, to: &csv, ["ersatt"]) }
            for key in filing.absences.removals {
                add(
                    AGIValue(field: 820, .cross), filing, "\(key.person)", "\(key.day) \(key.number)", to: &csv,
                    ["borttagen"])
            }
        }
        return csv.bytes
    }

    private static func addEmployer(_ filing: AGIFiling, to csv: inout CSVBuffer, _ change: [String] = []) {
        for value in filing.employerStatement?.values ?? [] { add(value, filing, "", "", to: &csv, change) }
    }

    private static func add(_ statement: IndividualStatement, to csv: inout CSVBuffer, _ change: [String] = []) {
        for value in statement.values {
            row(
                value, "\(statement.key.period.month)", statement.key.payee.value, "\(statement.key.number)", to: &csv,
                change)
        }
    }

    private static func add(
        _ absence: AbsenceStatement, _ filing: AGIFiling, to csv: inout CSVBuffer, _ change: [String] = []
    ) {
        let place = "\(absence.key.day) \(absence.key.number)"
        for value in absence.values { add(value, filing, "\(absence.key.person)", place, to: &csv, change) }
    }

    private static func add(
        _ value: AGIValue, _ filing: AGIFiling, _ person: String, _ specification: String, to csv: inout CSVBuffer,
        _ change: [String]
    ) {
        row(value, "\(filing.period.month)", person, specification, to: &csv, change)
    }

    private static func row(
        _ value: AGIValue, _ period: String, _ person: String, _ specification: String, to csv: inout CSVBuffer,
        _ change: [String]
    ) {
        let field = try? AGIField.numbered(value.field)
        csv.row(
            [
                period, person, specification, field?.code ?? "\(value.field)", field?.element ?? "",
                field?.name ?? "", value.text,
            ] + change)
    }
}
