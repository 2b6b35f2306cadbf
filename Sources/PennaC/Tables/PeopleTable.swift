//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw
internal import PennaModel

/// People as a table: a row for each employment.
enum PeopleTable {
    /// The columns; Documentation/CGuide.md says what they hold.
    ///
    /// A column's number is where it stands in a row: a table has many rows, and each asks for all of them.
    enum Column: Int {
        case person, name, employment, start, end, degree, schedule, agreement, taxTable, taxColumn, monthlyPay
        case monthlyPayOre, hourlyPay, hourlyPayOre, fullTimeWeek, cycleStart, costAccount, weeklyHours

        /// The name in the table.
        var name: String { Column.names[rawValue] }

        static let names = [
            "person", "name", "employment", "start", "end", "degree", "schedule", "agreement", "tax_table",
            "tax_column", "monthly_pay", "monthly_pay_ore", "hourly_pay", "hourly_pay_ore", "full_time_week",
            "cycle_start", "cost_account", "weekly_hours",
        ]
    }

    private static let required: [Column] = [.person, .name, .employment, .start]

    /// Reads people from columns, or from a column of documents.
    static func read(_ source: ArrowSource, _ employer: Employer, _ book: RuleBook) throws(Failure)
        -> PeopleFile.Reading
    {
        let fields = try source.fields()
        if fields.contains(where: { $0.name == DocumentTable.column }) {
            return PeopleFile.read(try DocumentTable.lines(source, fields), employer: employer, book)
        }
        let positions = try positions(fields, source.name)
        var people = TablePeople(EmployerNames(employer, book))
        while let rows = try source.next(fields) {
            let cells = positions.map { $0.map { rows.columns[$0] } }
            for row in 0..<rows.count { people.add(PeopleRow(cells: cells, row: row)) }
        }
        return people.finished()
    }

    /// For each column of ours, where it stands among the table's.
    private static func positions(_ fields: [ArrowField], _ table: String) throws(Failure) -> [Int?] {
        var positions = [Int?](repeating: nil, count: Column.names.count)
        for (index, field) in fields.enumerated() where !field.isIgnored {
            guard let column = Column.names.firstIndex(of: field.name) else {
                let names = Column.names.joined(separator: ", ")
                throw Failure(
                    arrow: "Kolumnen \(field.name) finns inte. Kolumnerna heter \(names), eller bara document.",
                    path: table + "." + field.name)
            }
            guard positions[column] == nil else {
                throw Failure(arrow: "Kolumnen \(field.name) finns två gånger.", path: table + "." + field.name)
            }
            positions[column] = index
        }
        for column in required where positions[column.rawValue] == nil {
            throw Failure(arrow: "Kolumnen \(column.name) saknas.", path: table + "." + column.name)
        }
        return positions
    }
}

/// A row of the people table.
struct PeopleRow {
    fileprivate let cells: [ArrowCells?]
    fileprivate let row: Int

    func text(_ column: PeopleTable.Column) throws(PayrollError) -> String? {
        guard let text = try cells[column.rawValue]?.text(row), !text.isEmpty else { return nil }
        return text
    }

    func required(_ column: PeopleTable.Column) throws(PayrollError) -> String {
        guard let text = try text(column) else {
            throw PayrollError(.invalidValue, "\(column.name) saknas. Fyll i det på raden.")
        }
        return text
    }

    func integer(_ column: PeopleTable.Column) throws(PayrollError) -> Int? {
        try cells[column.rawValue]?.integer(row).map { Int(clamping: $0) }
    }

    func day(_ column: PeopleTable.Column) throws(PayrollError) -> Day? { try cells[column.rawValue]?.day(row) }

    /// An amount given in kronor, or in öre in the column beside.
    func amount(_ kronor: PeopleTable.Column, _ ore: PeopleTable.Column) throws(PayrollError) -> Amount? {
        let whole = try cells[ore.rawValue]?.ore(row)
        guard let text = try cells[kronor.rawValue]?.kronor(row), !text.isEmpty else { return whole }
        guard whole == nil else {
            throw PayrollError(
                .invalidValue, "Både \(kronor.name) och \(ore.name) är ifyllda. Ta bort det ena.")
        }
        return try InputText.amount(text, kronor.name)
    }
}
