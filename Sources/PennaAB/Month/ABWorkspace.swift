//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaModel

/// What AB reckons a month of an employment in.
public struct ABWorkspace: AgreementWorkspace {
    /// The stretches of the month whose fixed pay is paid.
    var fixedPay: [PayStretch] = []
    var scopes = AgreementScopes()
    var work = MonthWork()
    var overtime = OvertimeMonth()

    /// A workspace that has not been used.
    public init() {}
}
