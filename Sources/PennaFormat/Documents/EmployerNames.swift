//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaBasics
package import PennaModel

/// The names of an employer's schedules and pay items, as its files use them.
package struct EmployerNames {
    package let schedules: [String: Int]
    package let scheduleNames: [String]
    package let items: PayItemRegister?
    /// What the agreements say that its people are paid by.
    package let book: RuleBook
    private let byName: [String: PayItem]
    private let byNumber: [String: PayItem]

    package init(_ employer: Employer, _ book: RuleBook = .standard) {
        self.init(employer.schedules, employer.ownItems, employer.itemMappings, book)
    }

    /// The names of an employer that is being read.
    init(_ schedules: [Schedule], _ ownItems: [PayItem], _ mappings: [PayItemMapping], _ book: RuleBook) {
        self.book = book
        scheduleNames = schedules.map { $0.name }
        self.schedules = Dictionary(
            scheduleNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let register = try? book.register(own: ownItems)
        items = register
        byName = Dictionary((register?.items ?? []).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        byNumber = Dictionary(
            mappings.compactMap { mapping in register?[mapping.item].map { (mapping.number, $0) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The item with a key, or with the employer's own number.
    package func item(_ text: String) -> PayItem? { byName[text] ?? byNumber[text] }

    /// The item with the employer's own number.
    package func item(number: String) -> PayItem? { byNumber[number] }

    /// Whether hours of an item are paid by rules of an agreement, without a price on the row.
    package func takesHours(_ item: PayItemID) -> Bool { book.takesHours(item) }

    /// The key of an item.
    package func key(_ id: PayItemID) -> String { items?[id]?.key ?? "" }

    /// What a misspelt item may have meant; see ``NearestName/question(_:among:)``.
    package func itemQuestion(_ text: String) -> String {
        NearestName.question(text, among: (items?.items ?? []).map(\.key) + byNumber.keys.sorted())
    }

    /// What a misspelt number of the employer's own may have meant.
    package func numberQuestion(_ text: String) -> String { NearestName.question(text, among: byNumber.keys.sorted()) }

    /// What a misspelt schedule may have meant, and else which there are.
    package func scheduleQuestion(_ text: String) -> String {
        let question = NearestName.question(text, among: scheduleNames)
        if !question.isEmpty || scheduleNames.isEmpty { return question }
        let rest = scheduleNames.count > 10 ? " …" : ""
        return " Scheman som finns: \(scheduleNames.prefix(10).joined(separator: ", "))\(rest)."
    }
}
