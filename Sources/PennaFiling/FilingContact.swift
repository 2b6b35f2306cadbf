//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Whom a receiver of files calls.
public struct FilingContact: Hashable, Sendable {
    /// The name, of a person or a function.
    public let name: String

    /// The telephone number.
    public let phone: String

    /// The e-mail address.
    public let email: String

    /// A contact.
    public init(name: String, phone: String, email: String) {
        self.name = name
        self.phone = phone
        self.email = email
    }

    /// What is wrong with it for the AGI, in Swedish; `nil` for nothing.
    var fault: String? {
        if !AGIText.fits(name, most: 50) { return "namnet ska ha 1–50 tecken, utan < och >" }
        if !AGIText.fits(phone, most: 20) { return "telefonnumret ska ha 1–20 tecken, utan < och >" }
        if !AGIText.isEmail(email) { return "e-postadressen \(email) har inte den form som Skatteverket tar emot" }
        return nil
    }
}
