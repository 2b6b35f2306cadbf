//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Who an individuppgift is about: the value of exactly one of the fields 215, 222 and 224.
///
/// An ``Interimsnummer`` (T-nummer) is none of them. A person who gets a personnummer during the month is reported on
/// that number alone, see ``AGIMonth/move(_:to:)``.
public enum AGIPayee: Hashable, Sendable {
    /// Personnummer or samordningsnummer (field 215).
    case person(Personnummer)
    /// A legal person that is paid, such as one with F-skatt (field 215).
    case organisation(Organisationsnummer)
    /// Date of birth and a number of the employer's own, for somebody without a personnummer (field 222).
    case fodelsetid(Fodelsetid)
    /// Another number, such as a foreign one (field 224).
    case annatID(AnnatID)

    /// A person, by the number as it is written.
    ///
    /// - Throws: `invalidValue` for anything but a personnummer or samordningsnummer, an interimsnummer by name.
    public init(person text: some StringProtocol, reference: Day? = nil) throws(PayrollError) {
        self = .person(try Personnummer(text, reference: reference))
    }

    /// The field that identifies the payee.
    public var field: Int {
        switch self {
        case .person, .organisation: 215
        case .fodelsetid: 222
        case .annatID: 224
        }
    }

    /// The value of the field, as Skatteverket's files carry it.
    public var value: String {
        switch self {
        case .person(let number): "\(number)"
        case .organisation(let number): number.withPrefix
        case .fodelsetid(let birth): "\(birth)"
        case .annatID(let other): other.text
        }
    }

    /// The year of birth, where the identity tells it.
    public var birthYear: Int? {
        switch self {
        case .person(let number): number.birthYear
        case .fodelsetid(let birth): birth.day.year
        case .organisation, .annatID: nil
        }
    }

    /// What a message may show: a person's last four digits are hidden.
    public var masked: String {
        switch self {
        case .person(let number): number.masked
        case .organisation(let number): "\(number)"
        case .fodelsetid(let birth): "\(birth)"
        case .annatID: "id \(Personnummer.masked(value))"
        }
    }
}

extension AGIPayee: Comparable {
    /// Orders persons first, then organisations, dates of birth and other numbers, each by its value.
    public static func < (left: AGIPayee, right: AGIPayee) -> Bool {
        // Persons are nearly all of a month's payees, and their numbers compare faster than their text.
        if case .person(let first) = left, case .person(let second) = right { return first < second }
        return left.rank == right.rank ? left.value < right.value : left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .person: 0
        case .organisation: 1
        case .fodelsetid: 2
        case .annatID: 3
        }
    }
}

/// A date of birth and three digits of the employer's own that tell persons born the same day apart (field 222).
public struct Fodelsetid: Hashable, Sendable {
    /// The day of birth.
    public let day: Day

    /// The employer's own number, 0–999.
    public let number: Int

    /// A date of birth and a number.
    ///
    /// - Throws: `invalidValue` when the number is not 0–999.
    public init(day: Day, number: Int) throws(PayrollError) {
        guard (0...999).contains(number) else {
            throw PayrollError(
                .invalidValue,
                "Födelsetidens löpnummer \(number) är inte 0–999. Välj ett nummer med högst tre siffror.",
                day: day)
        }
        self.day = day
        self.number = number
    }
}

extension Fodelsetid: CustomStringConvertible {
    /// The eleven digits ÅÅÅÅMMDDNNN.
    public var description: String {
        let parts = day.components
        let digits = Int64(parts.year) * 10_000_000 + Int64(parts.month) * 100_000 + Int64(parts.day) * 1000
        let text = String(digits + Int64(number))
        return String(repeating: "0", count: 11 - text.utf8.count) + text
    }
}

/// A number that is neither a personnummer nor a date of birth, such as a foreign one (field 224).
public struct AnnatID: Hashable, Sendable {
    /// The number as it is sent, 1–50 characters.
    public let text: String

    /// Another number.
    ///
    /// - Throws: `invalidValue` when it is blank or longer than 50 characters, and for an interimsnummer (T-nummer),
    ///   which the AGI does not accept.
    public init(_ text: String) throws(PayrollError) {
        guard !text.isBlank, text.count <= 50 else {
            throw PayrollError(
                .invalidValue, "Annat id-nummer (fält 224) \"\(text)\" ska ha 1–50 tecken. Rätta numret.")
        }
        // The reference only gives ten characters a century, so that the form is recognised.
        if let interim = try? Interimsnummer(text, reference: Day(2099, 12, 31)) {
            throw PayrollError(
                .invalidValue,
                "\(interim) är ett interimsnummer (T-nummer) och godtas inte i AGI. Ange personnummer eller "
                    + "samordningsnummer, eller registrera personen med födelsetid.")
        }
        self.text = text
    }
}
