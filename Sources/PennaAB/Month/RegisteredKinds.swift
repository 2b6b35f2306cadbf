//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaModel

/// Which kinds of registration a month has, so that a rule is done at once where there is nothing for it.
struct RegisteredKinds: OptionSet, Sendable {
    let rawValue: UInt32

    static let extraWork = RegisteredKinds(rawValue: 1 << 14)
    static let hours = RegisteredKinds(rawValue: 1 << 15)
    static let changedShift = RegisteredKinds(rawValue: 1 << 16)
    static let displacedShift = RegisteredKinds(rawValue: 1 << 17)
    static let standby = RegisteredKinds(rawValue: 1 << 18)
    static let travelTime = RegisteredKinds(rawValue: 1 << 19)
    static let timeOffInstead = RegisteredKinds(rawValue: 1 << 20)

    /// Absence of any cause.
    static let absence = RegisteredKinds(rawValue: 1 << 14 - 1)
    /// Holiday of any kind.
    static let holiday: RegisteredKinds = [
        RegisteredKinds(.semester), RegisteredKinds(.sparadSemester), RegisteredKinds(.obetaldSemester),
    ]
    /// Absence that can set holiday aside.
    static let interruptingHoliday: RegisteredKinds = [
        RegisteredKinds(.sjuk), RegisteredKinds(.vab), RegisteredKinds(.foraldraledig),
    ]
    /// Other shifts than the schedule's.
    static let otherShifts: RegisteredKinds = [.changedShift, .displacedShift]

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Absence of a cause.
    init(_ cause: AbsenceCause) {
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

    /// The kind of a registration; none for those that no rule of the agreement reads.
    init(_ kind: Registration.Kind) {
        switch kind {
        case .absence(let cause, _): self.init(cause)
        case .extraWork: self = .extraWork
        case .hours: self = .hours
        case .changedShift: self = .changedShift
        case .displacedShift: self = .displacedShift
        case .standby: self = .standby
        case .travelTime: self = .travelTime
        case .timeOffInstead: self = .timeOffInstead
        case .holidayExchange, .payLine, .benefit: self = []
        }
    }

    /// Whether there is any of some kinds.
    func hasAny(_ kinds: RegisteredKinds) -> Bool { !isDisjoint(with: kinds) }
}
