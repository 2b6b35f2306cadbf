//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat

/// Registrations as a table with the columns of `registrations.csv`.
enum RegistrationTable {
    static let name = "registrations"
    private static let required: [RegistrationField] = [.employment, .kind, .from]
    private static let money: Set<RegistrationField> = [.price, .amount, .paid]

    /// A column, and whether its amounts are whole öre.
    private struct Column {
        let field: RegistrationField
        let isOre: Bool
        let position: Int
    }

    /// Reads the rows; a bad one is a problem with its number and never stops the others.
    static func read(_ source: ArrowSource, file: UInt16, _ names: EmployerNames) throws(Failure) -> RegistrationReading
    {
        let fields = try source.fields()
        let columns = try columns(fields, source.name)
        var reading = RegistrationReading()
        var texts = RegistrationFields()
        var number = 0
        while let rows = try source.next(fields) {
            for row in 0..<rows.count {
                number += 1
                do throws(PayrollError) {
                    for column in columns {
                        texts[column.field] = try text(rows.columns[column.position], row, column)
                    }
                    let registration = try registration(
                        texts, names, SourceRow(file: file, row: UInt32(clamping: number)))
                    reading.registrations.append(
                        RegistrationRow(employment: texts[.employment], registration: registration, line: number))
                } catch {
                    let employment = columns.first { $0.field == .employment }
                    let known = employment.flatMap { try? text(rows.columns[$0.position], row, $0) }
                    reading.problems.append(
                        Finding(error, at: Finding.Place(name, line: number), person: "", employment: known ?? ""))
                }
            }
        }
        return reading
    }

    private static func registration(_ texts: RegistrationFields, _ names: EmployerNames, _ row: SourceRow)
        throws(PayrollError) -> Registration
    {
        do throws(RegistrationFault) {
            return try texts.registration(names, row)
        } catch {
            throw error.error
        }
    }

    private static func text(_ cells: ArrowCells, _ row: Int, _ column: Column) throws(PayrollError) -> String {
        if column.isOre { return try cells.ore(row).map { "\($0)" } ?? "" }
        return try (money.contains(column.field) ? cells.kronor(row) : cells.text(row)) ?? ""
    }

    private static func columns(_ fields: [ArrowField], _ table: String) throws(Failure) -> [Column] {
        var columns: [Column] = []
        for (position, given) in fields.enumerated() where !given.isIgnored {
            let isOre = given.name.hasSuffix("_ore")
            let plain = isOre ? String(given.name.dropLast(4)) : given.name
            guard let field = RegistrationField.allCases.first(where: { $0.name == plain }),
                !isOre || money.contains(field)
            else {
                throw Failure(
                    arrow: "Kolumnen \(given.name) finns inte."
                        + NearestName.question(plain, among: RegistrationField.names) + " Kolumnerna heter "
                        + RegistrationField.names.joined(separator: ", ") + ", och price_ore, amount_ore, paid_ore.",
                    path: table + "." + given.name)
            }
            guard !columns.contains(where: { $0.field == field }) else {
                throw Failure(arrow: "Kolumnen \(plain) finns två gånger.", path: table + "." + given.name)
            }
            columns.append(Column(field: field, isOre: isOre, position: position))
        }
        for field in required where !columns.contains(where: { $0.field == field }) {
            throw Failure(arrow: "Kolumnen \(field.name) saknas.", path: table + "." + field.name)
        }
        return columns
    }
}
