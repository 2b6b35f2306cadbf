//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

extension AB {
    /// All publications that its rules were read in.
    package static let publications =
        Publication.transcripts + Publication.employers + Publication.unions + Publication.newspapers

    /// All texts of agreements that its rules refer to.
    package static let texts = AgreementText.all
}
