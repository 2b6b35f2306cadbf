//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
package import PennaBasics
package import PennaFormat
internal import PennaLaw
internal import PennaModel

/// The lists that every run writes.
package enum RunLists {
    /// What must be paid to Kronofogden: see ``AttachmentList``.
    ///
    /// - Throws: `overflow` when a sum does not fit.
    package static func attachments(_ report: RunReport) throws(PayrollError) -> FilingDocument {
        let name = AttachmentList.name
        return FilingDocument(name, FilingFindings(name), bytes: try AttachmentList.bytes(report))
    }
}
