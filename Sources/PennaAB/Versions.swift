//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaModel

/// The versions of AB that Penna knows.
///
/// They are dated rows of the same figures, not code of their own.
enum ABVersion: String, CaseIterable, Sendable {
    case ab17 = "AB 17"
    case ab20 = "AB 20"
    case ab24 = "AB 24"
    case ab25 = "AB 25"

    /// The days on which the version holds; AB 25 until further notice (HÖK 25 runs to 2027-03-31).
    var days: (first: Day, last: Day?) {
        switch self {
        case .ab17: (AB.firstDay, Day(2020, 10, 31))
        case .ab20: (Day(2020, 11, 1), Day(2024, 3, 31))
        case .ab24: (Day(2024, 4, 1), Day(2025, 3, 31))
        case .ab25: (Day(2025, 4, 1), nil)
        }
    }

    /// Whether it holds through days.
    func holds(in days: DayRange) -> Bool {
        self.days.first <= days.first && (self.days.last.map { days.last <= $0 } ?? true)
    }
}

/// What is agreed beside AB's paragraphs for a group of employees.
enum Annex: String, CaseIterable, Sendable {
    /// Bilaga J: jourpersonal.
    case jour = "Bilaga J"
    /// Bilaga U: uppehållsanställning.
    case uppehall = "Bilaga U"
    /// HÖK Hälso- och sjukvård.
    case healthCare = "HÖK HoS"
}

/// The names of agreements that have been read, because the same few come back with every employment.
struct AgreementScopes: Sendable {
    private var known: [(name: String, scope: AgreementScope)] = []

    /// What a name means.
    ///
    /// - Throws: as ``AgreementScope/init(_:row:)``.
    mutating func scope(_ name: String, row: SourceRow?) throws(PayrollError) -> AgreementScope {
        for index in known.indices where known[index].name == name { return known[index].scope }
        let scope = try AgreementScope(name, row: row)
        known.append((name, scope))
        return scope
    }
}

/// What the name of an agreement in an employment's terms means: `AB`, `AB 25`, `AB Bilaga J`, `AB 25 HÖK HoS`, `PAN`,
/// `PAN anhörig`, `RiB 19`.
struct AgreementScope: Equatable, Sendable {
    /// The bodies of rules that are calculated in this folder.
    enum Body: Sendable {
        case ab
        /// Personal assistants.
        case pan
        /// Relatives who care, whose hourly pay includes OB and jour.
        case panRelative
        /// Fire crews on standby.
        case rib19
    }

    var body = Body.ab
    /// The version that the terms name, which must hold; `nil` for whichever holds.
    var version: ABVersion?
    var annex: Annex?

    /// AB as it stands.
    init() {}

    /// Reads a name.
    ///
    /// - Throws: `notImplemented` for annexes and agreements that are known by name only (decision A24); `unknownName`
    ///   for others.
    init(_ name: String, row: SourceRow?) throws(PayrollError) {
        if name == AB.name { return }
        switch name {
        case "PAN": body = .pan
        case "PAN anhörig": body = .panRelative
        case "RiB 19": body = .rib19
        default:
            var rest = name[...]
            if let found = ABVersion(rawValue: name) {
                version = found
                return
            }
            if let found = ABVersion.allCases.first(where: { name.hasPrefix($0.rawValue + " ") }) {
                version = found
                rest = rest.dropFirst(found.rawValue.count)
            } else if name.hasPrefix(AB.name + " ") {
                rest = rest.dropFirst(AB.name.count)
            } else {
                throw AB.refusal(of: name, row)
            }
            if rest.isEmpty { return }
            guard let found = Annex(rawValue: String(rest.dropFirst())) else { throw AB.refusal(of: name, row) }
            annex = found
        }
    }
}
