//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// An amount that follows income in straight pieces, as the Income Tax Act writes its deductions and reductions.
///
/// Everything is counted in prisbasbelopp and written in ten-thousandths, with the underscore where the act has its
/// decimal comma: `2_7200` is 2,72 prisbasbelopp and `0_3874` is 38,74 %. Limits and starting points have at most
/// three decimals where an income is compared, and two where one is subtracted; a prisbasbelopp is whole hundreds of
/// kronor. So every value is a whole number of ten-thousandths of a krona, and nothing is rounded here.
package struct BaseAmountScale: Hashable, Sendable {
    /// An amount, and a share of the income above a starting point.
    package struct Line: Hashable, Sendable {
        /// The fixed amount, in prisbasbelopp.
        package let amount: Int64
        /// The share of income that is added; negative where the amount shrinks.
        package let share: Int64
        /// The income from which the share counts, in prisbasbelopp.
        package let start: Int64

        package init(_ amount: Int64, plus share: Int64 = 0, above start: Int64 = 0) {
            self.amount = amount
            self.share = share
            self.start = start
        }
    }

    /// A line and the highest income it applies to.
    package struct Piece: Hashable, Sendable {
        /// The highest income, in prisbasbelopp; the limit itself is included.
        package let limit: Int64
        /// The amount up to there.
        package let line: Line

        package init(upTo limit: Int64, _ amount: Int64, plus share: Int64 = 0, above start: Int64 = 0) {
            self.limit = limit
            line = Line(amount, plus: share, above: start)
        }
    }

    /// The pieces, lowest incomes first.
    package let pieces: [Piece]

    /// What applies to incomes above the last piece.
    package let rest: Line

    package init(_ pieces: [Piece], rest: Line) {
        self.pieces = pieces
        self.rest = rest
    }

    /// The amount at an income in whole kronor, in ten-thousandths of a krona.
    package func amount(at income: Int64, prisbasbelopp: Int64) -> Int64 {
        let wanted = income * 10_000
        for piece in pieces where wanted <= piece.limit * prisbasbelopp {
            return piece.line.amount(at: income, prisbasbelopp: prisbasbelopp)
        }
        return rest.amount(at: income, prisbasbelopp: prisbasbelopp)
    }
}

extension BaseAmountScale.Line {
    /// The amount at an income in whole kronor, in ten-thousandths of a krona.
    package func amount(at income: Int64, prisbasbelopp: Int64) -> Int64 {
        amount * prisbasbelopp + share * (income - start * prisbasbelopp / 10_000)
    }
}

extension BaseAmountScale {
    /// No amount at any income.
    package static let nothing = BaseAmountScale([], rest: Line(0))

    /// Grundavdrag (IL 63:3).
    package static let grundavdrag = BaseAmountScale(
        [
            Piece(upTo: 0_9900, 0_4230),
            Piece(upTo: 2_7200, 0_4230, plus: 0_2000, above: 0_9900),
            Piece(upTo: 3_1100, 0_7700),
            Piece(upTo: 7_8800, 0_7700, plus: -0_1000, above: 3_1100),
        ], rest: Line(0_2930))

    /// The särskilda belopp (IL 63:3 a) of the lower incomes, which have long been the same.
    package static let lowSarskiltBelopp: [Piece] = [
        Piece(upTo: 0_9100, 0_6870),
        Piece(upTo: 1_1100, 0_8850, plus: -0_2000),
        Piece(upTo: 1_9650, 0_6000, plus: 0_0570),
        Piece(upTo: 2_7200, 0_3330, plus: 0_1949),
        Piece(upTo: 3_1100, -0_2120, plus: 0_3949),
        Piece(upTo: 3_2400, -0_5230, plus: 0_4949),
    ]

    /// Jobbskatteavdrag of those who have reached the age limit (IL 67:8): an amount by itself.
    package static let aldresJobbskatteavdrag = BaseAmountScale(
        [
            Piece(upTo: 1_7500, 0, plus: 0_2200),
            Piece(upTo: 5_2400, 0_2635, plus: 0_0700),
        ], rest: Line(0_6293))
}
