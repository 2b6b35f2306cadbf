//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
internal import PennaBasics
internal import PennaModel
package import PennaStore

extension PayrollLedger {
    /// What the people of a run were paid in the locked ordinary runs before it, for the controls.
    ///
    /// The last run is read for all of them; the months before only for those whom a control asks about.
    ///
    /// - Throws: `store`. A payslip that cannot be read is passed by: nothing is calculated from it here.
    package func payHistory(before key: RunKey, _ batch: Batch<Rules>) throws(LedgerError) -> PayHistory {
        let runs: [RunRecord] = try stored { () throws(StoreError) in try store.runs(of: employer) }
        var past: [RunKey] = []
        for run in runs where run.state == .locked && run.key.kind == .ordinary && run.key < key {
            past.append(run.key)
        }
        past.sort()
        past = past.suffix(PayHistory.mostMonths).reversed()
        guard let last = past.first else { return PayHistory() }
        let aliases = try self.aliases()
        let items = batch.run.items
        var places: [Personnummer: Int] = [:]
        for (index, person) in batch.facts.people.enumerated() { places[person.id] = index }
        var latest: [Int: PayHistory.PaidMonth] = [:]
        try stored { () throws(StoreError) in
            try store.readPayslips(of: last) { record in
                guard let person = record.person, let place = places[aliases.current(person)],
                    let month = PayHistory.PaidMonth(record, last, items)
                else { return }
                latest[place] = month
            }
        }
        let (records, people, keys) = (store, batch.facts.people, past)
        return PayHistory(latest: latest) { index in
            let numbers = aliases.numbers(people[index].id)
            return keys.compactMap { key in
                for number in numbers {
                    guard let record = try? records.payslip(of: number, in: key) else { continue }
                    if let month = PayHistory.PaidMonth(record, key, items) { return month }
                }
                return nil
            }
        }
    }
}

extension PayHistory.PaidMonth {
    /// What a stored payslip paid for its own month; `nil` where there is none to read.
    fileprivate init?(_ record: PayslipRecord, _ key: RunKey, _ items: PayItemRegister) {
        guard let bytes = record.payslip, let payslip = try? PayslipDocument.read(bytes, items),
            payslip.outcome == .payslip
        else { return nil }
        self.init(key.payDate.month)
        for line in payslip.lines where !line.isCorrection {
            guard let item = items[line.key.item], HistoryControls.isCompared(item) else { continue }
            add(item.id, line.amount)
            if item.kind == .pay { add(gross: line.amount) }
        }
    }
}
