//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Kinds of registration: of one, or all that a month has, so that a rule is done at once where there is nothing for it.
public struct RegisteredKinds: OptionSet, Hashable, Sendable {
    /// A bit for each kind, the causes of absence first.
    public let rawValue: UInt32

    /// Work beside the schedule.
    @inlinable public static var extraWork: RegisteredKinds { RegisteredKinds(rawValue: 1 << 14) }
    /// Hours that the sender has classified.
    @inlinable public static var hours: RegisteredKinds { RegisteredKinds(rawValue: 1 << 15) }
    /// Other shifts than the schedule's.
    @inlinable public static var changedShift: RegisteredKinds { RegisteredKinds(rawValue: 1 << 16) }
    /// Förskjuten arbetstid.
    @inlinable public static var displacedShift: RegisteredKinds { RegisteredKinds(rawValue: 1 << 17) }
    /// Jour and beredskap.
    @inlinable public static var standby: RegisteredKinds { RegisteredKinds(rawValue: 1 << 18) }
    /// Färdtid.
    @inlinable public static var travelTime: RegisteredKinds { RegisteredKinds(rawValue: 1 << 19) }
    /// Pay that is saved as time off.
    @inlinable public static var timeOffInstead: RegisteredKinds { RegisteredKinds(rawValue: 1 << 20) }
    /// Semesterväxling.
    @inlinable public static var holidayExchange: RegisteredKinds { RegisteredKinds(rawValue: 1 << 21) }
    /// Pay lines by amount.
    @inlinable public static var payLine: RegisteredKinds { RegisteredKinds(rawValue: 1 << 22) }
    /// Benefits and payments for travel.
    @inlinable public static var benefit: RegisteredKinds { RegisteredKinds(rawValue: 1 << 23) }

    /// Absence of any cause.
    @inlinable public static var absence: RegisteredKinds { RegisteredKinds(rawValue: 1 << 14 - 1) }
    /// Shifts that stand instead of the schedule's.
    @inlinable public static var otherShifts: RegisteredKinds { [.changedShift, .displacedShift] }

    /// Kinds by their bits.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Absence of a cause.
    @inlinable
    public init(_ cause: AbsenceCause) {
        let bit: UInt32 =
            switch cause {
            case .sjuk: 0
            case .semester: 1
            case .sparadSemester: 2
            case .obetaldSemester: 3
            case .tjanstledig: 4
            case .foraldraledig: 5
            case .foraldraledigUtanPenning: 6
            case .vab: 7
            case .graviditet: 8
            case .narstaende: 9
            case .enskild: 10
            case .uppdrag: 11
            case .totalforsvar: 12
            case .komp: 13
            }
        rawValue = 1 << bit
    }

    /// The kind of what is registered.
    public init(_ kind: Registration.Kind) {
        switch kind {
        case .absence(let cause, _): self.init(cause)
        case .extraWork: self = .extraWork
        case .hours: self = .hours
        case .changedShift: self = .changedShift
        case .displacedShift: self = .displacedShift
        case .standby: self = .standby
        case .travelTime: self = .travelTime
        case .timeOffInstead: self = .timeOffInstead
        case .holidayExchange: self = .holidayExchange
        case .payLine: self = .payLine
        case .benefit: self = .benefit
        }
    }

    /// Whether there is any of some kinds.
    @inlinable
    public func hasAny(_ kinds: RegisteredKinds) -> Bool { rawValue & kinds.rawValue != 0 }
}

extension [Registration] {
    /// Those of some kinds, in order; the others are passed by without being copied.
    @inlinable
    public func of(_ kinds: RegisteredKinds) -> RegistrationsOfKinds {
        RegistrationsOfKinds(all: self, kinds: kinds)
    }
}

/// The registrations of some kinds, in order.
public struct RegistrationsOfKinds: Sequence, IteratorProtocol {
    @usableFromInline
    let all: [Registration]
    @usableFromInline
    let kinds: RegisteredKinds
    @usableFromInline
    var place = 0

    @inlinable
    init(all: [Registration], kinds: RegisteredKinds) {
        self.all = all
        self.kinds = kinds
    }

    /// The next of them.
    @inlinable
    public mutating func next() -> Registration? {
        while place < all.count {
            defer { place += 1 }
            if all[place].kinds.hasAny(kinds) { return all[place] }
        }
        return nil
    }
}
