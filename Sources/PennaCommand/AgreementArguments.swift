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
        try .declaring(
            arguments.all(option).map { file in
                let (agreement, problems) = DeclaredAgreementFile.read(try YearArguments.bytes(file), file: file)
                guard let agreement else { throw YearArguments.failure(problems.first, file) }
                return agreement
            })
    }

    /// What they say, where files name it.
    static func book(_ arguments: Arguments) throws -> RuleBook {
        arguments.all(option).isEmpty ? .standard : RuleBook(of: try agreements(arguments))
    }
}
