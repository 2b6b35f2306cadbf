//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaAB
public import PennaArvoden
public import PennaBasics
public import PennaLines
public import PennaModel

/// The agreements that come with Penna: the one place where the library says which they are.
///
/// Everything else is generic over `Agreement` and takes a set as a value. A host with an agreement of its own makes
/// another set: `try AgreementPair(StandardAgreements.standard, Lokalavtalet())`; see Documentation/WriteAnAgreement.md.
public typealias StandardAgreements = AgreementPair<
    AB, AgreementPair<Arvoden, AgreementPair<LinesOnly, DeclaredAgreements>>
>

extension Agreement where Self == StandardAgreements {
    /// The agreements that come with Penna, without local settings.
    public static var standard: StandardAgreements { standardAgreements }

    /// The agreements that come with Penna, and those that documents declare.
    ///
    /// - Throws: `overlap` when two of all these cannot be told apart: by a name, also one that differs by capitals
    ///   alone, the number or key of a pay item, the number of a formula, or the key of a figure.
    public static func declaring(_ agreements: [DeclaredAgreement]) throws(PayrollError) -> StandardAgreements {
        if agreements.isEmpty { return standardAgreements }
        let all = try AgreementPair(
            AB(), AgreementPair(Arvoden(), AgreementPair(LinesOnly(), DeclaredAgreements(agreements))))
        try checkCapitals(all.members)
        return all
    }

    /// No name of a declared agreement may be mistaken for another agreement's.
    private static func checkCapitals(_ members: [AgreementMember]) throws(PayrollError) {
        for (place, member) in members.enumerated() where member.document != nil {
            for other in members[..<place] {
                for name in member.names {
                    guard let like = other.names.first(where: { $0.lowercased() == name.lowercased() }) else {
                        continue
                    }
                    throw PayrollError(
                        .overlap,
                        "Namnet \(name) i avtalet \(member.title) skiljer sig bara i stora och små bokstäver från \(like) i "
                            + "\(other.title). Ändra det i dokumentet \(member.document ?? "")."
                    )
                }
            }
        }
    }
}

private let standardAgreements = StandardAgreements(
    known: AB(),
    AgreementPair(known: Arvoden(), AgreementPair(known: LinesOnly(), DeclaredAgreements())))

/// A run under the agreements that come with Penna.
public typealias StandardRun = PayrollRun<StandardAgreements>

/// A batch under the agreements that come with Penna.
public typealias StandardBatch = Batch<StandardAgreements>
