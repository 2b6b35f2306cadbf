//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// How a Swedish account number is built and checked: the type and comment of Bankgirot's manual.
public enum AccountForm: Hashable, Sendable, CaseIterable {
    /// Type 1, comment 1: seven digits, checked together with the clearing number without its first digit, modulus 11.
    case type1Comment1
    /// Type 1, comment 2: seven digits, checked together with the whole clearing number, modulus 11.
    case type1Comment2
    /// Type 2, comment 1: ten digits, checked without the clearing number, modulus 10.
    case type2Comment1
    /// Type 2, comment 2: nine digits, checked without the clearing number, modulus 11.
    case type2Comment2
    /// Type 2, comment 3: at most ten digits, checked without the clearing number, modulus 10.
    case type2Comment3

    /// How many digits an account number may be written with.
    public var writtenLengths: ClosedRange<Int> {
        switch self {
        case .type1Comment1, .type1Comment2: 7...7
        case .type2Comment1: 10...10
        case .type2Comment2: 8...9
        case .type2Comment3: 2...10
        }
    }

    /// How many digits it has when it is filled with zeros from the left.
    public var length: Int { writtenLengths.upperBound }
}

/// Clearing numbers that belong to one bank and have accounts of one form.
public struct ClearingRange: Hashable, Sendable {
    /// Which of the two lists has a range.
    public enum Edition: Hashable, Sendable {
        /// Both lists.
        case both
        /// The older list only, Bankgirot 2019-08-21: the bank may be gone.
        case only2019
        /// The newer list only, March 2024: the bank came later.
        case only2024
    }

    /// The first clearing number.
    public let first: Int

    /// The last clearing number.
    public let last: Int

    /// The name of the bank.
    public let bank: String

    /// How its account numbers are built.
    public let form: AccountForm

    /// Which list has the range.
    public let edition: Edition

    /// How well the range is known: confirmed where both lists agree, else reported.
    public var confidence: Confidence { edition == .both ? .confirmed : .reported }

    /// The range that a clearing number of four digits belongs to; `nil` when it is no known bank's.
    public static func containing(_ clearing: Int) -> ClearingRange? {
        all.first { $0.first <= clearing && clearing <= $0.last }
    }

    private init(_ first: Int, _ last: Int, _ bank: String, _ form: AccountForm, _ edition: Edition) {
        self.first = first
        self.last = last
        self.bank = bank
        self.form = form
        self.edition = edition
    }
}

extension ClearingRange {
    /// All ranges, in order and apart from each other.
    ///
    /// Facts from Bankgirot's manual of account numbers, edition 2019-08-21, and from a public list of March 2024; what
    /// came after that is not known. The newer list gives Länsförsäkringar 3400–3499, over Nordea's 3410–3781; here
    /// the manual rules, 3400–3409. Both banks' accounts there are checked alike, so no valid account is lost.
    /// For Plusgirot the manual's longer limit rules, ten digits instead of eight; for Swedbank its shorter one, ten
    /// instead of eleven.
    public static let all: [ClearingRange] = unordered.sorted { $0.first < $1.first }

    private static let unordered: [ClearingRange] =
        ranges(
            .type1Comment1, .both,
            [
                (1100, 1199, "Nordea"), (1200, 1399, "Danske Bank"), (1400, 2099, "Nordea"),
                (2400, 2499, "Danske Bank"), (3000, 3299, "Nordea"), (3301, 3399, "Nordea"),
                (3400, 3409, "Länsförsäkringar Bank"), (3410, 3781, "Nordea"), (3783, 3999, "Nordea"),
                (5000, 5999, "SEB"), (7000, 7999, "Swedbank"), (9060, 9069, "Länsförsäkringar Bank"),
                (9120, 9124, "SEB"), (9130, 9149, "SEB"), (9170, 9179, "Ikano Bank"), (9230, 9239, "Marginalen Bank"),
                (9250, 9259, "SBAB"), (9270, 9279, "ICA Banken"), (9280, 9289, "Resurs Bank"),
                (9460, 9469, "Santander Consumer Bank"), (9630, 9639, "Lån & Spar Bank Sverige"),
                (9680, 9689, "Bluestep Finans"),
            ])
        + ranges(
            .type1Comment2, .both,
            [
                (2300, 2399, "Ålandsbanken"), (4000, 4999, "Nordea"), (9020, 9029, "Länsförsäkringar Bank"),
                (9040, 9049, "Citibank"), (9100, 9109, "Nordnet Bank"), (9150, 9169, "Skandiabanken"),
                (9190, 9199, "DNB Bank"), (9260, 9269, "DNB Bank"), (9390, 9399, "Landshypotek"),
                (9470, 9479, "BNP Paribas"), (9550, 9569, "Avanza Bank"), (9590, 9599, "Erik Penser Bank"),
                (9640, 9649, "NOBA Bank"), (9660, 9669, "Svea Bank"), (9670, 9679, "JAK Medlemsbank"),
                (9700, 9709, "Ekobanken"), (9780, 9789, "Klarna Bank"), (9880, 9889, "Riksgälden"),
            ])
        + ranges(
            .type2Comment1, .both,
            [
                (3300, 3300, "Nordea personkonto"), (3782, 3782, "Nordea personkonto"), (9180, 9189, "Danske Bank"),
                (9300, 9349, "Swedbank"), (9570, 9579, "Sparbanken Syd"), (9890, 9899, "Riksgälden"),
            ])
        + ranges(.type2Comment2, .both, [(6000, 6999, "Handelsbanken")])
        + ranges(
            .type2Comment3, .both,
            [
                (8000, 8999, "Swedbank och sparbankerna"), (9500, 9549, "Nordea Plusgirot"),
                (9960, 9969, "Nordea Plusgirot"),
            ])
        + ranges(.type1Comment1, .only2019, [(9400, 9449, "Forex Bank")])
        + ranges(.type1Comment2, .only2019, [(9650, 9659, "MedMera Bank")])
        + ranges(.type1Comment1, .only2024, [(9070, 9079, "Multitude Bank"), (9580, 9589, "Aion Bank")])
        + ranges(.type1Comment2, .only2024, [(9710, 9719, "Lunar Bank"), (9750, 9759, "Northmill Bank")])

    private static func ranges(
        _ form: AccountForm, _ edition: Edition, _ banks: [(Int, Int, String)]
    ) -> [ClearingRange] {
        banks.map { ClearingRange($0.0, $0.1, $0.2, form, edition) }
    }
}
