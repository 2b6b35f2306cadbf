//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

extension PayrollRun {
    /// The step of somebody whose earlier months may come out otherwise now.
    ///
    /// All months of the history are calculated again with what is known now. For a month that was paid, the differences
    /// become lines, one for each cause; a month that was never paid gives its own lines.
    func step(
        _ plan: CorrectionPlan<Rules>, index: Int, carry: inout Carry, earlier: MonthAccount = MonthAccount(),
        into arena: inout LineArena, _ corrections: inout [Correction], _ moves: inout [AGIMove],
        _ months: inout [MonthLines]
    ) -> StepOutcome {
        guard let now = plan.steps.last else { return .idle }
        let (firstLine, firstCorrection, firstMonth) = (arena.lines.count, corrections.count, months.count)
        let firstOccasion = arena.occasions.count
        var employment: Int?
        do throws(PayrollError) {
            var (parts, earned) = try differences(plan, notingOccasions: arena.notesOccasions, employment: &employment)
            employment = nil
            for (place, (month, range)) in earned.lines.enumerated() where plan.paid.months[month] == nil {
                let first = arena.lines.count
                arena.append(earned.arena, range)
                arena.note(earned.occasions(place))
                months.append(MonthLines(payMonth: month, lines: first..<arena.lines.count))
            }
            parts = try CorrectionPart.withoutNothing(parts).sorted { $0.precedes($1) }
            for part in parts { try add(part, now.person, to: &arena, &corrections) }
            var next = carry
            beginYear(now.person, &next.year, first: now.runs.first?.firstDay ?? firstDay)
            next = next.with(earned: earned.carry, in: payDate.incomeYear)
            if arena.lines.count == firstLine, next.receivable == .zero, try !isRestDue(now.person, next) {
                carry = next
                return .idle
            }
            var past: Past? = Past(
                plan, now, corrections: Array(corrections[firstCorrection...]),
                retroactive: Set(parts.indices.filter { parts[$0].isRetroactivePay }))
            let payslip = try close(
                now.person, index: index, firstLine: firstLine, earlier, past: &past, carry: &next, arena: &arena)
            corrections += past?.recalculated ?? []
            moves += (past?.moves ?? []).map { AGIMove(person: index, $0) }
            carry = next
            return .payslip(payslip)
        } catch {
            arena.cut(toLines: firstLine, occasions: firstOccasion)
            corrections.removeSubrange(firstCorrection...)
            months.removeSubrange(firstMonth...)
            return .failure(
                PersonFailure(
                    person: index, employment: employment.map { now.person.employments[$0].id }, error: error))
        }
    }

    /// What each cause moved, and the months as they are now.
    ///
    /// A state that cannot be calculated, such as one half of a correction, is passed over: the next one that can has its
    /// part too.
    private func differences(
        _ plan: CorrectionPlan<Rules>, notingOccasions notesOccasions: Bool, employment: inout Int?
    ) throws(PayrollError) -> ([CorrectionPart], EarnedMonths) {
        var parts: [CorrectionPart] = []
        var known = plan.paid.months
        for (cause, step) in plan.steps.enumerated() {
            let earned: EarnedMonths
            do throws(PayrollError) {
                earned = try EarnedMonths(
                    step.person, step.runs, from: plan.opening, notingOccasions: notesOccasions, employment: &employment
                )
            } catch {
                if cause == plan.steps.count - 1 { throw error }
                continue
            }
            for (month, range) in earned.lines {
                guard let before = known[month] else { continue }
                let after = try earned.sums(range, of: step.person)
                if cause == 0, plan.paid.takenOver.contains(month) {
                    known[month] = after.mapValues { $0.amount }
                    continue
                }
                for key in Set(before.keys).union(after.keys) {
                    let old = try plan.paid.made(before[key] ?? .zero, of: key, in: month)
                    let new = try plan.paid.made(after[key]?.amount ?? .zero, of: key, in: month)
                    guard old != new else { continue }
                    parts.append(
                        CorrectionPart(
                            payMonth: month, key: key, cause: cause, before: old, after: new,
                            confidence: after[key]?.confidence ?? .confirmed,
                            isRetroactivePay: step.cause.isRetroactivePay))
                }
                known[month] = after.mapValues { $0.amount }
            }
            if cause == plan.steps.count - 1 { return (parts, earned) }
        }
        throw PayrollError(
            .countMismatch, "Rättelsen har inget läge att räkna från. Det är ett fel i Penna; anmäl det.")
    }

    private func add(
        _ part: CorrectionPart, _ person: Person, to arena: inout LineArena, _ corrections: inout [Correction]
    ) throws(PayrollError) {
        corrections.append(
            Correction(line: arena.lines.count, payMonth: part.payMonth, key: part.key, cause: part.cause))
        try arena.addDifference(
            part.key.item, after: part.after, before: part.before, part.confidence, LineOrigin(part.key, of: person))
    }
}

/// How much one cause moves one key of a month.
struct CorrectionPart {
    let payMonth: Month
    let key: PaidKey
    let cause: Int
    let before: Amount
    let after: Amount
    let confidence: Confidence
    let isRetroactivePay: Bool

    /// The parts without those that add up to nothing: what was recorded and taken back again before anybody was paid by
    /// it leaves no line.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    static func withoutNothing(_ parts: [CorrectionPart]) throws(PayrollError) -> [CorrectionPart] {
        var sums: [MonthKey: Amount] = [:]
        for part in parts {
            let place = MonthKey(month: part.payMonth, key: part.key)
            sums[place] = try (sums[place] ?? .zero) + (part.after - part.before)
        }
        return parts.filter { sums[MonthKey(month: $0.payMonth, key: $0.key)] != .zero }
    }

    private struct MonthKey: Hashable {
        let month: Month
        let key: PaidKey
    }

    func precedes(_ other: CorrectionPart) -> Bool {
        if payMonth != other.payMonth { return payMonth < other.payMonth }
        return key == other.key ? cause < other.cause : key < other.key
    }
}

extension LineArena {
    /// Adds the difference between two calculations of the same.
    ///
    /// - Throws: `overflow` when it does not fit.
    mutating func addDifference(
        _ item: PayItemID, after: Amount, before: Amount, _ confidence: Confidence, _ origin: LineOrigin
    ) throws(PayrollError) {
        add(
            item, try after - before, CorrectionFormulas.difference.id, confidence, origin, [after.ore, before.ore])
    }
}

extension LineOrigin {
    /// Where a corrected amount comes from, as the person's employments are now.
    init(_ key: PaidKey, of person: Person) {
        let days = WorkedMonth(key.origin).days
        guard let position = person.employments.firstIndex(where: { $0.id == key.employment }) else {
            self.init(employment: PayLine.none, terms: PayLine.none, days: days)
            return
        }
        let terms = person.employments[position].terms
        let found =
            terms.lastIndex { $0.value.costAccount == key.account && $0.days(in: days) != nil }
            ?? terms.lastIndex { $0.value.costAccount == key.account }
        self.init(employment: UInt16(position), terms: found.map { UInt16($0) } ?? PayLine.none, days: days)
    }
}
