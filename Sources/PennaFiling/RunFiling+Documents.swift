//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
public import PennaBasics
internal import PennaFormat
public import PennaLaw
internal import PennaModel

/// What files there are of a run.
public enum FilingKind: String, Hashable, Sendable, CaseIterable {
    /// Arbetsgivardeklaration.
    case agi
    /// The bank's file of salaries.
    case bank
    /// The bookkeeping: SIE 4I and SIE 5.
    case ledger
    /// Lists for those who have no file of their own.
    case lists
    /// Payslips and balances for the systems that registered the time: PAXml.
    case paxml
}

extension RunFiling {
    /// The files of a kind.
    ///
    /// - Parameters:
    ///   - created: when they are made; by default what the run knows, so that the same run gives the same bytes.
    /// - Throws: `overflow` when a sum does not fit; a typed error when a class of contributions is unknown.
    public func documents(_ kind: FilingKind, created: Instant? = nil) throws(PayrollError) -> [FilingDocument] {
        try documents(kind, of: FilingEmployer(self), created: created)
    }

    /// The files of a kind, with what an employer is said to be.
    package func documents(
        _ kind: FilingKind, of employer: FilingEmployer, created: Instant? = nil
    ) throws(PayrollError) -> [FilingDocument] {
        let created = try self.created(created)
        return switch kind {
        case .agi: [declaration(employer, created)]
        case .bank: [SalaryFile.document(run, payments, bank: employer.bank, created: created)]
        case .ledger: try bookkeeping(employer, created)
        case .lists: try lists(employer)
        case .paxml: PAXmlPayslips.documents(self)
        }
    }

    /// All files, and last how their sums agree with the payslips and each other.
    ///
    /// - Parameter created: when they are made, as in ``documents(_:created:)``.
    /// - Throws: as ``documents(_:created:)``.
    public func documents(created: Instant? = nil) throws(PayrollError) -> [FilingDocument] {
        var documents: [FilingDocument] = []
        for kind in FilingKind.allCases { documents += try self.documents(kind, created: created) }
        return documents + [try reconciliation(of: documents)]
    }

    /// How the sums of files agree with the payslips and each other (avstämning); what differs stops it.
    ///
    /// - Throws: `overflow` when a sum does not fit; `invalidValue` when a file has something else than an amount.
    public func reconciliation(of documents: [FilingDocument]) throws(PayrollError) -> FilingDocument {
        try Reconciliation(self, documents, rules: FilingEmployer(self).posting).document()
    }

    /// The instant given, or else what the run knew, or else the beginning of the pay date.
    private func created(_ given: Instant?) throws(PayrollError) -> Instant {
        if let given { return given }
        return try report.knownAt == .endOfTime
            ? Instant(SwedishClock.moment(day: report.payDate.day, minute: 0)) : report.knownAt
    }

    private func declaration(_ employer: FilingEmployer, _ created: Instant) -> FilingDocument {
        guard let filing = report.agi else {
            var findings = FilingFindings("agi-\(report.payDate.agiPeriod.month).xml")
            for finding in report.problems where finding.code == .agiStopped { findings.add(finding) }
            return FilingDocument(findings.file, findings, bytes: nil)
        }
        return declaration(filing, of: employer, created: created)
    }

    /// The file of a declaration, such as that of all runs of a calendar month.
    ///
    /// - Parameter created: when it is made.
    public func declaration(_ filing: AGIFiling, created: Instant) -> FilingDocument {
        declaration(filing, of: FilingEmployer(self), created: created)
    }

    private func declaration(_ filing: AGIFiling, of employer: FilingEmployer, created: Instant) -> FilingDocument {
        AGIXML.document(
            [AGIDeclaration(filing, contact: employer.contact, texts: agiTexts)],
            sender: AGISender(run.employer, contact: employer.technicalContact ?? employer.contact), created: created)
    }

    private func bookkeeping(
        _ employer: FilingEmployer, _ created: Instant
    ) throws(PayrollError) -> [FilingDocument] {
        let posting = try Posting(
            run, postingPayslips(), rules: employer.posting, shares: employer.shares, declared: declared)
        let day = SwedishClock.local(created.moment).day
        return [
            SIEFile.version4(posting, run, rules: employer.posting, created: day),
            SIEFile.version5(posting, run, rules: employer.posting, created: created),
        ]
    }

    /// The declared contributions, where they are those of this run alone.
    private var declared: Amount? {
        isAlone ? report.agi?.employerStatement?.contributions : nil
    }

    private func lists(_ employer: FilingEmployer) throws(PayrollError) -> [FilingDocument] {
        [
            try RunLists.attachments(report), list(UnpaidList.name, UnpaidList.bytes(payments)),
            list(
                CostList.name, try CostList.bytes(postingPayslips(), shares: employer.shares)),
            list(AbsenceList.name, AbsenceList.bytes(report)),
            list(LongSicknessList.name, LongSicknessList.bytes(report)),
            list(TaxAccountList.name, try TaxAccountList.bytes(report)),
        ]
    }

    private func list(_ name: String, _ bytes: [UInt8]) -> FilingDocument {
        FilingDocument(name, FilingFindings(name), bytes: bytes)
    }
}
