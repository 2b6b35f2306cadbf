//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaAB
public import PennaArvoden
public import PennaLines
public import PennaModel

/// The agreements that come with Penna: the one place where the library says which they are.
///
/// Everything else is generic over ``Agreement`` and takes a set as a value. A host with an agreement of its own makes
/// another set: `try AgreementPair(StandardAgreements.standard, Lokalavtalet())`; see Documentation/WriteAnAgreement.md.
public typealias StandardAgreements = AgreementPair<AB, AgreementPair<Arvoden, LinesOnly>>

extension Agreement where Self == StandardAgreements {
    /// The agreements that come with Penna, without local settings.
    public static var standard: StandardAgreements { standardAgreements }
}

private let standardAgreements = StandardAgreements(known: AB(), AgreementPair(known: Arvoden(), LinesOnly()))

/// A run under the agreements that come with Penna.
public typealias StandardRun = PayrollRun<StandardAgreements>

/// A batch under the agreements that come with Penna.
public typealias StandardBatch = Batch<StandardAgreements>
