//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Penna
internal import PennaBasics
internal import PennaLaw
internal import PennaModel
internal import PennaStore

/// What stored runs have declared, month by month, as one run after the other was locked.
struct AGIBook {
    private let employer: Organisationsnummer
    private let aliases: Aliases
    private let years: PayYears
    private(set) var months: [Month: AGIMonth] = [:]
    private(set) var sent: [Month: AGISent] = [:]

    init(_ employer: Organisationsnummer, _ aliases: Aliases, _ years: PayYears) {
        self.years = years
        self.employer = employer
        self.aliases = aliases
    }

    /// Adds what a run reports.
    ///
    /// - Parameter absences: the days with a parent's benefit of those whom it paid.
    /// - Returns: the months of payment that it touched.
    mutating func add(
        _ key: RunKey, _ payslips: [StoredPayslip], _ items: PayItemRegister, absences: [ParentalAbsence] = []
    ) throws(PayrollError) -> Set<Month> {
        var touched: Set<Month> = []
        let own = key.payDate.month
        for payslip in payslips where payslip.outcome == .payslip {
            var reported = IndividualSums()
            for move in payslip.moves {
                try reported.add(field: move.field, amount: move.amount.negated())
                var sums = IndividualSums()
                try sums.add(field: move.field, amount: move.amount)
                try add(sums, payslip.person, move.period)
                touched.insert(move.period)
            }
            for line in payslip.lines {
                guard let item = items[line.key.item] else { continue }
                try reported.add(line.amount, of: item, origin: line.key.origin)
            }
            if !reported.isEmpty { try add(reported, payslip.person, own) }
            touched.insert(own)
        }
        for absence in absences { try add(absence, own) }
        return touched
    }

    /// Forgets what earlier runs of the month knew of the absence of people whom a run pays.
    mutating func forgetAbsences(of people: Set<Personnummer>, in period: Month) {
        for person in people {
            guard case .person(let number) = aliases.payee(person, in: months[period]) else { continue }
            months[period]?.removeAbsences(of: number)
        }
    }

    private mutating func add(_ absence: ParentalAbsence, _ period: Month) throws(PayrollError) {
        guard case .person(let number) = aliases.payee(absence.person, in: months[period]) else { return }
        try begin(period)
        try months[period]?.add(absence.of(number))
    }

    private mutating func begin(_ period: Month) throws(PayrollError) {
        guard months[period] == nil else { return }
        months[period] = try AGIMonth(
            employer: employer, period: AGIPeriod(payDate: PayDate(WorkedMonth(period).days.first)), years: years)
    }

    private mutating func add(_ sums: IndividualSums, _ person: Personnummer, _ period: Month) throws(PayrollError) {
        let payee = aliases.payee(person, in: months[period])
        try begin(period)
        try months[period]?.add(sums, for: payee)
    }

    /// Sends a month as it stands: what differs from what was sent before.
    mutating func send(_ period: Month) throws(PayrollError) -> AGIFiling? {
        guard let month = months[period] else { return nil }
        let none = try AGISent(employer: employer, period: month.period)
        var sent = self.sent[period] ?? none
        let filing = try sent.filing(for: month)
        try sent.record(filing)
        self.sent[period] = sent
        return filing
    }
}
