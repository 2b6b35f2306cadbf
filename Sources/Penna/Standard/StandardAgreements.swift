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
/// Everything else is generic over ``Agreement`` and takes a set as a value. A host with an agreement of its own makes
/// another set: `try AgreementPair(StandardAgreements.standard, Lokalavtalet())`; see Documentation/WriteAnAgreement.md.
public typealias StandardAgreements = AgreementPair<
    AB, AgreementPair<Arvoden, AgreementPair<LinesOnly, DeclaredAgreements>>
>

extension Agreement where Self == StandardAgreements {
    /// The agreements that come with Penna, without local settings.
    public static var standard: StandardAgreements { standardAgreements }

    /// The agreements that come with Penna, and those that documents declare.
    ///
    /// - Throws: `overlap` when two of all these cannot be told apart: by a name, the number or key of a pay item, the
    ///   number of a formula, or the key of a figure.
    public static func declaring(_ agreements: [DeclaredAgreement]) throws(PayrollError) -> StandardAgreements {
        if agreements.isEmpty { return standardAgreements }
        return try AgreementPair(
            AB(), AgreementPair(Arvoden(), AgreementPair(LinesOnly(), DeclaredAgreements(agreements))))
    }
}

private let standardAgreements = StandardAgreements(
    known: AB(),
    AgreementPair(known: Arvoden(), AgreementPair(known: LinesOnly(), DeclaredAgreements())))

/// A run under the agreements that come with Penna.
public typealias StandardRun = PayrollRun<StandardAgreements>

/// A batch under the agreements that come with Penna.
public typealias StandardBatch = Batch<StandardAgreements>
