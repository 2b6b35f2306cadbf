//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
internal import PennaLaw

/// Another employment of the same person at the employer, for rules that follow the person and not the employment.
public struct EmploymentBeside: Sendable {
    /// The employment; `nil` when it is no longer among the person's and only the carry knows of it.
    public let employment: Employment?

    /// Where it stands among the person's.
    public let index: UInt16

    /// What it carried before the month.
    public let carry: EmploymentCarry

    /// Another employment.
    public init(_ employment: Employment?, index: UInt16, carry: EmploymentCarry) {
        self.employment = employment
        self.index = index
        self.carry = carry
    }
}

extension Person {
    /// Whether nothing of the month follows the person over several employments, as with nearly everybody.
    ///
    /// - Parameter before: what the month before left.
    public func isAlone(before: ShortList<EmploymentCarry>) -> Bool {
        if employments.count > 1 {
            if employments.count(where: { $0.hasHoliday }) > 1 || employments.contains(where: { $0.continues }) {
                return false
            }
        }
        guard employments.contains(where: { $0.hasSickness }) else { return true }
        return employments.count == 1 && before.allSatisfy { $0.employment == employments[0].id }
    }

    /// The other employments that have had sickness beside one, or have it now, and those with holiday beside its holiday.
    ///
    /// All of them where one goes on from another; none for nearly everybody.
    ///
    /// - Parameters:
    ///   - position: where the employment at hand stands among the person's.
    ///   - before: what the month before left.
    public func besides(_ position: Int, before: ShortList<EmploymentCarry>) -> [EmploymentBeside] {
        let (isSick, isOnHoliday) = (employments[position].hasSickness, employments[position].hasHoliday)
        let goesOn = employments.contains { $0.continues }
        guard isSick || isOnHoliday || goesOn, !isAlone(before: before) else { return [] }
        var besides: [EmploymentBeside] = []
        for index in employments.indices where index != position {
            let other = employments[index]
            let carry = before.first { $0.employment == other.id } ?? EmploymentCarry(employment: other.id)
            let hasSickness = other.hasSickness || carry.sickness.lastDay != nil
            guard isSick && hasSickness || isOnHoliday && other.hasHoliday || goesOn else { continue }
            besides.append(EmploymentBeside(other, index: UInt16(clamping: index), carry: carry))
        }
        for carry in before where isSick && carry.sickness.lastDay != nil {
            guard !employments.contains(where: { $0.id == carry.employment }) else { continue }
            besides.append(EmploymentBeside(nil, index: .max, carry: carry))
        }
        return besides
    }
}

extension Employment {
    /// Whether any sickness is registered.
    public var hasSickness: Bool { kinds.contains(RegisteredKinds(.sjuk)) }

    /// Whether it says that it goes on from an earlier one.
    package var continues: Bool { !details.continuations.isEmpty }

    /// The earlier employment that it goes on from, as it is known when it begins.
    package func continued(knownAt: Instant) -> String? {
        guard continues, let index = details.continuations.fact(on: start, knownAt: knownAt) else { return nil }
        return details.continuations[index].value.employment
    }

    /// Whether any holiday with pay is registered.
    var hasHoliday: Bool { kinds.hasAny(RegisteredKinds(.semester).union(RegisteredKinds(.sparadSemester))) }
}
