//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaModel

/// What the registrations of one employment say together, before anybody is paid on them: rows that stand twice, more
/// hours than the days have, hours taken back that were never given, and what is given and not used.
struct RegistrationChecks {
    let names: EmployerNames
    private let files: [String]
    private let notes: [SourceRow: String]
    let windows: [SourceRow: DayRange]
    let worked: Set<PayItemID>
    /// Lent from employment to employment.
    var hours: [DayHours] = []
    private var findings: [Finding] = []

    /// - Parameters:
    ///   - files: the names of the files that rows are numbered by.
    ///   - notes: what rows say for people alone, where they say anything.
    ///   - windows: the days that rows' hours are of, where they are counted on one of several.
    init(_ names: EmployerNames, files: [String], notes: [SourceRow: String], windows: [SourceRow: DayRange]) {
        self.names = names
        self.windows = windows
        worked = Set(
            [PayItems.timlon.key, "fyllnadstid", "overtid-enkel", "overtid-kvalificerad"].compactMap {
                names.item($0)?.id
            })
        self.files = files
        self.notes = notes
    }

    /// What is to be said of an employment's registrations, in any order of the rows; without whose they are.
    mutating func findings(_ registrations: [Registration]) -> [Finding] {
        findings.removeAll(keepingCapacity: true)
        if registrations.count > 12 {
            lookUpRepeated(registrations)
        } else if registrations.count > 1 {
            compareAll(registrations)
        }
        for registration in registrations { checkOrder(registration) }
        findHours(registrations)
        return findings
    }

    mutating func say(_ code: FindingCode, _ severity: Finding.Severity, _ row: SourceRow?, _ message: String) {
        findings.append(Finding(code, severity, at: place(row), message))
    }

    func place(_ row: SourceRow?) -> Finding.Place {
        guard let row, Int(row.file) < files.count else { return .none }
        return Finding.Place(files[Int(row.file)], line: Int(row.row))
    }

    func note(_ registration: Registration) -> String {
        if notes.isEmpty { return "" }
        return registration.row.flatMap { notes[$0] } ?? ""
    }

    /// A quantity without the decimals that say nothing.
    private static func text(_ quantity: Int64) -> String {
        var text = DecimalText.plain(quantity, scale: 4)[...]
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return String(text.map { $0 == "." ? "," : $0 })
    }

    // MARK: Quantity, price and amount

    /// Where an amount stands it is paid; a quantity or a price beside it that says something else, or nothing, is told.
    private mutating func checkOrder(_ registration: Registration) {
        guard case .payLine(let order) = registration.kind, let amount = order.amount else { return }
        guard let quantity = order.quantity else {
            guard let price = order.price else { return }
            say(
                .unusedContent, .look, registration.row,
                "À-priset \(price.swedish) används inte: raden har beloppet \(amount.swedish) men inget antal. Kontrollera beloppet."
            )
            return
        }
        guard let price = order.price ?? names.items?[order.item]?.unitPrice else {
            say(
                .unusedContent, .look, registration.row,
                "Antalet \(RegistrationChecks.text(quantity)) används inte: raden har beloppet \(amount.swedish) men inget à-pris. Kontrollera beloppet."
            )
            return
        }
        guard
            let product = try? (Exact(price) * quantity / OperandUnit.antal.storedPerUnit).rounded(.halfAwayFromZero),
            let difference = try? product - amount
        else { return }
        // A price that was rounded to öre is half an öre wrong for each of the quantity, and a quantity that was rounded
        // to hundredths half a hundredth of the price.
        let rounding = quantity.magnitude / 20_000 + price.ore.magnitude / 200 + 1
        guard difference.ore.magnitude > rounding else { return }
        say(
            .unusedContent, .look, registration.row,
            "Beloppet \(amount.swedish) används, men antal gånger à-pris är \(product.swedish). Kontrollera vilket som är rätt."
        )
    }
}
