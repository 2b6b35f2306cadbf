//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

// An import by name hands on a type with its members, but not its operators. These are they, for who imports Penna alone;
// where PennaBasics is imported too its own are taken.

/// The sum, or `overflow`.
@_disfavoredOverload
public func + (left: Amount, right: Amount) throws(PayrollError) -> Amount { try left + right }

/// The difference, or `overflow`.
@_disfavoredOverload
public func - (left: Amount, right: Amount) throws(PayrollError) -> Amount { try left - right }

/// Adds, or throws `overflow`.
@_disfavoredOverload
public func += (left: inout Amount, right: Amount) throws(PayrollError) { try left += right }

/// The day so many days later.
@_disfavoredOverload
public func + (day: Day, count: Int) -> Day { day + count }

/// The day so many days earlier.
@_disfavoredOverload
public func - (day: Day, count: Int) -> Day { day - count }

/// The number of days between two.
@_disfavoredOverload
public func - (left: Day, right: Day) -> Int { left - right }
