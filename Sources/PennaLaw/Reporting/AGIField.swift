//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A field of the AGI (arbetsgivardeklaration på individnivå), by Skatteverket's field number (fältkod).
///
/// The table is ``all``. Element names are those of schema 1.1; where only the field's title is known the element is
/// `nil`, and a file with that field cannot be written. Two fields are the same when their numbers are.
public struct AGIField: Sendable {
    /// Skatteverket's number, such as 11 for cash pay.
    public let number: Int

    /// The name, in Swedish.
    public let name: String

    /// The name of the XML element; `nil` where no source gives it.
    public let element: String?

    /// What the field holds.
    public let kind: AGIFieldKind

    /// The parts of the declaration that it stands in.
    public let blocks: AGIBlocks

    /// The first period it may stand in.
    public let first: Month

    /// The last period it may stand in; `nil` while it is in use.
    public let last: Month?

    /// How well number, element and periods are known.
    public let confidence: Confidence

    init(
        _ number: Int, _ name: String, _ element: String?, _ kind: AGIFieldKind, _ blocks: AGIBlocks,
        from first: Month = AGIField.firstPeriod, through last: Month? = nil, _ confidence: Confidence = .reported
    ) {
        self.number = number
        self.name = name
        self.element = element
        self.kind = kind
        self.blocks = blocks
        self.first = first
        self.last = last
        self.confidence = confidence
    }

    /// The field of a number.
    ///
    /// - Throws: `unknownName`, with the number, when there is no such field.
    public static func numbered(_ number: Int) throws(PayrollError) -> AGIField {
        guard let field = find(number) else {
            throw PayrollError(
                .unknownName,
                "AGI-fältet \(number) finns inte. Rätta lönearten: ange ett av Skatteverkets fältnummer, som 11 för "
                    + "kontant bruttolön.")
        }
        return field
    }

    /// Kontant bruttolön m.m., which contributions are calculated on.
    package static let cashPay = 11

    /// The day of a frånvarouppgift.
    package static let absenceDay = 821
    /// Andra kostnadsersättningar: an amount, beside the crosses for journeys.
    package static let otherReimbursements = 20
    /// Fuel with a benefit car.
    package static let carFuel = 18
    /// What the payee paid for such fuel by deduction.
    package static let carFuelPaid = 98

    /// The number with three digits, such as `011`.
    public var code: String { String(decoding: String(1000 + number).utf8.dropFirst(), as: UTF8.self) }

    /// Number and name for messages, such as `fält 011 (Kontant bruttolön m.m.)`.
    public var label: String { "fält \(code) (\(name))" }

    /// Whether the field may stand in a declaration of the period.
    public func isValid(in period: AGIPeriod) -> Bool {
        first <= period.month && (last.map { period.month <= $0 } ?? true)
    }

    /// The first month that is declared on individnivå by every employer.
    static let firstPeriod = Month(year: 2018, month: 7)

    /// The field of a number, or `nil`.
    static func find(_ number: Int) -> AGIField? {
        guard positions.indices.contains(number), positions[number] != noPosition else { return nil }
        return all[Int(positions[number])]
    }

    /// All fields, in order of number.
    public static let all: [AGIField] = (AGIFieldTable.employer + AGIFieldTable.individual + AGIFieldTable.absence)
        .sorted { $0.number < $1.number }

    private static let noPosition = UInt8.max

    /// Where each number stands in ``all``: every pay line of a month asks.
    private static let positions: [UInt8] = {
        var positions = [UInt8](repeating: noPosition, count: 1000)
        for (position, field) in all.enumerated() { positions[field.number] = UInt8(position) }
        return positions
    }()
}

extension AGIField: Hashable {
    /// Whether the numbers are the same.
    public static func == (left: AGIField, right: AGIField) -> Bool { left.number == right.number }

    /// Feeds the number.
    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// The parts of the declaration.
public struct AGIBlocks: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Blocks of those bits.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Huvuduppgift (HU): the employer's own sums.
    public static let employer = AGIBlocks(rawValue: 1 << 0)
    /// Individuppgift (IU): one payee's values.
    public static let individual = AGIBlocks(rawValue: 1 << 1)
    /// Frånvarouppgift: absence with parental benefit, a record per day.
    public static let absence = AGIBlocks(rawValue: 1 << 2)
}

/// What a field of the AGI holds.
public enum AGIFieldKind: Hashable, Sendable {
    /// Whole kronor of at most ten digits.
    case belopp10
    /// Whole kronor of at most seven digits: car and fuel.
    case belopp7
    /// A cross: there or not there.
    case kryss
    /// Free text, of at most that many characters where a limit is known.
    case text(most: Int?)
    /// A whole number, of at most that many digits where a limit is known.
    case heltal(digits: Int?)
    /// A country code of two letters.
    case landskod
    /// One of Skatteverket's codes.
    case kod
    /// Something that a statement's key or record holds in a type of its own: who, when, which, how much absence.
    case nyckel

    /// The largest amount in whole kronor; `nil` when the field holds no amount.
    public var most: Int64? {
        switch self {
        case .belopp10: 9_999_999_999
        case .belopp7: 9_999_999
        default: nil
        }
    }

    /// Whether a text fits, for kinds that hold text.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .text(let most): !text.isBlank && text.count <= most ?? .max
        case .heltal(let digits):
            (1...(digits ?? .max)).contains(text.utf8.count) && text.utf8.allSatisfy { $0.isDigit }
        case .landskod:
            text.utf8.count == 2 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        case .kod: !text.isBlank
        case .belopp10, .belopp7, .kryss, .nyckel: false
        }
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII digit.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension String {
    /// Whether there is nothing but spaces.
    var isBlank: Bool { utf8.allSatisfy { $0 == UInt8(ascii: " ") } }
}
