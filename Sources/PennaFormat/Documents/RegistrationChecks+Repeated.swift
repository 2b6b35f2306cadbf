//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaModel

/// Rows that stand twice, in one file or in two.
extension RegistrationChecks {
    /// What a row is of, whatever else it says.
    private struct Subject: Hashable {
        let days: DayRange
        let item: PayItemID?
        let kind: Registration.Kind?

        init(_ registration: Registration) {
            days = registration.days
            item = OrderText(registration.kind)?.item
            kind = item == nil ? registration.kind : nil
        }
    }

    /// Few rows are compared with each other, which needs no memory.
    mutating func compareAll(_ registrations: [Registration]) {
        for later in registrations.indices {
            let registration = registrations[later]
            _ = registrations[..<later].contains { tell(registration, after: $0) }
        }
    }

    mutating func lookUpRepeated(_ registrations: [Registration]) {
        var subjects: [Subject: [Int]] = [:]
        var posts: [String: Int] = [:]
        for (index, registration) in registrations.enumerated() {
            let subject = Subject(registration)
            let isTold = subjects[subject, default: []].contains { tell(registration, after: registrations[$0]) }
            if !isTold { subjects[subject, default: []].append(index) }
            guard let post = registration.post else { continue }
            if let earlier = posts[post] {
                if !isTold { _ = tell(registration, after: registrations[earlier]) }
            } else {
                posts[post] = index
            }
        }
    }

    /// Tells of a row that is an earlier one again.
    ///
    /// - Returns: whether there was anything to tell.
    private mutating func tell(_ row: Registration, after earlier: Registration) -> Bool {
        let isInFiles = row.row != nil && earlier.row != nil && row.row?.file != earlier.row?.file
        if let post = row.post, post == earlier.post {
            tellPost(post, row, after: earlier, isInFiles)
            return true
        }
        guard let likeness = likeness(row, earlier) else { return false }
        switch (likeness, isInFiles) {
        case (.same, true), (.fuller, true):
            say(
                .repeatedInFiles, .stopsPerson, row.row,
                "Samma registrering finns i \(place(earlier.row)). Ta bort den ena, så att den inte räknas två gånger.")
        case (.marked, true):
            say(
                .repeatedRow, .look, row.row,
                "Raden säger detsamma som \(place(earlier.row)), men har annat postid, konto, pris eller anteckning, och båda räknas. Ta bort den ena om det är samma registrering."
            )
        case (.same, false):
            say(
                .repeatedRow, .look, row.row,
                "Raden säger detsamma som \(place(earlier.row)), och båda räknas. Ta bort den ena om den är skriven två gånger."
            )
        case (.fuller, false):
            say(
                .repeatedRow, .look, row.row,
                "Raden säger detsamma som \(place(earlier.row)), men den ena säger mer, och båda räknas. Ta bort den ena om den är skriven två gånger."
            )
        case (.marked, false): return false
        }
        return true
    }

    /// A post number is one post of the sending system: two rows of it are one of them too many.
    private mutating func tellPost(
        _ post: String, _ row: Registration, after earlier: Registration, _ isInFiles: Bool
    ) {
        let isSame = likeness(row, earlier).map { $0 != .marked } ?? false
        if isSame {
            say(
                isInFiles ? .repeatedInFiles : .repeatedRow, .stopsPerson, row.row,
                "Samma registrering finns i \(place(earlier.row)), med samma postid \(post). Ta bort den ena, så att den inte räknas två gånger."
            )
        } else {
            say(
                .repeatedRow, .stopsPerson, row.row,
                "Raden har samma postid \(post) som \(place(earlier.row)) men säger något annat. Ta bort den som inte gäller, eller ge dem var sitt postid."
            )
        }
    }

    /// How alike two rows are that are of the same thing.
    private enum Likeness: Int {
        /// Everything is equal.
        case same
        /// One says something that the other does not.
        case fuller
        /// They are marked differently: by post, account, price or note.
        case marked
    }

    /// - Returns: `nil` when the rows are not of the same thing.
    private func likeness(_ left: Registration, _ right: Registration) -> Likeness? {
        guard left.days == right.days else { return nil }
        var worst = Likeness.same
        func compare<Value: Equatable>(_ left: Value?, _ right: Value?, missing: Likeness = .fuller) {
            let found: Likeness = left == right ? .same : (left == nil || right == nil ? missing : .marked)
            if found.rawValue > worst.rawValue { worst = found }
        }
        if left.kind != right.kind {
            guard let one = OrderText(left.kind), let other = OrderText(right.kind), one.isLike(other) else {
                return nil
            }
            compare(one.quantity, other.quantity)
            compare(one.price, other.price)
            compare(one.amount, other.amount)
        }
        compare(left.post, right.post)
        compare(left.childBorn, right.childBorn)
        compare(left.allocation?.account.given, right.allocation?.account.given)
        compare(left.allocation?.costAccount.given, right.allocation?.costAccount.given)
        compare(left.allocation?.dimensions.given, right.allocation?.dimensions.given)
        // In a file a note tells two rows apart; of two systems one may have none.
        let isInFile = left.row?.file == right.row?.file
        compare(note(left).given, note(right).given, missing: isInFile ? .marked : .fuller)
        return worst
    }
}

extension String {
    /// The text; `nil` where nothing is said.
    fileprivate var given: String? { isEmpty ? nil : self }
}

/// What a pay line or hours of an item say, in whichever way.
private struct OrderText {
    let item: PayItemID
    let quantity: Int64?
    let price: Amount?
    let amount: Amount?
    private let total: Amount?
    private let isRecurring: Bool

    init?(_ kind: Registration.Kind) {
        switch kind {
        case .payLine(let order):
            (item, quantity, price, amount) = (order.item, order.quantity, order.price, order.amount)
            var total = order.amount
            if total == nil, let quantity = order.quantity, let price = order.price {
                total = try? (Exact(price) * quantity / OperandUnit.antal.storedPerUnit).rounded(.halfAwayFromZero)
            }
            self.total = total
            isRecurring = order.isRecurring
        case .hours(let item, let minutes):
            let (scaled, overflows) = minutes.count.multipliedReportingOverflow(by: 10_000)
            guard !overflows, scaled % 60 == 0 else { return nil }
            self.item = item
            (quantity, price, amount, total, isRecurring) = (scaled / 60, nil, nil, nil, false)
        default: return nil
        }
    }

    /// Whether both pay the same, as far as both say it.
    func isLike(_ other: OrderText) -> Bool {
        guard item == other.item, isRecurring == other.isRecurring else { return false }
        if let total, let otherTotal = other.total { return total == otherTotal }
        return quantity != nil && quantity == other.quantity
    }
}
