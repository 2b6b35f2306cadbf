//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// What to send of one sort of statement: only what is new or differs from what was sent.
public struct AGIChanges<Statement: AGIStatement>: Hashable, Sendable {
    /// Statements under new keys, in order of key.
    public let additions: [Statement]

    /// Statements under keys that were sent before, with all their new values, in order of key.
    public let replacements: [Statement]

    /// The keys of what shall no longer be there, in order.
    ///
    /// A removal is sent with the key and the removal mark (field 205, or 820 for absence) and nothing else.
    public let removals: [Statement.Key]

    /// The changes that turn what was sent into what should be.
    ///
    /// A change is a whole replacement under the same key, never a difference.
    ///
    /// - Throws: `countMismatch` when a key stands twice on one side.
    public init(from sent: [Statement], to wanted: [Statement]) throws(PayrollError) {
        var left = try AGIChanges.byKey(sent)
        var additions: [Statement] = []
        var replacements: [Statement] = []
        for statement in try AGIChanges.byKey(wanted).values.sorted(by: { $0.key < $1.key }) {
            guard let old = left.removeValue(forKey: statement.key) else {
                additions.append(statement)
                continue
            }
            if old.values != statement.values { replacements.append(statement) }
        }
        self.additions = additions
        self.replacements = replacements
        removals = left.keys.sorted()
    }

    /// Whether there is nothing to send.
    public var isEmpty: Bool { additions.isEmpty && replacements.isEmpty && removals.isEmpty }

    /// What was sent, with the changes made.
    func applied(to sent: [Statement]) -> [Statement] {
        var result: [Statement.Key: Statement] = [:]
        for statement in sent + additions + replacements { result[statement.key] = statement }
        for key in removals { result[key] = nil }
        return result.values.sorted { $0.key < $1.key }
    }

    private static func byKey(_ statements: [Statement]) throws(PayrollError) -> [Statement.Key: Statement] {
        var result: [Statement.Key: Statement] = [:]
        for statement in statements where result.updateValue(statement, forKey: statement.key) != nil {
            throw PayrollError(
                .countMismatch,
                "Samma uppgift i arbetsgivardeklarationen står två gånger. Det är ett fel i underlaget till rättelsen.")
        }
        return result
    }
}

/// A declaration to send for an employer and a month: the first one, or a correction of what was sent before.
public struct AGIFiling: Hashable, Sendable {
    /// The employer.
    public let employer: Organisationsnummer

    /// The month of payment.
    public let period: AGIPeriod

    /// The huvuduppgift to send; `nil` when its sums are those that were sent.
    public let employerStatement: EmployerStatement?

    /// The individuppgifter to send.
    public let individuals: AGIChanges<IndividualStatement>

    /// The frånvarouppgifter to send.
    public let absences: AGIChanges<AbsenceStatement>

    /// What is wrong or worth knowing, in order of payee, the employer's own last.
    public let findings: [AGIFinding]

    /// Whether everything could be made.
    ///
    /// What a blocking finding concerns is not among the changes, and stays as it was sent before: mend the cause before
    /// sending.
    public var isComplete: Bool { !findings.contains { $0.isBlocking } }

    /// Whether there is nothing to send.
    public var isEmpty: Bool { employerStatement == nil && individuals.isEmpty && absences.isEmpty }
}
