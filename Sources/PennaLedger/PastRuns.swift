//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaLaw
internal import PennaModel
public import PennaStore

/// The locked runs before a run: what was known, what they left, and what they paid.
final class PastRuns {
    private let runs: [RunRecord]
    private let readPayslip: (Personnummer, RunKey) throws(LedgerError) -> PayslipRecord?
    private let aliases: Aliases
    private var states: [Personnummer: StoredState] = [:]
    private var accounts: [Personnummer: MonthAccount] = [:]
    /// The first month of the pay calendar that is calculated here.
    let historyStart: Month
    /// The first month that was paid from here, when another system paid those before it.
    private let ownFrom: Month?
    /// What the last run knew; `nil` when there is none.
    let knowledge: Knowledge?
    /// The rules of the last run.
    let rules: String?
    /// The years beside the built-in ones that the last run was calculated with, each with its hash.
    let years: [String]
    /// What a run that follows names of the last one; empty when there is none.
    let link: String

    /// - Parameter own: the month of the run at hand, with which the history begins when there is none before it.
    init(
        _ ledger: PayrollLedger<some PayrollStore, some Agreement>, _ runs: [RunRecord], own: Month,
        _ aliases: Aliases = Aliases()
    ) throws(LedgerError) {
        self.runs = runs
        self.aliases = aliases
        readPayslip = { person, key throws(LedgerError) in
            try stored { () throws(StoreError) in try ledger.store.payslip(of: person, in: key) }
        }
        let opening = runs.first { $0.key.kind == .opening }
        ownFrom = opening?.key.payDate.month.next
        let receiptOfOpening = try opening.map { (run: RunRecord) throws(LedgerError) in try Receipt.read(run.receipt) }
        historyStart =
            receiptOfOpening?.historyFrom ?? ownFrom ?? runs.first { $0.key.kind == .ordinary }?.key.payDate.month
            ?? own
        knowledge = runs.last.map { Knowledge(through: $0.factsThrough, knownAt: $0.knownAt) }
        let receipt = try runs.last.map { (run: RunRecord) throws(LedgerError) in try Receipt.read(run.receipt) }
        rules = receipt?.rules
        years = receipt?.years ?? []
        link = try runs.last.map { (run: RunRecord) throws(LedgerError) in try RunSeal.link(of: run) } ?? ""
        try readStates(ledger)
        for run in runs where run.key.payDate.month == own && run.key.kind != .opening {
            try readAccounts(ledger, run.key)
        }
    }

    /// What earlier runs of the calendar month paid a person and took; `nil` when they paid nothing.
    func account(of person: Personnummer) -> MonthAccount? { accounts[person] }

    private func readAccounts(_ ledger: PayrollLedger<some PayrollStore, some Agreement>, _ key: RunKey)
        throws(LedgerError)
    {
        let items = try ledger.items(of: key)
        for record in try stored({ () throws(StoreError) in try ledger.store.payslips(of: key) }) {
            guard let bytes = record.payslip, try PayslipDocument.outcome(bytes) == .payslip else { continue }
            let payslip = try PayslipDocument.read(bytes, items)
            let person = aliases.current(payslip.person)
            try calculation { () throws(PayrollError) in
                try accounts[person, default: MonthAccount()].add(
                    payslip.totals, lines: payslip.lines.lazy.map { (item: $0.key.item, amount: $0.amount) })
            }
        }
    }

    /// The locked runs before a run.
    ///
    /// A run that is approved must be locked or taken back first, and so must the ordinary run of every month before be
    /// locked. What else is preliminary (an extra run, or another pay date of a month) has paid nobody and is passed by:
    /// it can no longer be locked once a later one is.
    static func before(_ key: RunKey, _ runs: [RunRecord]) throws(LedgerError) -> [RunRecord] {
        let earlier = runs.filter { $0.key < key }
        let months = Set(
            earlier.filter { $0.state == .locked && $0.key.kind == .ordinary }.map(\.key.payDate.month)
                + (key.kind == .ordinary ? [key.payDate.month] : []))
        let open = earlier.first { run in
            switch run.state {
            case .locked: false
            case .approved: true
            case .preliminary:
                run.key.kind == .opening || run.key.kind == .ordinary && !months.contains(run.key.payDate.month)
            }
        }
        if let open {
            let wayOut = open.state == .approved ? "Lås den, eller ta tillbaka attesten," : "Lås den"
            throw LedgerError(
                .openPredecessor,
                "Körningen \(open.key.swedish) är inte låst. \(wayOut) innan \(key.swedish) räknas.")
        }
        if let later = runs.first(where: { key < $0.key && $0.state == .locked }) {
            throw LedgerError(
                .laterIsLocked,
                "Körningen \(later.key.swedish) är redan låst. \(key.swedish) kan inte komma före den; gör en extra körning efter."
            )
        }
        return earlier.filter { $0.state == .locked }
    }

    /// The last ordinary month, through which an extra run corrects.
    var lastOrdinary: Month? { runs.last { $0.key.kind == .ordinary || $0.key.kind == .opening }?.key.payDate.month }

    /// The first day that anything here is calculated for.
    func firstDay(_ employer: Employer) -> Day {
        min(
            employer.payCalendar.fixedPayMonth(of: historyStart).days.first,
            employer.payCalendar.deviationMonth(of: historyStart).days.first)
    }

    /// What earlier runs left of a person; `nil` for somebody new.
    func state(of person: Personnummer) -> StoredState? { states[person] }

    /// The latest state of each person.
    ///
    /// An ordinary run has everybody, so what is older is not read.
    private func readStates(_ ledger: PayrollLedger<some PayrollStore, some Agreement>) throws(LedgerError) {
        var parser = JSONParser()
        for run in runs.reversed() {
            var failure: LedgerError?
            try stored { () throws(StoreError) in
                try ledger.store.readPayslips(of: run.key) { record in
                    guard failure == nil, let number = record.person, let carry = record.carry else { return }
                    let person = self.aliases.current(number)
                    if self.states[person] != nil { return }
                    do throws(LedgerError) {
                        self.states[person] = try StoredState.read(carry, &parser)
                    } catch {
                        failure = error
                    }
                }
            }
            if let failure { throw failure }
            let receipt = try Receipt.read(run.receipt)
            if run.key.kind == .ordinary, !receipt.isSelection { return }
        }
    }

    /// All that has been paid to a person.
    func paid(to person: Personnummer, _ items: PayItemRegister, through calculated: Month?) throws(LedgerError)
        -> PaidHistory
    {
        var history = PaidHistory()
        guard let calculated else { return history }
        var month = historyStart
        while month <= calculated {
            history.months[month] = [:]
            if let ownFrom, month < ownFrom { history.takenOver.insert(month) }
            month = month.next
        }
        for run in runs where run.key.kind != .opening {
            guard let payslip = try payslip(of: person, in: run.key, items), payslip.outcome == .payslip else {
                continue
            }
            try calculation { () throws(PayrollError) in
                for line in payslip.lines where items[line.key.item]?.isEarned ?? false {
                    try history.add(line)
                }
                try history.declare(payslip, in: run.key.payDate.month, items)
            }
        }
        return history
    }
}

extension PastRuns {
    /// A stored payslip, under whatever number the person had then.
    private func payslip(of person: Personnummer, in key: RunKey, _ items: PayItemRegister) throws(LedgerError)
        -> StoredPayslip?
    {
        for number in aliases.numbers(person) {
            guard let bytes = try readPayslip(number, key)?.payslip else { continue }
            return try PayslipDocument.read(bytes, items)
        }
        return nil
    }
}

extension PayItem {
    /// Whether lines of it are what a month gives, and not what is calculated on the whole payslip.
    var isEarned: Bool {
        switch kind {
        case .tax, .employerCost: false
        case .pay, .benefit, .reimbursement:
            id != PayItems.lonevaxling.id && id != PayItems.bruttoskuld.id && id != PayItems.bruttoskuldreglering.id
        case .deduction: !PayItems.closing.contains(id)
        }
    }
}

extension PayItems {
    /// Deductions that are calculated when a payslip is closed.
    fileprivate static let closing: Set<PayItemID> = [
        utmatningUnderhall.id, utmatning.id, skuldreglering.id, kvittning.id, nettoloneskuld.id,
    ]
}

extension PaidHistory {
    /// Adds a line: what was paid, and of a deduction that the pay did not reach for what was wanted.
    fileprivate mutating func add(_ line: StoredPayslip.Line) throws(PayrollError) {
        guard line.formula == VoluntaryDeduction.formula.id, let wanted = line.operands.first else {
            return try add(line.amount, line.key, in: line.payMonth)
        }
        try add(Amount(ore: wanted), line.key, in: line.payMonth)
        let earlier = unmade[line.payMonth]?[line.key] ?? .zero
        unmade[line.payMonth, default: [:]][line.key] = try earlier + Amount(ore: wanted) - line.amount
    }

    /// Adds what a payslip declared in the month of payment, and what it changed in months before.
    fileprivate mutating func declare(_ payslip: StoredPayslip, in month: Month, _ items: PayItemRegister)
        throws(PayrollError)
    {
        var pay = Amount.zero
        for line in payslip.lines {
            guard let item = items[line.key.item], item.kind == .pay, item.agiField == AGIField.cashPay else {
                continue
            }
            try pay += line.amount
        }
        for move in payslip.moves {
            var changed = declared[move.period] ?? DeclaredMonth()
            if move.field == AGIField.cashPay {
                pay = try pay - move.amount
                try changed.pay += move.amount
            }
            try changed.contributionBase += move.contributionBase()
            declared[move.period] = changed
        }
        var own = declared[month] ?? DeclaredMonth()
        try own.pay += pay
        try own.contributionBase += payslip.totals.contributionBase
        declared[month] = own
    }
}

extension AGIMove {
    /// What it changes the base of contributions by: fuel counts with its market value, less what was paid for it.
    fileprivate func contributionBase() throws(PayrollError) -> Amount {
        switch field {
        case AGIField.carFuel: try (Exact(amount) * 5 / 6).rounded(.halfAwayFromZero)
        case AGIField.carFuelPaid: try amount.negated()
        default: amount
        }
    }
}

extension RunKey {
    /// The run in Swedish, such as `2026-11-27 ordinarie`.
    public var swedish: String { "\(payDate) \(kind.rawValue)" + (number > 1 ? " \(number)" : "") }
}
