//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A piece of work that is measured, the same wherever it is measured: wall time, instructions, allocations.
public struct Workload: Sendable {
    /// Its name, which is also its key in the thresholds.
    public let name: String

    /// How many things one round makes: payslips, look-ups, lines.
    public let units: Int

    /// Whether it takes a fraction of a second, so that it can be run to see that it is right.
    public let isQuick: Bool

    /// Makes everything that the rounds need.
    public let setUp: @Sendable () throws -> Round

    init(_ name: String, units: Int, isQuick: Bool = true, _ setUp: @escaping @Sendable () throws -> Round) {
        self.name = name
        self.units = units
        self.isQuick = isQuick
        self.setUp = setUp
    }

    /// All of them, in the order in which they are told.
    public static let all: [Workload] = engine + rules + files + stores
}

/// What is repeated.
public struct Round {
    private let before: () throws -> Void
    private let work: () throws -> Int
    private let units: Int

    init(units: Int, before: @escaping () throws -> Void = {}, _ work: @escaping () throws -> Int) {
        self.before = before
        self.work = work
        self.units = units
    }

    /// What comes before each round and is not measured.
    public func prepare() throws { try before() }

    /// A round.
    ///
    /// - Throws: what the library throws, and `Lost` when something did not come out.
    public func run() throws {
        let done = try work()
        guard done == units else { throw Lost(expected: units, found: done) }
    }
}

/// Something that should have come out did not.
public struct Lost: Error, CustomStringConvertible {
    let expected: Int
    let found: Int

    /// What was expected and what was found.
    public var description: String { "expected \(expected), found \(found)" }
}
