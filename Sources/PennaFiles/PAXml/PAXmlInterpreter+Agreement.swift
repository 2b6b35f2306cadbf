//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaModel

/// What the units of a file count.
enum PAXmlUnit {
    case hours, days, pieces, money, percent, minutes, other

    /// The unit that a word means; no word is `nil`.
    static func named(_ word: String) -> PAXmlUnit? {
        switch InputText.plain(word).filter({ $0 != "." }) {
        case "": nil
        case "h", "tim", "timme", "timmar", "hour", "hours": .hours
        case "d", "dag", "dagar", "dgr", "day", "days": .days
        case "st", "styck", "antal", "ggr", "gang", "ganger": .pieces
        case "kr", "kronor", "sek": .money
        case "%", "procent": .percent
        case "m", "min", "minut", "minuter", "sekund", "sekunder", "ore": .minutes
        default: .other
        }
    }
}

/// Fields of a row that say the same thing twice: what is equal passes, and what differs is an error that names both.
extension PAXmlInterpreter {
    // MARK: Units

    /// Every unit on a row must be one that its field can have.
    func checkUnits(_ row: PAXmlRow) throws(Refusal) {
        for field in PAXmlField.allCases where row.units[field] != nil && field != .antal {
            try checkUnit(row.units[field] ?? "", of: field, row)
        }
        let own = row[.enhet]
        guard !own.isEmpty else { return }
        for field in [PAXmlField.timmar, .omfattning] where !row[field].isEmpty { try checkUnit(own, of: field, row) }
        if row[.antal].isEmpty, row[.timmar].isEmpty, row[.omfattning].isEmpty, !row[.belopp].isEmpty {
            try checkUnit(own, of: .belopp, row)
        }
        if let attribute = row.units[.antal], PAXmlUnit.named(attribute) != PAXmlUnit.named(own) {
            throw Refusal(
                .invalidValue, row.name(.enhet),
                "antal har enheten \(attribute), men raden har enheten \(own). Ta bort den ena.")
        }
    }

    private func checkUnit(_ word: String, of field: PAXmlField, _ row: PAXmlRow) throws(Refusal) {
        let needed: (unit: PAXmlUnit, word: String)? =
            switch field {
            case .timmar: (.hours, "timmar")
            case .omfattning: (.percent, "procent")
            case .apris, .belopp: (.money, "kronor")
            default: nil
            }
        guard let needed, PAXmlUnit.named(word) == needed.unit else {
            throw Refusal(
                .invalidValue, row.name(field),
                "\(row.name(field)) \(row[field]) har enheten \(word)\(needed.map { ", som inte är \($0.word)" } ?? ""). Ange \(needed?.word ?? "värdet utan enhet"), eller exportera raden med PAXml:s fält."
            )
        }
    }

    /// The unit of `antal`, as it is written.
    func unit(_ row: PAXmlRow) -> String { row.units[.antal] ?? row[.enhet] }

    /// Whether a unit means hours; rows without one have hours.
    static func isHours(_ unit: String) -> Bool { (PAXmlUnit.named(unit) ?? .hours) == .hours }

    /// The one quantity of `timmar` and `antal`.
    func checkQuantities(_ row: PAXmlRow) throws(Refusal) {
        let (hours, count) = (row[.timmar], row[.antal])
        guard !hours.isEmpty, !count.isEmpty, hours != count else { return }
        let numbers = [hours, count].map { text in
            (try? InputNumber.value(of: text, scale: 6, "")) ?? nil
        }
        guard numbers[0] != nil, numbers[0] == numbers[1] else {
            throw Refusal(
                .invalidValue, row.name(.antal),
                "Raden har både timmar \(hours) och antal \(count). Ta bort det ena.")
        }
    }

    // MARK: Codes

    /// What a field with a code says that the row is.
    private struct Code: Equatable {
        let item: PayItemID?
        let meaning: CodeMapping.Meaning?

        /// The item decides where there is one; codes with other meanings are the same by them.
        static func == (left: Code, right: Code) -> Bool {
            left.item == nil && right.item == nil ? left.meaning == right.meaning : left.item == right.item
        }
    }

    private func code(_ field: PAXmlField, _ row: PAXmlRow) -> Code? {
        let text = row[field]
        if field == .lonart || field == .kod, let item = names.item(number: text) {
            return Code(item: item.id, meaning: nil)
        }
        guard field != .lonart, let meaning = meaning(of: text) else { return nil }
        if case .item(let item) = meaning { return Code(item: item, meaning: nil) }
        return Code(item: usualItem(of: text)?.id, meaning: meaning)
    }

    /// All codes of a row must say that it is what the one says by which it is read.
    ///
    /// - Returns: all fields with codes, which are used when they agree.
    func checkCodes(_ row: PAXmlRow, readBy field: PAXmlField) throws(Refusal) -> Set<PAXmlField> {
        let known = code(field, row)
        for other in PAXmlField.codes where other != field && !row[other].isEmpty {
            if other != .lonart, field != .lonart, row[other].uppercased() == row[field].uppercased() { continue }
            guard let said = code(other, row), said == known else {
                throw Refusal(
                    .invalidValue, row.name(other),
                    "Raden har både \(row.name(field)) \(row[field]) och \(row.name(other)) \(row[other]), som inte är samma sak. Ta bort det ena."
                )
            }
        }
        return Set(PAXmlField.codes)
    }

    // MARK: Price and amount

    /// The price and amount of a row of hours that Penna prices: those of the terms, or of the employer's own item.
    ///
    /// - Returns: the fields that say what comes out; others are left as not used.
    func checkPay(
        _ row: PAXmlRow, item: PayItemID?, _ hours: Minutes, on days: DayRange, _ employment: String,
        _ remarks: inout [Remark]
    ) throws(Refusal) -> Set<PAXmlField> {
        var used: Set<PAXmlField> = []
        var said: [PAXmlField: Amount] = [:]
        for (field, what) in [(PAXmlField.apris, "À-priset"), (.belopp, "Beloppet")] {
            guard let amount = try amount(field, what, row, &remarks) else { continue }
            if amount != .zero {
                said[field] = amount
                continue
            }
            // Some systems write zero for what they leave to the payroll program.
            used.insert(field)
            remarks.append(
                Remark(
                    code: .unusedContent, field: row.name(field),
                    message: "\(row.name(field)) \(row[field]) används inte; Penna räknar ut vad tiden ger."))
        }
        guard !said.isEmpty, let item else { return used }
        let isTimlon = item == PayItems.timlon.id
        let price = isTimlon ? directory.hourlyPay(of: employment, on: days) : names.items?[item]?.unitPrice
        guard let price, let pay = try? (Exact(price) * hours).rounded(.halfAwayFromZero) else { return used }
        for (field, known) in [(PAXmlField.apris, price), (.belopp, pay)] {
            guard let amount = said[field] else { continue }
            guard amount == known else {
                let reason =
                    field == .apris
                    ? "\(known.swedish) per timme, som gäller"
                    : "\(known.swedish), som \(OutputText.hours(hours)) timmar ger"
                throw Refusal(
                    .invalidValue, row.name(field),
                    "\(row.name(field)) \(row[field]) är något annat än \(reason). Rätta det ena, eller exportera raden som en lonetrans om den ska betalas som den står."
                )
            }
            used.insert(field)
        }
        return used
    }
}
