//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Bilaga J: jourpersonal.
///
/// A share of a jourpass, half of it, is working time and the rest is jour.
///
/// So over the whole pass jour (§ 22) is paid by the rest and OB (§ 21) by the share; the working time of a scheduled pass
/// is inside the monthly pay. That of an extra pass is registered as extra work.
///
/// The page: what it says, how much from when, how it is calculated, an example.
enum AnnexJ {
    // MARK: What it says

    private static let text: RuleText = """
        För jourpersonal räknas \(workingShare) av ett jourpass som arbetstid och resten som jour. Ersättningen för jour \
        betalas därför med den delen av beloppet, och OB-tillägget med \(workingShare) av sitt, för hela passet. \
        Arbetstiden i ett schemalagt pass ligger i månadslönen; arbetstiden i ett extra pass registreras som extra \
        arbete. Penna avrundar passens OB-minuter för sig, uppåt till halv timme per klass och månad.
        """

    // MARK: How much, from when

    private static let burlov: Source = .agreement(.ab, "Bilaga J", .burlovStandby, .ka20160705)

    /// § 22 has it, because it pays the rest of the pass.
    static let workingShare = Standby.annexJWorkingShare

    // MARK: How it is calculated

    /// OB of a class over the jourpass of the month.
    struct OBShare: Working {
        static let formula = Formula(
            FormulaID(2090), name: "OB-tillägg i jourpass", expression: "öre(andel × halvtimme(timmar) × belopp)",
            operands: [Operand("andel", .procent), Operand("timmar", .timme), Operand("belopp", .krona)],
            paragraph: "AB Bilaga J", source: burlov, confidence: .reported, quantity: "timmar", price: "belopp",
            paid: PaidMeasure("andel × halvtimme(timmar)", .timme))

        let share: Percent
        let time: Minutes
        let rate: Amount

        func amount() throws(PayrollError) -> Amount {
            try (Exact(rate) * time.roundedUpToHalfHour * share).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.procent(share)
            operands.timme(time)
            operands.krona(rate)
        }
    }

    static func add(to month: inout MonthContext, _ question: borrowing EmploymentMonth) throws(PayrollError) {
        guard !month.work.standby.isEmpty else { return }
        let rules = month.rules
        for index in month.work.stretches.indices where month.work.stretches[index].scope.annex == .jour {
            var minutes = OBMinutes.zero
            for piece in StandbyMonth.pieces(month.work) where piece.time.kind == .jour && piece.fate == .held {
                for part in month.work.parts(of: piece.interval) where part.stretch == index {
                    minutes = minutes &+ rules.classes.minutes(in: part.interval)
                }
            }
            for obClass in OBClass.allCases where minutes[obClass.lane] > 0 {
                let time = Minutes(Int64(minutes[obClass.lane]))
                try addLine(obClass, time, month.work.stretches[index], to: &month, question)
            }
        }
    }

    private static func addLine(
        _ obClass: OBClass, _ time: Minutes, _ stretch: PayStretch, to month: inout MonthContext,
        _ question: borrowing EmploymentMonth
    ) throws(PayrollError) {
        let figures = month.figures(of: stretch)
        let (share, rate) = (figures[workingShare], try figures.obRate(obClass, on: stretch.days.first))
        try month.lines.add(
            obClass.item, OBShare(share: share.percent, time: time, rate: rate.amount),
            rate.confidence.weaker(share.confidence), stretch.origin(question))
    }

    // MARK: Pay items

    /// OB and jour have the items of their paragraphs.
    static let payItems: [PayItem] = []

    // MARK: An example

    private static func example() throws(PayrollError) -> RuleExample {
        try HoursExample.make(
            "Månadslön 33 000 kronor, Bilaga J. Jourpass klockan 21–06 natten efter tisdagen den 6 oktober 2026.",
            month: Month(year: 2026, month: 10), agreement: "AB Bilaga J",
            items: [Standby.jourItem] + InconvenientHours.payItems,
            [(.standby(.jour, try ClockSpan(from: 21 * 60, to: 30 * 60)), Day(2026, 10, 6))])
    }

    // MARK: The rule

    static let figures = [workingShare]

    static let rule = RuleDescription(
        paragraph: "AB Bilaga J", name: "Jourpersonal", text: text, formulas: [OBShare.formula], figures: figures,
        example: { () throws(PayrollError) in try example() })
}
