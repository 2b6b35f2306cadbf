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
        let item = try item(row)
        let quantity = try quantity(row)
        let price = try amount(.apris, "À-priset", row, &remarks)
        let amount = try amount(.belopp, "Beloppet", row, &remarks)
        guard amount != nil || !quantity.text.isEmpty else {
            throw Refusal(.missingFact, row.name(.belopp), "Raden har varken belopp eller antal. Ange det ena.")
        }
        for field in [PAXmlField.omfattning, .starttid] where !row[field].isEmpty {
            remarks.append(
                Remark(
                    code: .unusedContent, field: row.name(field),
                    message: "\(row.name(field)) \(row[field]) används inte på en lönerad."))
        }
        let days = try days(given, of: employment)
        if let hours = try hours(of: item, quantity, price, amount, on: days, row, employment) { return hours }
        let count = try count(quantity, row, isNeeded: amount == nil, &remarks)
        return Meaning(
            kind: .payLine(PayLineOrder(item: item.id, quantity: count, price: price, amount: amount)), days: days)
    }

    /// The item: `lonart` goes before `lonkod`; `kod`, which other systems have for both, is looked up as either.
    private func item(_ row: PAXmlRow) throws(Refusal) -> PayItem {
        let number = row[.lonart]
        if !number.isEmpty {
            guard let found = names.item(number: number) else {
                throw Refusal(
                    .unknownName, row.name(.lonart),
                    "Lönart \(number) finns inte hos arbetsgivaren.\(names.numberQuestion(number)) Lägg till numret i itemMappings i employer.json."
                )
            }
            return found
        }
        let fields = [PAXmlField.lonkod, .kod, .tidkod]
        guard let field = fields.first(where: { !row[$0].isEmpty }) else {
            throw Refusal(.missingFact, PAXmlField.lonart.rawValue, "Raden saknar lönart. Ange lonart eller lonkod.")
        }
        let code = row[field]
        if field == .kod, let found = names.item(number: code) { return found }
        if case .item(let id)? = meaning(of: code), let found = names.items?[id] { return found }
        if let found = usualItem(of: code) { return found }
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
        guard row[.timmar].isEmpty || row[.timmar] == row[.antal] else {
            throw Refusal(
                .invalidValue, row.name(.antal),
                "Raden har både timmar \(row[.timmar]) och antal \(row[.antal]). Ta bort det ena.")
        }
        return Quantity(text: row[.antal], field: .antal, isHours: PAXmlInterpreter.isHours(row[.enhet]))
    }

    /// The row as hours, where the item is paid for hours and Penna's price is the row's: then the hours are worked hours
    /// like any others, with the rules that follow.
    ///
    /// - Returns: `nil` for a row that is paid as it stands.
    private func hours(
        of item: PayItem, _ quantity: Quantity, _ price: Amount?, _ amount: Amount?, on days: DayRange, _ row: PAXmlRow,
        _ employment: String
    ) throws(Refusal) -> Meaning? {
        let isTimlon = item.id == PayItems.timlon.id
        guard isTimlon || names.takesHours(item.id), !quantity.text.isEmpty else { return nil }
        let isUnpriced = price == nil && amount == nil
        guard isUnpriced || isTimlon else { return nil }
        guard quantity.isHours else {
            if !isUnpriced { return nil }
            throw Refusal(
                .invalidValue, row.name(.enhet),
                "\(item.name) betalas per timme, men antal \(quantity.text) har enheten \(row[.enhet]). Ange timmar.")
        }
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
        return Meaning(kind: .hours(item.id, minutes), days: DayRange(days.last))
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

    private func amount(_ field: PAXmlField, _ what: String, _ row: PAXmlRow, _ remarks: inout [Remark])
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
