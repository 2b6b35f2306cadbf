//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// What `import Penna` shows of the modules below it, by name: the types that a user of the engine writes. All that belongs
// to them comes along. Who writes an agreement imports PennaAgreementKit, and who needs the law alone PennaLaw, which hand
// on whole modules. SurfaceTests counts the types, and Penna.docc has a place for each.

@_exported import struct PennaBasics.Amount
@_exported import struct PennaBasics.Day
@_exported import struct PennaBasics.DayRange
@_exported import struct PennaBasics.IncomeYear
@_exported import struct PennaBasics.Instant
@_exported import struct PennaBasics.Month
@_exported import struct PennaBasics.Organisationsnummer
@_exported import struct PennaBasics.PayDate
@_exported import struct PennaBasics.PayrollError
@_exported import struct PennaBasics.Percent
@_exported import struct PennaBasics.Personnummer
@_exported import enum PennaLaw.TaxDecision
@_exported import struct PennaModel.Carry
@_exported import struct PennaModel.ClockSpan
@_exported import struct PennaModel.Decisions
@_exported import struct PennaModel.Employer
@_exported import struct PennaModel.EmployerFacts
@_exported import class PennaModel.Employment
@_exported import struct PennaModel.Fact
@_exported import struct PennaModel.PayItem
@_exported import struct PennaModel.PayLine
@_exported import struct PennaModel.Payslip
@_exported import struct PennaModel.PayslipTotals
@_exported import class PennaModel.Person
@_exported import struct PennaModel.Registration
@_exported import struct PennaModel.Schedule
@_exported import struct PennaModel.ScheduleAssignment
@_exported import struct PennaModel.Shift
@_exported import struct PennaModel.Terms
