//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// A decision of `Documentation/Decisions.md`: what the library does where agreement and law are silent.
///
/// The page has one heading for each; a test compares them.
public enum DecisionID: UInt8, Hashable, Sendable, CaseIterable {
    case a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22,
        a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42,
        a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62,
        a63, a64, a65, a66, a67
    case l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14, l15, l16, l17, l18, l19, l20, l21, l22,
        l23, l24, l25, l26

    /// The heading on the page, such as `A16`.
    public var name: String {
        rawValue < DecisionID.l1.rawValue
            ? "A\(rawValue + 1)" : "L\(rawValue - DecisionID.l1.rawValue + 1)"
    }
}
