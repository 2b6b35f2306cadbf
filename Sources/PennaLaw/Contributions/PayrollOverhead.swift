//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// The employer's overhead on pay (PO-pålägg, personalomkostnadspålägg), by age class and date.
///
/// What an internal account is charged on top of gross pay for contributions, insurances and pensions. It is no law: the
/// employer decides it, often after SKR's yearly recommendation, and enters every percentage. Penna has none built in,
/// and uses none for another class or another time.
///
/// ```swift
/// let overhead = try PayrollOverhead([
///     .init(.standard, from: Day(2026, 1, 1), Percent(millionths: 400_000), source: "Budget 2026")
/// ])
/// let charged = try overhead.overhead(on: grossPay, of: .standard, on: day)
/// ```
public struct PayrollOverhead: Hashable, Sendable {
    /// A percentage with its dates and source.
    public struct Row: Hashable, Sendable {
        /// The persons it is for, by the contributions that are paid for them.
        public package(set) var ageClass: ContributionClass

        /// The first day it applies.
        public package(set) var from: Day

        /// The last day it applies; `nil` until the class's next row, or until further notice.
        public package(set) var through: Day?

        /// The share of gross pay.
        public package(set) var percent: Percent

        /// Who decided it, and where.
        public package(set) var source: String

        /// A percentage with its dates and source.
        public init(
            _ ageClass: ContributionClass, from: Day, through: Day? = nil, _ percent: Percent, source: String
        ) {
            self.ageClass = ageClass
            self.from = from
            self.through = through
            self.percent = percent
            self.source = source
        }
    }

    /// The table as figures, one for each age class that has rows, oldest row first.
    public let figures: [Figure]

    /// The figure of each age class, in the order of the classes.
    private let ofClass: [Figure]

    /// A table of the employer.
    ///
    /// - Throws: `invalidValue` for a percentage outside 0–100, a row without source, or one that ends before it begins;
    ///   `overlap` when two rows of a class begin on the same day, or one begins before another has ended.
    public init(_ rows: [Row]) throws(PayrollError) {
        for row in rows { try PayrollOverhead.check(row) }
        var figures: [Figure] = []
        var ofClass: [Figure] = []
        for ageClass in ContributionClass.allCases {
            let sorted = rows.filter { $0.ageClass == ageClass }.sorted { $0.from < $1.from }
            ofClass.append(PayrollOverhead.figure(ageClass, sorted))
            guard !sorted.isEmpty else { continue }
            for (earlier, later) in zip(sorted, sorted.dropFirst())
            where earlier.from == later.from || earlier.through.map({ later.from <= $0 }) ?? false {
                throw PayrollError(
                    .overlap,
                    "PO-pålägget för \(ageClass.swedish) har två procentsatser den \(later.from). Ta bort den ena, eller "
                        + "ändra datumen.", day: later.from)
            }
            figures.append(ofClass[ofClass.count - 1])
        }
        self.figures = figures
        self.ofClass = ofClass
    }

    /// The percentage of an age class on a day, with its source.
    ///
    /// - Throws: `missingFigure`, naming the class and the day, when the employer has given none.
    public func row(of ageClass: ContributionClass, on day: Day) throws(PayrollError) -> FigureRow {
        try ofClass[ageClass.position].row(on: day)
    }

    /// The overhead on a gross pay, to the öre, an exact half away from zero.
    ///
    /// Pay that is taken back gives its overhead back, so a negative gross pay has a negative overhead.
    ///
    /// - Throws: `missingFigure`, naming the class and the day, when the employer has given no percentage; `overflow`
    ///   when the result does not fit in 64 bits.
    public func overhead(
        on grossPay: Amount, of ageClass: ContributionClass, on day: Day
    ) throws(PayrollError) -> Proof {
        try rates(on: day).overhead(on: grossPay, of: ageClass)
    }

    /// The percentages of a day, looked up once for many payslips.
    public func rates(on day: Day) -> OverheadRates {
        OverheadRates(table: self, day: day, percents: ofClass.map { (try? $0.row(on: day))?.value })
    }
}

/// The overhead percentages of a day.
public struct OverheadRates: Sendable {
    fileprivate let table: PayrollOverhead
    fileprivate let day: Day
    /// Millionths in the order of the classes; `nil` where the employer has given none.
    fileprivate let percents: [Int64?]

    /// The overhead on a gross pay, as ``PayrollOverhead/overhead(on:of:on:)`` has it.
    ///
    /// - Throws: as it does.
    public func overhead(on grossPay: Amount, of ageClass: ContributionClass) throws(PayrollError) -> Proof {
        let percent =
            if let known = percents[ageClass.position] { known } else { try table.row(of: ageClass, on: day).value }
        // What the employer enters it has confirmed.
        return try Proof(
            of: PayrollOverhead.Charge(grossPay: grossPay, percent: Percent(millionths: percent)), .confirmed)
    }
}

extension PayrollOverhead {
    /// The employer's overhead on gross pay, to the öre.
    struct Charge: Working {
        static let formula = Formula(
            FormulaID(111), name: "PO-pålägg", expression: "öre(bruttolön × pålägg)",
            operands: [Operand("bruttolön", .krona), Operand("pålägg", .procent)],
            paragraph: "Arbetsgivarens egen tabell", source: [.page(.skrOverhead), .practice("internredovisning")],
            confidence: .reported, quantity: "bruttolön", price: "pålägg")

        let grossPay: Amount
        let percent: Percent

        func amount() throws(PayrollError) -> Amount {
            try (Exact(grossPay) * percent).rounded(.halfAwayFromZero)
        }

        func write(to operands: inout some OperandWriter) {
            operands.krona(grossPay)
            operands.procent(percent)
        }
    }

    private static func check(_ row: Row) throws(PayrollError) {
        let name = "PO-pålägget för \(row.ageClass.swedish) från \(row.from)"
        guard (0...Percent.whole.millionths).contains(row.percent.millionths) else {
            throw PayrollError(
                .invalidValue,
                "\(name) är \(DecimalText.swedish(row.percent.millionths, scale: 4, trimmed: true)) %. "
                    + "Ange en procentsats 0–100.", day: row.from)
        }
        if let through = row.through, through < row.from {
            throw PayrollError(
                .invalidValue, "\(name) slutar gälla \(through), innan det börjar. Rätta datumen.", day: row.from)
        }
        guard row.source.utf8.contains(where: { $0 != UInt8(ascii: " ") }) else {
            throw PayrollError(
                .invalidValue, "\(name) saknar källa. Ange vem som har beslutat det, och var.", day: row.from)
        }
    }

    /// The employer's own decision is confirmed by the employer who enters it.
    private static func figure(_ ageClass: ContributionClass, _ rows: [Row]) -> Figure {
        Figure(
            key(ageClass), name: "PO-pålägg, \(ageClass.swedish)", unit: .procent,
            rows: rows.map {
                FigureRow(
                    from: $0.from, through: $0.through, $0.percent.millionths, source: .document($0.source),
                    confidence: .confirmed)
            })
    }

    private static func key(_ ageClass: ContributionClass) -> String {
        switch ageClass {
        case .exempt: "po.befriad"
        case .pensioner: "po.alderspension"
        case .youth: "po.unga"
        case .standard: "po.full"
        }
    }
}

extension ContributionClass {
    /// The place among all classes.
    fileprivate var position: Int {
        switch self {
        case .exempt: 0
        case .pensioner: 1
        case .youth: 2
        case .standard: 3
        }
    }
}
