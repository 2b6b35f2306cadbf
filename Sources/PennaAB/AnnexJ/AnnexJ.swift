//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// Bilaga J: jourpersonal.
///
/// Half of a jourpass is working time and half is jour.
///
/// So jour (§ 22) and OB (§ 21) are paid at half over the whole pass; the working half of a scheduled pass is inside the
/// monthly pay. The working half of an extra pass is registered as extra work.
enum AnnexJ {
    private static let burlov: Source = .agreement(.ab, "Bilaga J", .burlovStandby, .ka20160705)

    static let workingShare = ABFigure(
        "ab.j.arbetstid", name: "Bilaga J, andel av jourpasset som är arbetstid", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 500_000, source: burlov, confidence: .reported)])

    static let figures = [workingShare]

    static let formula = Formula(
        FormulaID(2090), name: "OB-tillägg i jourpass", expression: "öre(andel × halvtimme(timmar) × belopp)",
        operands: [Operand("andel", .procent), Operand("timmar", .timme), Operand("belopp", .krona)],
        paragraph: "AB Bilaga J", source: burlov, confidence: .reported, quantity: "timmar", price: "belopp",
        paid: PaidMeasure("andel × halvtimme(timmar)", .timme))

    static let rule = RuleDescription(
        paragraph: "AB Bilaga J", name: "Jourpersonal",
        text: """
            För jourpersonal räknas hälften av ett jourpass som arbetstid och hälften som jour. Ersättningen för jour och \
            OB-tillägget betalas därför med halva beloppet för hela passet. Arbetstiden i ett schemalagt pass ligger i \
            månadslönen; arbetstiden i ett extra pass registreras som extra arbete. Penna avrundar passens OB-minuter för \
            sig, uppåt till halv timme per klass och månad.
            """,
        formulas: [formula], figures: figures)

    static let payItems: [PayItem] = []

    static func add(
        _ work: borrowing MonthWork, _ question: borrowing EmploymentMonth, _ rules: ABMonth,
        carry: inout EmploymentCarry,
        to arena: inout LineArena
    ) throws(PayrollError) {
        guard !work.standby.isEmpty else { return }
        for (index, stretch) in work.stretches.enumerated() where stretch.scope.annex == .jour {
            var minutes = OBMinutes.zero
            for time in work.standby where time.kind == .jour && time.stretch == index {
                guard let inside = time.interval.intersection(rules.interval) else { continue }
                minutes = minutes &+ rules.classes.minutes(in: inside)
            }
            for obClass in OBClass.allCases where minutes[obClass.lane] > 0 {
                try addLine(obClass, Minutes(Int64(minutes[obClass.lane])), stretch, question, rules, to: &arena)
            }
        }
    }

    private static func addLine(
        _ obClass: OBClass, _ time: Minutes, _ stretch: PayStretch, _ question: borrowing EmploymentMonth,
        _ rules: ABMonth, to arena: inout LineArena
    ) throws(PayrollError) {
        let figures = rules.figures[stretch.figures]
        let figure = try figures.obRate(obClass, on: stretch.days.first)
        let rate = figure.amount
        let share = Percent(millionths: figures[workingShare].value)
        let amount = try (Exact(rate) * time.roundedUpToHalfHour * share).rounded(.halfAwayFromZero)
        arena.add(
            obClass.item, amount, formula.id, formula.confidence.weaker(figure.confidence), stretch.origin(question),
            [share.millionths, time.count, rate.ore])
    }
}
