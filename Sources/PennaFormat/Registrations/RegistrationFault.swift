//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics

/// Why a registration cannot be read, and the field that makes it so.
package struct RegistrationFault: Error {
    package let error: PayrollError
    package let field: RegistrationField

    package init(_ error: PayrollError, _ field: RegistrationField) {
        self.error = error
        self.field = field
    }

    package init(_ field: RegistrationField, _ code: PayrollError.Code, _ message: String) {
        self.init(PayrollError(code, message), field)
    }
}

extension RegistrationFields {
    /// Runs what reads a field, so that its error names the field.
    package func at<Value>(_ field: RegistrationField, _ body: () throws(PayrollError) -> Value)
        throws(RegistrationFault) -> Value
    {
        do throws(PayrollError) {
            return try body()
        } catch {
            throw RegistrationFault(error, field)
        }
    }
}
