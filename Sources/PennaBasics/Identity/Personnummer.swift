//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A personnummer or samordningsnummer, checked and with its century.
///
/// Form: ÅÅÅÅMMDDNNNC, where NNN is the birth number and C a Luhn check digit over the last ten digits
/// (folkbokföringslagen 1991:481, 18 §). In a samordningsnummer 60 is added to the day; its date may be partly unknown,
/// written as month 00 or day 60. The number is personal data: write ``masked`` in logs.
public struct Personnummer: Hashable, Sendable {
    /// The twelve digits as a number, for compact storage.
    public let number: Int64

    /// Reads twelve digits, or ten with a reference day for the century; `-` or `+` may stand before the last four.
    ///
    /// Of ten digits, `-` or nothing means the latest year that is not after the reference day's year, and `+` a
    /// hundred years before that: the separator changes in the year a person turns 100. Of twelve digits the
    /// separator says nothing and is not checked.
    ///
    /// - Throws: `invalidValue`, saying in Swedish which check failed and what to do. The message has the number as it
    ///   was written; see ``masked(_:)``. An ``Interimsnummer`` is told apart and not accepted.
    public init(_ text: some StringProtocol, reference: Day? = nil) throws(PayrollError) {
        let text = String(text)
        guard let parts = IdentityText(text) else {
            throw fault(text, "har fel form. Skriv tolv siffror: födelseår, månad, dag och de fyra sista.")
        }
        guard parts.letter == nil else {
            let interim = try Interimsnummer(text, reference: reference)
            throw fault(
                "\(interim)",
                "är ett interimsnummer (T-nummer) och godtas inte av Skatteverket. Ange personnummer eller "
                    + "samordningsnummer, eller registrera personen med födelsedatum.")
        }
        number = try BirthNumber(parts, text, reference: reference).checked(text)
    }

    /// Reads the twelve digits as a number, such as one from storage.
    ///
    /// - Throws: `invalidValue`, as ``init(_:reference:)`` does.
    public init(number: Int64) throws(PayrollError) {
        guard number >= 0 else { throw fault("\(number)", "är negativt. Rätta numret.") }
        self.number = try BirthNumber(number: number).checked(DigitText.padded(Int(number), to: 12))
    }

    /// Whether it is a samordningsnummer.
    public var isSamordningsnummer: Bool { BirthNumber(number: number).isSamordningsnummer }

    /// The year of birth.
    public var birthYear: Int { BirthNumber(number: number).year }

    /// The day of birth that the number gives; `nil` for a samordningsnummer whose date is partly unknown.
    ///
    /// When a day's birth numbers have run out, a number may carry a nearby day of the month instead of the true one.
    public var birthDay: Day? { BirthNumber(number: number).birthDay }

    /// The number with ten digits and a separator, as it is written on the reference day.
    ///
    /// The separator is `+` from the year the person turns 100.
    public func short(on reference: Day) -> String {
        let separator = reference.year - birthYear >= 100 ? "+" : "-"
        return DigitText.padded(Int(number / 10_000 % 1_000_000), to: 6) + separator + IdentityText.lastFour(number)
    }

    /// The date digits with the last four hidden, such as `19090527-XXXX`, for logs.
    public var masked: String { "\(number / 10_000)-XXXX" }

    /// Any text that may be a personnummer with its last four characters hidden, for logs of numbers that were refused.
    public static func masked(_ text: some StringProtocol) -> String {
        let bytes = text.utf8
        return bytes.count < 10 ? "XXXX" : String(decoding: bytes.dropLast(4), as: UTF8.self) + "XXXX"
    }
}

extension Personnummer: Comparable {
    /// Orders by the twelve digits: by date of birth, a samordningsnummer after the month's personnummer.
    public static func < (left: Personnummer, right: Personnummer) -> Bool { left.number < right.number }
}

extension Personnummer: CustomStringConvertible {
    /// The twelve digits without a separator, such as `190905271474`.
    public var description: String { DigitText.padded(Int(number), to: 12) }
}

/// An interim number (T-nummer): a personnummer with a letter as the seventh of ten digits.
///
/// Regions and schools give it to people without a number of their own. It is recognised so that the error can say what
/// it is; it is not accepted in the AGI, which wants a date of birth (Fodelsetid) instead.
public struct Interimsnummer: Hashable, Sendable {
    /// The date of birth that the number begins with.
    public let birthDay: Day

    private let ending: String

    /// Reads twelve characters, or ten with a reference day for the century, as ``Personnummer/init(_:reference:)``.
    ///
    /// The letter is one of T, R, S, U, W, X, J, K, L, M and N and counts as 1 in the check digit.
    ///
    /// - Throws: `invalidValue`, saying which check failed.
    public init(_ text: some StringProtocol, reference: Day? = nil) throws(PayrollError) {
        let text = String(text)
        guard let parts = IdentityText(text), let letter = parts.letter else {
            throw fault(text, "är inget interimsnummer. Det har en bokstav först bland de fyra sista tecknen.")
        }
        let birth = try BirthNumber(parts, text, reference: reference)
        let number = try birth.checked(text)
        guard !birth.isSamordningsnummer, let day = birth.birthDay else {
            throw fault(text, "har ett datum som inte finns. Jämför med underlaget och rätta numret.")
        }
        birthDay = day
        ending = String(decoding: [letter], as: UTF8.self) + DigitText.padded(Int(number % 1000), to: 3)
    }

    static let letters: [UInt8] = Array("TRSUWXJKLMN".utf8)
}

extension Interimsnummer: CustomStringConvertible {
    /// The number with its century, such as `20000101-T220`.
    public var description: String {
        let parts = birthDay.components
        return DigitText.padded(parts.year, to: 4) + DigitText.padded(parts.month, to: 2)
            + DigitText.padded(parts.day, to: 2) + "-" + ending
    }
}

/// Twelve digits that may be a personnummer, taken apart.
private struct BirthNumber {
    let number: Int64

    init(number: Int64) {
        self.number = number
    }

    /// Adds the century to a short number.
    init(_ parts: IdentityText, _ text: String, reference: Day?) throws(PayrollError) {
        if let century = parts.prefix {
            number = Int64(century) * IdentityText.tenDigits + parts.number
            return
        }
        guard let reference else {
            throw fault(text, "saknar århundrade. Skriv födelseåret med fyra siffror.")
        }
        let yearOfCentury = Int(parts.number / 100_000_000)
        let latest = reference.year - (reference.year - yearOfCentury) % 100
        let year = parts.separator == UInt8(ascii: "+") ? latest - 100 : latest
        number = Int64(year / 100) * IdentityText.tenDigits + parts.number
    }

    var year: Int { Int(number / 100_000_000) }
    var month: Int { Int(number / 1_000_000 % 100) }
    var dayDigits: Int { Int(number / 10_000 % 100) }
    var isSamordningsnummer: Bool { dayDigits >= 60 }

    /// The day of birth, where the digits give a whole date.
    var birthDay: Day? { Day(year: year, month: month, day: isSamordningsnummer ? dayDigits - 60 : dayDigits) }

    /// Whether the date is partly unknown in the way of a samordningsnummer: month 00 or day 60.
    private var isPartlyUnknown: Bool {
        (60...91).contains(dayDigits) && (0...12).contains(month) && (month == 0 || dayDigits == 60)
    }

    /// The number, when it passes every check.
    func checked(_ text: String) throws(PayrollError) -> Int64 {
        let century = year / 100
        guard century != 16 else {
            throw fault(text, "är ett organisationsnummer, för det börjar med 16. Ange personens eget nummer.")
        }
        guard (18...20).contains(century) else {
            throw fault(text, "har ett födelseår utanför 1800–2099. Skriv året med fyra siffror.")
        }
        guard birthDay != nil || isPartlyUnknown else {
            throw fault(text, "har ett datum som inte finns. Jämför med underlaget och rätta numret.")
        }
        guard number / 10 % 1000 != 0 else {
            throw fault(text, "har födelsenummer 000, som inte delas ut. Jämför med underlaget och rätta numret.")
        }
        guard IdentityText.hasRightCheckDigit(number % IdentityText.tenDigits) else {
            throw fault(text, "har fel kontrollsiffra. Jämför med underlaget och rätta numret.")
        }
        return number
    }
}

private func fault(_ text: String, _ reason: String) -> PayrollError {
    PayrollError(.invalidValue, "Personnumret \(text) \(reason)")
}
