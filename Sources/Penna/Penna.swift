//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// Users write `import Penna` and have the modules below it as well.
@_exported import PennaAB
@_exported import PennaArvoden
@_exported import PennaBasics
@_exported import PennaLaw
@_exported import PennaLines
@_exported import PennaModel
