//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFormat

/// The agreements that a command pays by: those that come with Penna, and those of the documents after `--agreement`.
enum AgreementArguments {
    static let option = "--agreement"

    static func agreements(_ arguments: Arguments) throws -> StandardAgreements {
        try .declaring(declared(arguments))
    }

    /// The agreements of the documents.
    static func declared(_ arguments: Arguments) throws -> [DeclaredAgreement] {
        try YearArguments.documents(arguments.all(option), after: option).map { file, bytes in
            let (agreement, problems) = DeclaredAgreementFile.read(bytes, file: file)
            guard let agreement else { throw YearArguments.failure(problems.first, file) }
            return agreement
        }
    }

    /// What they say, where files name it.
    static func book(_ arguments: Arguments) throws -> RuleBook {
        arguments.all(option).isEmpty ? .standard : RuleBook(of: try agreements(arguments))
    }
}
