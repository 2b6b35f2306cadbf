//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaModel

/// What the registrations of one employment say together, before anybody is paid on them: rows that stand twice, more
/// hours than a day has, and hours taken back that were never given.
struct RegistrationChecks {
    /// Hours of one day, of one item or worked, as a registration gives them.
    private struct DayHours {
        let day: Day
        let item: PayItemID?
        let minutes: Int64
        let row: SourceRow?
    }

    private let worked: Set<PayItemID>
    private let files: [String]
    private let notes: [SourceRow: String]
    private let periods: Set<SourceRow>
    /// Lent from employment to employment.
    private var hours: [DayHours] = []
    private var findings: [Finding] = []

    /// - Parameters:
    ///   - files: the names of the files that rows are numbered by.
    ///   - notes: what rows say for people alone, where they say anything.
    ///   - periods: rows whose hours are those of a period, which no day has to hold.
    init(_ names: EmployerNames, files: [String], notes: [SourceRow: String], periods: Set<SourceRow>) {
        self.periods = periods
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
        for registration in registrations { checkProduct(registration) }
        findHours(registrations)
        return findings
    }

    private mutating func say(
        _ code: FindingCode, _ severity: Finding.Severity, _ row: SourceRow?, _ message: String
    ) {
        findings.append(Finding(code, severity, at: place(row), message))
    }

    private func place(_ row: SourceRow?) -> Finding.Place {
        guard let row, Int(row.file) < files.count else { return .none }
        return Finding.Place(files[Int(row.file)], line: Int(row.row))
    }

    // MARK: Rows that stand twice

    private mutating func lookUpRepeated(_ registrations: [Registration]) {
        var seen: [WhatIsSaid: SourceRow?] = [:]
        for registration in registrations {
            let said = WhatIsSaid(registration, note: note(registration))
            if let earlier = seen[said] {
                report(registration.row, after: earlier)
            } else {
                seen[said] = registration.row
            }
        }
    }

    /// Few rows are compared with each other, which needs no memory.
    private mutating func compareAll(_ registrations: [Registration]) {
        for later in registrations.indices {
            let registration = registrations[later]
            let earlier = registrations[..<later].first {
                $0.days == registration.days
                    && WhatIsSaid($0, note: note($0)) == WhatIsSaid(registration, note: note(registration))
            }
            if let earlier { report(registration.row, after: earlier.row) }
        }
    }

    private func note(_ registration: Registration) -> String {
        if notes.isEmpty { return "" }
        return registration.row.flatMap { notes[$0] } ?? ""
    }

    private mutating func report(_ row: SourceRow?, after earlier: SourceRow?) {
        if let row, let earlier, row.file != earlier.file {
            say(
                .repeatedInFiles, .stopsPerson, row,
                "Samma registrering finns i \(place(earlier)). Ta bort den ena, så att den inte räknas två gånger.")
        } else {
            say(
                .repeatedRow, .look, row,
                "Raden säger detsamma som \(place(earlier)), och båda räknas. Ta bort den ena om den är skriven två gånger."
            )
        }
    }

    // MARK: Quantity, price and amount

    /// Where all three stand, the amount is paid; that quantity times price is something else is told.
    private mutating func checkProduct(_ registration: Registration) {
        guard case .payLine(let order) = registration.kind, let quantity = order.quantity, let price = order.price,
            let amount = order.amount,
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

    // MARK: The day's hours

    private mutating func findHours(_ registrations: [Registration]) {
        hours.removeAll(keepingCapacity: true)
        for registration in registrations { take(registration) }
        guard hours.contains(where: { $0.minutes < 0 }) || hours.reduce(0, { $0 + $1.minutes }) > 1440 else { return }
        // Whatever order the rows had, the same is said of them.
        hours.sort { left, right in
            (left.day.number, left.row?.file ?? 0, left.row?.row ?? 0)
                < (right.day.number, right.row?.file ?? 0, right.row?.row ?? 0)
        }
        var first = 0
        while first < hours.count {
            let end = hours[first...].firstIndex { $0.day != hours[first].day } ?? hours.count
            checkDay(Array(hours[first..<end]))
            first = end
        }
    }

    private mutating func take(_ registration: Registration) {
        let (day, row) = (registration.days.first, registration.row)
        if let row, periods.contains(row) { return }
        switch registration.kind {
        case .hours(let item, let minutes):
            hours.append(DayHours(day: day, item: item, minutes: minutes.count, row: row))
        case .extraWork(let shift, _):
            let breaks = shift.breaks.reduce(0) { $0 + $1.count }
            hours.append(DayHours(day: day, item: nil, minutes: Int64(shift.span.count - breaks), row: row))
        case .travelTime(let span):
            hours.append(DayHours(day: day, item: nil, minutes: Int64(span.count), row: row))
        default: break
        }
    }

    private mutating func checkDay(_ rows: [DayHours]) {
        let work = rows.filter { $0.item.map { worked.contains($0) } ?? true }
        var isTold = checkLength(work)
        var items: [PayItemID] = []
        for case let item? in rows.map(\.item) where !items.contains(item) { items.append(item) }
        for item in items {
            let own = rows.filter { $0.item == item }
            if !isTold { isTold = checkLength(own) }
            // Hours by the clock are sorted into items later, and may be what is taken back.
            let sum = (own + rows.filter { $0.item == nil }).reduce(0) { $0 + $1.minutes }
            guard sum < 0, let row = own.first(where: { $0.minutes < 0 }) else { continue }
            say(
                .negativeWithoutOriginal, .look, row.row,
                "\(row.day): \(OutputText.hours(Minutes(row.minutes))) timmar dras av, men så många timmar av samma slag är inte registrerade den dagen. Är det ett pass över midnatt som har fått fel tecken?"
            )
        }
    }

    /// - Returns: whether there were too many.
    private mutating func checkLength(_ rows: [DayHours]) -> Bool {
        let sum = rows.reduce(0) { $0 + $1.minutes }
        guard sum > 1440, let most = rows.max(by: { $0.minutes < $1.minutes }) else { return false }
        let all = rows.count == 1 ? "" : " (" + rows.map { "\(place($0.row))" }.joined(separator: ", ") + ")"
        say(
            .hoursBeyondDay, .stopsPerson, most.row,
            "\(most.day) har \(OutputText.hours(Minutes(sum))) timmar\(all), men ett dygn har 24. Rätta timmarna, eller skriv en rad för varje dag."
        )
        return true
    }
}

/// What a registration says, wherever it stands and whenever it was recorded.
private struct WhatIsSaid: Hashable {
    let kind: Registration.Kind
    let days: DayRange
    let childBorn: Day?
    let post: String?
    let allocation: Allocation?
    let note: String

    init(_ registration: Registration, note: String) {
        kind = registration.kind
        days = registration.days
        childBorn = registration.childBorn
        post = registration.post
        allocation = registration.allocation
        self.note = note
    }
}
