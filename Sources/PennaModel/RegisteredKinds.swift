//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// Kinds of registration: of one, or all that a month has, so that a rule is done at once where there is nothing for it.
public struct RegisteredKinds: OptionSet, Hashable, Sendable {
    /// A bit for each kind, the causes of absence first.
    public let rawValue: UInt32

    /// Work beside the schedule.
    public static let extraWork = RegisteredKinds(rawValue: 1 << 14)
    /// Hours that the sender has classified.
    public static let hours = RegisteredKinds(rawValue: 1 << 15)
    /// Other shifts than the schedule's.
    public static let changedShift = RegisteredKinds(rawValue: 1 << 16)
    /// Förskjuten arbetstid.
    public static let displacedShift = RegisteredKinds(rawValue: 1 << 17)
    /// Jour and beredskap.
    public static let standby = RegisteredKinds(rawValue: 1 << 18)
    /// Färdtid.
    public static let travelTime = RegisteredKinds(rawValue: 1 << 19)
    /// Pay that is saved as time off.
    public static let timeOffInstead = RegisteredKinds(rawValue: 1 << 20)
    /// Semesterväxling.
    public static let holidayExchange = RegisteredKinds(rawValue: 1 << 21)
    /// Pay lines by amount.
    public static let payLine = RegisteredKinds(rawValue: 1 << 22)
    /// Benefits and payments for travel.
    public static let benefit = RegisteredKinds(rawValue: 1 << 23)

    /// Absence of any cause.
    public static let absence = RegisteredKinds(rawValue: 1 << 14 - 1)
    /// Shifts that stand instead of the schedule's.
    public static let otherShifts: RegisteredKinds = [.changedShift, .displacedShift]

    /// Kinds by their bits.
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Absence of a cause.
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
