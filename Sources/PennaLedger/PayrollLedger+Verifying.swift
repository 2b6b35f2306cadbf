//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaFormat
internal import PennaModel
public import PennaStore

/// What came out when a stored run was looked at again.
public struct Verification: Hashable, Sendable {
    /// The run.
    public let key: RunKey

    /// How far it has come.
    public let state: RunState

    /// People whose stored payslip is not what its hash says.
    public var altered: [Personnummer] = []

    /// Whether the root of the hash tree over the payslips is the receipt's.
    public var isRootRight = true

    /// Whether the receipt names the last seal of the locked run before it.
    public var isChainRight = true

    /// Whether the seals of the steps are those of what is stored: the receipt, who took the steps, and when; `nil` for a
    /// run that was stored before there were seals.
    public var isSealRight: Bool? = true

    /// What the receipt says that comes out otherwise, such as `gross`: the names that it has in the receipt.
    public var differentInReceipt: [String] = []

    /// The rules of the receipt, or documents of agreements, years or figures, when they are not those at hand; the run
    /// cannot then be calculated again.
    public var otherRules: String?

    /// How many payslips were calculated again and are the same, byte for byte.
    public var same = 0

    /// People who come out otherwise now.
    public var different: [Personnummer] = []

    /// Payslips of people who have been erased; only their hashes are left.
    public var erased = 0

    /// Whether everything is as it was.
    public var isRight: Bool {
        altered.isEmpty && isRootRight && isChainRight && isSealRight != false && different.isEmpty
            && differentInReceipt.isEmpty
    }
}

extension PayrollLedger {
    /// Looks at a stored run again: every hash, the seals, the chain, and every payslip and the receipt's sums calculated
    /// anew from the facts that were known.
    ///
    /// - Parameter calculate: calculates the batch, on the threads that the host likes.
    /// - Throws: `notFound`; `calculation` when the run cannot be calculated at all; `corrupt`; `store`.
    public func verify(_ key: RunKey, _ calculate: (Batch<Rules>) throws(PayrollError) -> BatchResult)
        throws(LedgerError)
        -> Verification
    {
        let runs = try stored { () throws(StoreError) in try store.runs(of: employer) }
        guard let run = runs.first(where: { $0.key == key }) else { throw LedgerError.missing(key) }
        let receipt = try Receipt.read(run.receipt)
        let records = try stored { () throws(StoreError) in try store.payslips(of: key) }
        var verification = Verification(key: key, state: run.state)
        verification.erased = records.count { $0.person == nil }
        for record in records {
            guard let person = record.person else { continue }
            let digest = PayslipRecord.digest(record.payslip ?? [], record.carry ?? [])
            if digest != record.digest { verification.altered.append(person) }
        }
        verification.isRootRight = "\(HashTree(records.map(\.digest)).root)" == receipt.root
        let before = runs.filter { $0.key < key && $0.state == .locked }
        let link = try before.last.map { (run: RunRecord) throws(LedgerError) in try RunSeal.link(of: run) }
        verification.isChainRight = receipt.follows == link ?? ""
        verification.isSealRight = RunSeal.isRight(run)
        guard key.kind != .opening else { return verification }
        if let missing = missingDocuments(of: receipt) {
            verification.otherRules = missing
            return verification
        }
        guard receipt.rules == rules.current, receipt.engine == RuleHash.engine else {
            verification.otherRules = "\(receipt.engine) \(receipt.rules)"
            return verification
        }
        try calculateAgain(run, receipt, records, before, calculate, &verification)
        return verification
    }

    /// Reads what a stored run was calculated from, as it was known then.
    ///
    /// - Throws: `notFound`; `calculation` when it cannot be calculated at all, or a document that it was calculated with
    ///   is not given; `corrupt`; `store`.
    public func prepareAgain(_ key: RunKey) throws(LedgerError) -> PreparedRun<Rules> {
        guard let run = try stored({ () throws(StoreError) in try store.run(key) }) else { throw .missing(key) }
        if let error = lacksDocuments(key, try Receipt.read(run.receipt)) { throw error }
        return try prepareWithRulesAtHand(key)
    }

    /// Reads what a stored run was calculated from, to be looked at under the rules that there are.
    ///
    /// - Throws: as ``prepareAgain(_:)``, but not for documents.
    func prepareWithRulesAtHand(_ key: RunKey) throws(LedgerError) -> PreparedRun<Rules> {
        let runs = try stored { () throws(StoreError) in try store.runs(of: employer) }
        guard let run = runs.first(where: { $0.key == key }) else { throw LedgerError.missing(key) }
        let records = try stored { () throws(StoreError) in try store.payslips(of: key) }
        let before = runs.filter { $0.key < key && $0.state == .locked }
        return try prepareAgain(run, try Receipt.read(run.receipt), records, before, altered: [])
    }

    private func prepareAgain(
        _ run: RunRecord, _ receipt: Receipt, _ records: [PayslipRecord], _ before: [RunRecord],
        altered: Set<Personnummer>
    ) throws(LedgerError) -> PreparedRun<Rules> {
        var excluded: Set<Personnummer> = []
        for record in records {
            // What has been altered may be anything; it comes out otherwise in any case.
            guard let person = record.person, let bytes = record.payslip, !altered.contains(person) else { continue }
            if try PayslipDocument.outcome(bytes) == .excluded { excluded.insert(person) }
        }
        let request = RunRequest(
            run.key, knownAt: run.knownAt, people: receipt.isSelection ? Set(records.compactMap(\.person)) : nil,
            excluded: excluded, isProvisional: receipt.provisionalYear != nil)
        // Documents of figures that are given now but were not then changed nothing in it.
        let then = PayrollLedger(
            store: store, employer: employer, agreements: agreements, years: years.withFigures(of: receipt.years))
        return try then.prepare(request, run.knowledge, before, seen: 0)
    }

    private func calculateAgain(
        _ run: RunRecord, _ receipt: Receipt, _ records: [PayslipRecord], _ before: [RunRecord],
        _ calculate: (Batch<Rules>) throws(PayrollError) -> BatchResult, _ verification: inout Verification
    ) throws(LedgerError) {
        let prepared = try prepareAgain(run, receipt, records, before, altered: Set(verification.altered))
        let result = try calculation { () throws(PayrollError) in try calculate(prepared.batch) }
        var anew: [Personnummer: SHA256.Digest] = [:]
        let again = try finish(prepared, result)
        // The employer's facts as they are now; the findings are the host's own, and only sealed.
        verification.differentInReceipt = again.receipt.differences(
            from: receipt, isWhole: verification.erased == 0)
        for record in again.records {
            if let person = record.person { anew[person] = record.digest }
        }
        for record in records {
            guard let person = record.person else { continue }
            if anew.removeValue(forKey: person) == record.digest {
                verification.same += 1
            } else {
                verification.different.append(person)
            }
        }
        verification.different += anew.keys.sorted { "\($0)" < "\($1)" }
    }

    /// One payslip, and the way from it to the root in the run's receipt.
    ///
    /// - Throws: `notFound` when the run or the payslip is not there; `store`.
    public func evidence(of person: Personnummer, in key: RunKey) throws(LedgerError) -> PayslipEvidence {
        let runs = try stored { () throws(StoreError) in try store.runs(of: employer) }
        guard let run = runs.first(where: { $0.key == key }) else { throw LedgerError.missing(key) }
        let records = try stored { () throws(StoreError) in try store.payslips(of: key) }
        let numbers = try aliases().numbers(person)
        guard let place = records.firstIndex(where: { $0.person.map(numbers.contains) ?? false }),
            let payslip = records[place].payslip, let carry = records[place].carry,
            let path = HashTree(records.map(\.digest)).path(from: place)
        else { throw LedgerError(.notFound, "\(person) finns inte i körningen \(key.swedish).") }
        return PayslipEvidence(
            payslip: payslip, carry: carry, path: path, root: try Receipt.read(run.receipt).root,
            run: run)
    }
}

extension LedgerError {
    /// That there is no such run.
    static func missing(_ key: RunKey) -> LedgerError {
        LedgerError(.notFound, "Körningen \(key.swedish) finns inte i lagret.")
    }
}
