//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaModel

/// The classes of obekväm arbetstid, in the order of their pay items; a minute has the highest that it falls in.
enum OBClass: UInt8, CaseIterable, Sendable {
    /// A: storhelg.
    case storhelg
    /// A: natt mot dag i storhelgen.
    case storhelgsnatt
    /// B: helg.
    case helg
    /// B: natt mot lördag, söndag eller helgdag.
    case helgnatt
    /// C: vardagsnatt.
    case vardagsnatt
    /// D: vardagskväll.
    case vardagskvall

    var lane: Int { Int(rawValue) }

    var item: PayItemID { PayItemID(UInt16(101 + lane)) }

    /// The class's part of keys, such as `a-natt`.
    var letter: String {
        switch self {
        case .storhelg: "a"
        case .storhelgsnatt: "a-natt"
        case .helg: "b"
        case .helgnatt: "b-natt"
        case .vardagsnatt: "c"
        case .vardagskvall: "d"
        }
    }

    /// The name in Swedish, such as `A, storhelg`.
    var name: String {
        switch self {
        case .storhelg: "A, storhelg"
        case .storhelgsnatt: "A, storhelgsnatt"
        case .helg: "B, helg"
        case .helgnatt: "B, helgnatt"
        case .vardagsnatt: "C, vardagsnatt"
        case .vardagskvall: "D, vardagskväll"
        }
    }

    /// Whether it is the night of A or B.
    var isNight: Bool { self == .storhelgsnatt || self == .helgnatt }

    /// The night of a letter, or the letter of a night; `nil` for C and D.
    var partner: OBClass? {
        switch self {
        case .storhelg: .storhelgsnatt
        case .storhelgsnatt: .storhelg
        case .helg: .helgnatt
        case .helgnatt: .helg
        case .vardagsnatt, .vardagskvall: nil
        }
    }
}
