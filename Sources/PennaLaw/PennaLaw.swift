//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// The law is used alone by hosts with a payroll of their own, and speaks of amounts and days, so one import is enough.
@_exported import PennaBasics
