//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Parkavtalet
import Penna
import PennaAgreementTesting
import Testing

@Suite("What every agreement promises") struct ConformanceTests {
    @Test("Both agreements together keep every promise")
    func together() throws {
        #expect(try AgreementConformance(both(), employer(), everybody(), on: november).failures() == [])
    }

    @Test("Each keeps every promise alone")
    func alone() throws {
        let people = try everybody()
        #expect(try AgreementConformance(Parkavtalet(), employer(), Array(people[2...]), on: november).failures() == [])
        #expect(try AgreementConformance(.standard, employer(), [people[1]], on: november).failures() == [])
    }

    @Test("An agreement that breaks its promises is told which")
    func broken() throws {
        // Anna is a failure under AB alone, and nobody of these is away for several days.
        let failures = try AgreementConformance(.standard, employer(), [anna()], on: november).failures()
        #expect(failures.contains { $0.hasPrefix("everybody is paid") && $0.contains("Parkavtalet") })
        #expect(failures.contains { $0.contains("there is no line") })
        #expect(failures.contains { $0.hasPrefix("an absence in several rows") })
    }
}
