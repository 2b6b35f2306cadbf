//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// Whoever reads files speaks of what stands in them, so one import is enough.
@_exported import PennaFormat
