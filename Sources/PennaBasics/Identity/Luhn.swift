//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// The Luhn method (modulus 10) of personnummer, organisationsnummer and bank accounts.
package enum Luhn {
    /// The sum of the digits, from the right every second one doubled and its own digits added.
    ///
    /// A number whose check digit is right has a sum that ends in 0.
    package static func sum(of number: Int64) -> Int64 {
        var sum: Int64 = 0
        var rest = number
        var weight: Int64 = 1
        while rest > 0 {
            let product = rest % 10 * weight
            sum += product / 10 + product % 10
            rest /= 10
            weight = 3 - weight
        }
        return sum
    }
}
