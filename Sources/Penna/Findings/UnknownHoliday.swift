//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
internal import PennaModel

extension PayrollRun {
    /// That nobody has said which holiday was taken and saved before the first month calculated for an employment.
    ///
    /// Told when it decides money: of monthly paid who leave in the months of the run, under an agreement that counts
    /// holiday.
    ///
    /// - Parameter first: the first day that is calculated for the person.
    func unknownHoliday(_ person: Person, before: Carry, after: Carry, first: Day) -> [Finding] {
        var findings: [Finding] = []
        for employment in person.employments {
            guard let end = employment.end, first <= end, end <= payDate.month.last else { continue }
            let state = before.employments.first { $0.employment == employment.id }
            let isFirst = state.map { $0.settledThrough == nil && $0.holiday.year == 0 } ?? true
            let isEarlier = before.year.since.map { employment.start < $0.first } ?? false
            // It follows from an employment to the one that goes on from it.
            let unknown = state?.holiday.unknownBefore
            guard employment.start < first && (isFirst || isEarlier) || unknown != nil,
                let counted = after.employments.first(where: { $0.employment == employment.id }),
                counted.holiday.year != 0, isMonthly(employment, on: first)
            else { continue }
            let known = unknown ?? (isFirst ? first : before.year.since.map { $0.first } ?? first)
            findings.append(
                employment.unknownHoliday(before: known, of: person, isHeld: counted.holiday.unknownBefore != nil))
        }
        return findings
    }

    /// Whether an employment has monthly pay on a day, or on its last day where that is earlier.
    func isMonthly(_ employment: Employment, on day: Day) -> Bool {
        let last = min(day, employment.end ?? day)
        return employment.terms.fact(on: last, knownAt: knownAt).map { employment.terms[$0].value.isMonthly } ?? false
    }

    /// Deductions that were made in part, or not at all, because the net did not reach.
    func unmadeDeductions(_ person: Person, _ payslip: Payslip, _ arena: LineArena) throws(PayrollError) -> [Finding] {
        var findings: [Finding] = []
        for line in arena.lines[payslip.lines] where line.formula == VoluntaryDeduction.formula.id {
            // Without proofs the wanted amount is not kept, and nobody is shown a finding.
            guard let wanted = arena.operands(of: line).first else { continue }
            let name = items[line.item]?.name ?? "\(line.item.number)"
            findings.append(
                Finding(
                    .deductionNotMade, .look, person: "\(person.id)",
                    "Av \(name) \(Amount(ore: wanted).swedish) kr är \(line.amount.swedish) kr avdraget: lönen efter skatt räcker inte till mer. Resten dras inte på en senare lön."
                ))
        }
        return findings
    }
}

extension Employment {
    /// That holiday before a day is not known.
    ///
    /// - Parameter isHeld: whether what is left of it waits to be paid until it is.
    func unknownHoliday(before first: Day, of person: Person, isHeld: Bool = false) -> Finding {
        let why =
            start < first
            ? "anställningen började \(start), men räknas först från \(first)"
            : "anställningen fortsätter en tidigare, som räknas först från \(first)"
        if isHeld {
            return Finding(
                .unknownHoliday, .look, person: "\(person.id)", employment: id,
                "Semesterersättningen när anställningen slutar är inte betald: \(why), och semester som togs och sparades före dess är inte känd.",
                waysOut: [
                    "Lägg in saldot i carry.ndjson: holiday med year, taken och saved.",
                    "Betala som om inget var taget eller sparat: ab.27.okand-semester 0 i settings.",
                    "Betala för hand med lönearten semesterersattning-slut.",
                ])
        }
        return Finding(
            .unknownHoliday, .look, person: "\(person.id)", employment: id,
            "\(why.prefix(1).uppercased())\(why.dropFirst()) och har inget ingående läge. Semester som togs i år och dagar som sparades före \(first) är inte kända, så semesterdagarna räknas som om inget var taget eller sparat."
        )
    }
}
