//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// Who writes an agreement has `import PennaAgreementKit` and the modules below it as well.
@_exported import PennaBasics
@_exported import PennaLaw
@_exported import PennaModel
