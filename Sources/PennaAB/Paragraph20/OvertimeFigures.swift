//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The figures of § 20.
extension Overtime {
    static let source: Source = [.agreement(.ab25, "§ 20", .kav, .ohr), .page(.ab20Slides)]
    private static let percentages = source + .page(.sverigesIngenjorer)
    private static let lastOldDay = Day(2025, 3, 31)

    static let divisor = Figure(
        "ab.20.timlon-divisor", name: "Timlön är heltidslönen delad med", unit: .tal,
        rows: [FigureRow(from: AB.firstDay, 165, source: percentages, confidence: .confirmed)])
    static let simple = Figure(
        "ab.20.enkel", name: "Enkel övertid, procent av timlönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 1_800_000, source: percentages, confidence: .confirmed)])
    static let qualified = Figure(
        "ab.20.kvalificerad", name: "Kvalificerad övertid, procent av timlönen", unit: .procent,
        rows: [FigureRow(from: AB.firstDay, 2_400_000, source: percentages, confidence: .confirmed)])
    static let fyllnad = Figure(
        "ab.20.fyllnad", name: "Fyllnadstid, procent av timlönen", unit: .procent,
        rows: [
            FigureRow(
                from: AB.firstDay, through: lastOldDay, 1_200_000,
                source: [.page(.dikOvertime), .page(.hrscOvertime), .secondHand("SKR", .ka20210817)],
                confidence: .confirmed)
        ])
    static let window = Figure(
        "ab.20.fonster", name: "Enkel övertid räknas inom så lång tid från passet", unit: .timme,
        rows: [
            FigureRow(from: AB.firstDay, 120, source: .agreement(.ab, "§ 20 mom. 2", .ab20Text), confidence: .confirmed)
        ])
    static let bothSides = Figure(
        "ab.20.fore-och-efter", name: "Enkel övertid före, mellan och efter pass", unit: .tal,
        choices: ["högst två timmar sammanlagt", "bara fönstren räknas"],
        rows: [
            FigureRow(
                from: AB.firstDay, 0, source: [.agreement(.ab, "§ 20 mom. 2", .ab20Text), .decision(.a34)],
                confidence: .reported)
        ])
    static let partTimeAsFullTime = Figure(
        "ab.20.deltid-som-heltid", name: "Deltidsanställda har övertid som heltidsanställda", unit: .tal,
        choices: ["nej", "ja"],
        rows: [
            FigureRow(
                from: AB.firstDay, through: lastOldDay, 0, source: .agreement(.ab24, "§ 20"), confidence: .confirmed),
            FigureRow(from: Day(2025, 4, 1), 1, source: [.page(.skr89409), .decision(.a10)], confidence: .confirmed),
        ])
    static let operationShift = Figure(
        "ab.20.verksamhetens-pass", name: "Fyllnadstid räknas till dagens arbetstid är så lång", unit: .timme,
        rows: [
            FigureRow(
                from: AB.firstDay, through: lastOldDay, 8 * 60, source: [.page(.ab20Slides), .page(.ka20081006)],
                confidence: .reported)
        ])
    static let rounding = Figure(
        "ab.20.avrundning", name: "Avrundning av övertid", unit: .tal,
        choices: ["exakta minuter", "påbörjad halvtimme per tillfälle"],
        rows: [FigureRow(from: AB.firstDay, 0, source: .decision(.a11), confidence: .reported)])
    static let standbyRounding = Figure(
        "ab.20.avrundning-jour", name: "Avrundning av arbete under jour och beredskap, 22–06", unit: .tal,
        choices: ["exakta minuter", "påbörjad halvtimme per tillfälle"],
        rows: [FigureRow(from: AB.firstDay, 1, source: [.page(.ab20Text), .decision(.a11)], confidence: .reported)])

    static let figures = [
        divisor, simple, qualified, fyllnad, window, bothSides, partTimeAsFullTime, operationShift, rounding,
        standbyRounding,
    ]

    /// The figures as they stand on a day.
    struct Values: Sendable {
        let divisor: FigureValue
        let simple: FigureValue
        let qualified: FigureValue
        let fyllnad: FigureValue
        let window: FigureValue
        let bothSides: FigureValue
        let partTimeAsFullTime: FigureValue
        let operationShift: FigureValue
        let rounding: FigureValue
        let standbyRounding: FigureValue

        /// Whether part-timers had fyllnadstid.
        var hasFyllnad: Bool { partTimeAsFullTime.value == 0 }

        init(_ day: Day, _ settings: KnownSettings) {
            divisor = Overtime.divisor.value(on: day, settings)
            simple = Overtime.simple.value(on: day, settings)
            qualified = Overtime.qualified.value(on: day, settings)
            fyllnad = Overtime.fyllnad.value(on: day, settings)
            window = Overtime.window.value(on: day, settings)
            bothSides = Overtime.bothSides.value(on: day, settings)
            partTimeAsFullTime = Overtime.partTimeAsFullTime.value(on: day, settings)
            operationShift = Overtime.operationShift.value(on: day, settings)
            rounding = Overtime.rounding.value(on: day, settings)
            standbyRounding = Overtime.standbyRounding.value(on: day, settings)
        }
    }
}
