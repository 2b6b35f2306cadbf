//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaModel

/// Pay: lines by pay item, as amounts, as quantities at a price, or as hours that Penna prices.
extension PAXmlInterpreter {
    func pay(_ row: PAXmlRow, _ given: DayRange?, _ employment: String, _ remarks: inout [Remark]) throws(Refusal)
        -> Meaning
    {
        let (item, field) = try item(row)
        var used = try checkCodes(row, readBy: field).union([.antal, .timmar, .apris, .belopp])
        let quantity = try quantity(row)
        let price = try amount(.apris, "À-priset", row, &remarks)
        let amount = try amount(.belopp, "Beloppet", row, &remarks)
        guard amount != nil || !quantity.text.isEmpty else {
            throw Refusal(.missingFact, row.name(.belopp), "Raden har varken belopp eller antal. Ange det ena.")
        }
        if !quantity.text.isEmpty || !row[.belopp].isEmpty { used.insert(.enhet) }
        if try isWhole(row) { used.insert(.omfattning) }
        if !row[.starttid].isEmpty {
            try checkClock(row, given, item, quantity, &remarks)
            used.formUnion([.starttid, .sluttid])
        }
        let days = try days(given, of: employment)
        if let hours = try hours(of: item, quantity, price, amount, on: days, row, employment) {
            return Meaning(kind: .hours(item.id, hours), days: DayRange(days.last), used: used)
        }
        try checkUnit(of: quantity, isPriced: price != nil || amount != nil, row)
        let count = try count(quantity, row, isNeeded: amount == nil, &remarks)
        return Meaning(
            kind: .payLine(PayLineOrder(item: item.id, quantity: count, price: price, amount: amount)), days: days,
            used: used)
    }

    /// Whether the extent of a pay row is all of it; a part of an amount may be meant before or after it was taken.
    private func isWhole(_ row: PAXmlRow) throws(Refusal) -> Bool {
        if row[.omfattning].isEmpty { return false }
        let text = row[.omfattning].filter { $0 != "%" && $0 != " " }
        return try at(.omfattning, row) { () throws(PayrollError) in try InputText.percent(text) } == .whole
    }

    /// Clock times on a pay row say when; what is paid stands beside them, and cannot be more hours than they have.
    private func checkClock(
        _ row: PAXmlRow, _ given: DayRange?, _ item: PayItem, _ quantity: Quantity, _ remarks: inout [Remark]
    ) throws(Refusal) {
        let length = Minutes(Int64(try span(row, given).count))
        let isSaid = quantity.field == .timmar || !unit(row).isEmpty
        let isHours = quantity.isHours && (isSaid || item.id == PayItems.timlon.id || names.takesHours(item.id))
        if isHours, let hours = try? InputText.hours(quantity.text), hours > length {
            throw Refusal(
                .invalidValue, row.name(.starttid),
                "Raden har \(row.name(quantity.field)) \(quantity.text), men från starttid \(row[.starttid]) till sluttid \(row[.sluttid]) är det bara \(OutputText.hours(length)) timmar. Rätta det ena."
            )
        }
        remarks.append(
            Remark(
                code: .unusedContent, field: row.name(.starttid),
                message: "\(row.name(.starttid)) \(row[.starttid]) används inte på en lönerad."))
    }

    /// A quantity that is paid as it stands must be counted in what a price can be of.
    private func checkUnit(of quantity: Quantity, isPriced: Bool, _ row: PAXmlRow) throws(Refusal) {
        guard quantity.field == .antal, !quantity.text.isEmpty, let unit = PAXmlUnit.named(unit(row)) else { return }
        switch unit {
        case .hours, .days, .pieces: return
        case .other where isPriced: return
        default:
            throw Refusal(
                .invalidValue, row.name(.enhet),
                "antal \(quantity.text) har enheten \(self.unit(row)), så det går inte att se vad priset gäller. Ange antalet i den enhet som betalas."
            )
        }
    }

    /// The item: `lonart` goes before `lonkod`; `kod`, which other systems have for both, is looked up as either.
    private func item(_ row: PAXmlRow) throws(Refusal) -> (PayItem, PAXmlField) {
        let number = row[.lonart]
        if !number.isEmpty {
            guard let found = names.item(number: number) else {
                throw Refusal(
                    .unknownName, row.name(.lonart),
                    "Lönart \(number) finns inte hos arbetsgivaren.\(names.numberQuestion(number)) Lägg till numret i itemMappings i employer.json."
                )
            }
            return (found, .lonart)
        }
        let fields = [PAXmlField.lonkod, .kod, .tidkod]
        guard let field = fields.first(where: { !row[$0].isEmpty }) else {
            throw Refusal(.missingFact, PAXmlField.lonart.rawValue, "Raden saknar lönart. Ange lonart eller lonkod.")
        }
        let code = row[field]
        if field == .kod, let found = names.item(number: code) { return (found, field) }
        if case .item(let id)? = meaning(of: code), let found = names.items?[id] { return (found, field) }
        if let found = usualItem(of: code) { return (found, field) }
        throw Refusal(
            .unknownName, row.name(field),
            "Lönkoden \(code) har ingen betydelse hos arbetsgivaren. \(PAXmlCodes.advice(for: code.uppercased()))")
    }

    /// The text of a quantity and where it stands.
    private struct Quantity {
        let text: String
        let field: PAXmlField
        let isHours: Bool
    }

    private func quantity(_ row: PAXmlRow) throws(Refusal) -> Quantity {
        if row[.antal].isEmpty { return Quantity(text: row[.timmar], field: .timmar, isHours: true) }
        try checkQuantities(row)
        return Quantity(text: row[.antal], field: .antal, isHours: PAXmlInterpreter.isHours(unit(row)))
    }

    /// The row as hours, where the item is paid for hours and Penna's price is the row's: then the hours are worked hours
    /// like any others, with the rules that follow.
    ///
    /// - Returns: `nil` for a row that is paid as it stands.
    private func hours(
        of item: PayItem, _ quantity: Quantity, _ price: Amount?, _ amount: Amount?, on days: DayRange, _ row: PAXmlRow,
        _ employment: String
    ) throws(Refusal) -> Minutes? {
        let isTimlon = item.id == PayItems.timlon.id
        guard isTimlon || names.takesHours(item.id), !quantity.text.isEmpty else { return nil }
        let isUnpriced = price == nil && amount == nil
        guard quantity.isHours else {
            throw Refusal(
                .invalidValue, row.name(.enhet),
                "\(item.name) betalas per timme, men antal \(quantity.text) har enheten \(unit(row)). Ange timmar.")
        }
        guard isUnpriced || isTimlon else { return nil }
        let terms = isTimlon ? directory.hourlyPay(of: employment, on: days) : nil
        if isTimlon, terms == nil {
            if !isUnpriced { return nil }
            throw Refusal(
                .missingFact, row.name(.apris),
                "Timlönen är inte en och densamma för anställningen \(days). Ange apris på raden, eller en rad för varje timlön."
            )
        }
        let minutes = try at(quantity.field, row) { () throws(PayrollError) in try InputText.hours(quantity.text) }
        if !isUnpriced {
            guard let terms, price == nil || price == terms else { return nil }
            let pay = try? (Exact(terms) * minutes).rounded(.halfAwayFromZero)
            guard amount == nil || amount == pay else { return nil }
        }
        guard days.first.month == days.last.month else {
            throw Refusal(
                .invalidValue, row.name(.datumtom), "Timmarna gäller flera månader. Ange en rad för varje månad.")
        }
        return minutes
    }

    /// The quantity in ten-thousandths; where an amount is paid in any case, one that cannot be read is only told of.
    private func count(_ quantity: Quantity, _ row: PAXmlRow, isNeeded: Bool, _ remarks: inout [Remark])
        throws(Refusal) -> Int64?
    {
        if quantity.text.isEmpty { return nil }
        let whole = Dust.removed(from: quantity.text, scale: 4)
        do throws(Refusal) {
            let count = try at(quantity.field, row) { () throws(PayrollError) in
                try InputText.quantity(whole ?? quantity.text)
            }
            if let whole {
                remarks.append(
                    Remark(
                        code: .roundedAmount, field: row.name(quantity.field),
                        message: "Antalet \(quantity.text) har lästs som \(whole)."))
            }
            return count
        } catch {
            if isNeeded { throw error }
            remarks.append(
                Remark(
                    code: .unusedContent, field: error.field,
                    message: "\(error.message) Beloppet på raden betalas som det står."))
            return nil
        }
    }

    func amount(_ field: PAXmlField, _ what: String, _ row: PAXmlRow, _ remarks: inout [Remark])
        throws(Refusal) -> Amount?
    {
        let text = row[field]
        if text.isEmpty { return nil }
        guard let whole = Dust.removed(from: text, scale: 2) else {
            return try at(field, row) { () throws(PayrollError) in try InputText.amount(text, what) }
        }
        remarks.append(
            Remark(
                code: .roundedAmount, field: row.name(field),
                message: "\(what) \(text) har lästs som \(whole); det är skräp efter en beräkning med flyttal."))
        return try at(field, row) { () throws(PayrollError) in try InputText.amount(whole, what) }
    }
}

/// What is left of a number that a program has calculated in binary: `336.29999999999995`.
enum Dust {
    /// The number without dust, where it differs from one with that many decimals by less than a hundredth of the last.
    ///
    /// - Returns: `nil` when there is no dust on it, or more than dust.
    static func removed(from text: String, scale: Int) -> String? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count > scale + 2, parts[1].utf8.allSatisfy({ (48...57).contains($0) }),
            let billionths = DecimalText.value(of: String(parts[0]) + "." + String(parts[1].prefix(9)), scale: 9)
        else { return nil }
        var unit: Int64 = 1
        for _ in scale..<9 { unit *= 10 }
        let (rest, sign) = (billionths % unit, billionths < 0 ? Int64(-1) : 1)
        let whole = billionths / unit + (rest.magnitude * 2 >= UInt64(unit) ? sign : 0)
        let (back, overflows) = whole.multipliedReportingOverflow(by: unit)
        guard !overflows, back != billionths || parts[1].utf8.count > 9,
            (back - billionths).magnitude * 100 < UInt64(unit)
        else { return nil }
        return DecimalText.plain(whole, scale: scale)
    }
}
