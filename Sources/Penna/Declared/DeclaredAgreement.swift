//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaAgreementKit
public import PennaBasics
public import PennaModel

/// An agreement that a document declares: its names, figures, pay items and rules.
///
/// It is read by `DeclaredAgreementFile` and paid by in a ``DeclaredAgreements``; see
/// Documentation/DeclareAnAgreement.md.
public struct DeclaredAgreement: Sendable {
    /// What it is called.
    public let name: String

    /// The names that terms may refer to it by, its own first.
    public private(set) var names: [String] = []

    /// The name of the document that declares it.
    public let document: String

    /// The pay items that it adds to the common ones.
    public private(set) var payItems: [PayItem] = []

    /// Its figures.
    public private(set) var figures: [Figure] = []

    /// Its rules, with their examples.
    var rules: [DeclaredRule] = []

    /// An agreement that says nothing yet.
    ///
    /// - Throws: as ``add(name:)``.
    package init(_ name: String, document: String) throws(PayrollError) {
        self.name = name
        self.document = document
        try add(name: name)
    }

    /// Adds a name that terms may refer to it by.
    ///
    /// - Throws: `invalidValue` for one without letters, or with spaces around it; `overlap` for one that it has, also
    ///   with other capitals.
    package mutating func add(name: String) throws(PayrollError) {
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw PayrollError(.invalidValue, "Ett namn är tomt. Skriv vad avtalet heter.")
        }
        guard name.first?.isWhitespace == false, name.last?.isWhitespace == false else {
            throw PayrollError(.invalidValue, "Namnet ”\(name)” börjar eller slutar med mellanslag. Ta bort det.")
        }
        guard !names.contains(name) else {
            throw PayrollError(.overlap, "Namnet \(name) står två gånger. Ta bort det ena.")
        }
        if let other = names.first(where: { $0.lowercased() == name.lowercased() }) {
            throw PayrollError(
                .overlap, "Namnen \(other) och \(name) skiljer sig bara i stora och små bokstäver. Ta bort det ena.")
        }
        names.append(name)
    }

    /// Adds a pay item.
    ///
    /// - Throws: `invalidValue` when the number is not an agreement's, or it would be taxed in a way that cannot be
    ///   reported; `overlap` when its number or key is taken.
    package mutating func add(_ item: PayItem) throws(PayrollError) {
        guard (100...999).contains(item.id.number) else {
            throw PayrollError(.invalidValue, "Lönearten \(item.key) har nummer \(item.id.number). Avtal har 100–999.")
        }
        if (PayItems.all + payItems).contains(where: { $0.id == item.id || $0.key == item.key }) {
            throw PayrollError(
                .overlap, "Lönearten \(item.key) (\(item.id.number)) finns redan. Byt nummer eller nyckel.")
        }
        payItems.append(try item.reported())
    }

    /// Adds a figure.
    ///
    /// - Throws: `overlap` when its key is taken, or two rows begin the same day; `invalidValue` when it has no rows, a
    ///   row ends before it begins or after the next one has begun, or has no source.
    package mutating func add(_ figure: Figure) throws(PayrollError) {
        if figures.contains(where: { $0.key == figure.key }) {
            throw PayrollError(.overlap, "Uppgiften \(figure.key) finns två gånger. Ta bort den ena.")
        }
        guard !figure.rows.isEmpty else {
            throw PayrollError(.invalidValue, "Uppgiften \(figure.key) har inget värde. Skriv minst en rad.")
        }
        for (place, row) in figure.rows.enumerated() {
            let next = place + 1 < figure.rows.count ? figure.rows[place + 1].from : nil
            if let through = row.through, through < row.from {
                throw PayrollError(
                    .invalidValue, "Uppgiften \(figure.key) slutar \(through), före sin första dag \(row.from).")
            }
            if let next, next <= row.through ?? row.from {
                throw PayrollError(
                    .overlap,
                    "Uppgiften \(figure.key) har två värden för \(next). Skriv raderna i ordning, var dag en gång.")
            }
            guard row.source.text.contains(where: { !$0.isWhitespace }) else {
                throw PayrollError(.invalidValue, "Uppgiften \(figure.key) har ingen källa. Skriv var den är läst.")
            }
        }
        figures.append(figure)
    }

    /// Adds a rule.
    ///
    /// - Throws: `overlap` when its formula's number is taken, the causes of an absence have a rule already, or another
    ///   rule pays the same on the same item; `invalidValue` when the number is not a declared agreement's.
    package mutating func add(_ rule: DeclaredRule) throws(PayrollError) {
        let number = rule.formula.formula.id.number
        guard (10_000...59_999).contains(number) else {
            throw PayrollError(
                .invalidValue, "Formeln har nummer \(number). Deklarerade avtal har 10000–59999.")
        }
        if rules.contains(where: { $0.formula.formula.id.number == number }) {
            throw PayrollError(.overlap, "Formel \(number) finns två gånger. Ge den ena ett annat nummer.")
        }
        if case .absence(let causes) = rule.occasion {
            for case (.absence(let others), let other) in rules.map({ ($0.occasion, $0) }) {
                if let cause = causes.first(where: { others.contains($0) }), other.meets(rule) {
                    throw PayrollError(
                        .overlap, "Frånvaron \(cause.rawValue) har en regel redan (\(other.description.paragraph)).")
                }
            }
        }
        if let other = rules.first(where: { $0.item.id == rule.item.id && $0.measures(rule) && $0.meets(rule) }) {
            throw PayrollError(
                .overlap,
                "Regeln \(rule.title) mäter samma sak som \(other.title), på samma löneart (\(rule.item.key)), så att den "
                    + "betalas två gånger. Ta bort den ena, eller ge den en egen löneart.")
        }
        rules.append(rule)
    }

    /// Its items and the common ones that a rule may pay, by their keys.
    package func item(_ key: String) -> PayItem? {
        (payItems + PayItems.all).first { $0.key == key && DeclaredAgreement.isPaid($0) }
    }

    /// The keys of the items that a rule may pay.
    package var itemKeys: [String] { (payItems + PayItems.all).filter(DeclaredAgreement.isPaid).map(\.key) }

    private static func isPaid(_ item: PayItem) -> Bool {
        item.kind != .tax && item.kind != .employerCost && !PayItems.calculated.contains { $0.id == item.id }
    }

    /// What it says of itself.
    var member: AgreementMember {
        AgreementMember(
            name: name, names: names, payItems: payItems, rules: rules.map(\.description), figures: figures,
            document: document)
    }
}

extension DeclaredRule {
    /// Whether somebody's pay can be by both.
    fileprivate func meets(_ other: DeclaredRule) -> Bool {
        let pays: [Terms.Pay] = [.monthly(fullTime: .zero), .hourly(.zero), .lines]
        return pays.contains { applies(to: $0) && other.applies(to: $0) }
    }

    /// Whether something that one of them measures is measured by the other too.
    fileprivate func measures(_ other: DeclaredRule) -> Bool {
        switch (occasion, other.occasion) {
        case (.month, .month): true
        case (.hours(let own), .hours(let others)), (.quantity(let own), .quantity(let others)): own.id == others.id
        case (.clock(let own), .clock(let others)):
            // A week refuses windows that share time.
            (try? WeekClock(own.windows + others.windows)) == nil
        default: false
        }
    }

    /// What it is called and where it stands, for errors.
    fileprivate var title: String { "\(description.name) (\(description.paragraph))" }
}
