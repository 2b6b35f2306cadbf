//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics
public import PennaModel

/// An invented payroll centre: two municipalities and eight companies, with everything that a month brings.
///
/// All names, numbers and people are made up. The same arguments give the same centre, on every machine.
public struct DemoCentre: Sendable {
    /// The facts of each employer that has people; together they give exactly the payslips asked for.
    public let employers: [EmployerFacts]

    /// The pay date: fixed pay of November and deviations of October 2026.
    public let payDate = PayDate(Day(2026, 11, 27))

    /// Makes a centre.
    ///
    /// - Throws: `PayrollError` when the library refuses its own invention, which is a defect.
    public init(payslips: Int, seed: UInt64) throws(PayrollError) {
        var employers: [EmployerFacts] = []
        var serial = 0
        for (index, profile) in DemoEmployer.all.enumerated() {
            let count = DemoEmployer.share(of: payslips, for: index)
            // Of few payslips, the smallest have none; an employer without people cannot be run.
            if count == 0 { continue }
            let employer = try profile.employer()
            var people: [Person] = []
            people.reserveCapacity(count)
            var carries: [Carry] = []
            carries.reserveCapacity(count)
            for _ in 0..<count {
                var maker = DemoPerson(
                    random: DemoRandom(seed: seed &* 1_000_003 &+ UInt64(serial)), serial: serial, profile: profile,
                    employer: employer)
                let person = try maker.person()
                people.append(person)
                carries.append(maker.carry(of: person))
                serial += 1
            }
            employers.append(try EmployerFacts(employer: employer, people: people, carries: carries))
        }
        self.employers = employers
    }
}
