//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaModel
import Testing

@testable import PennaLedger

@Suite struct RuleHashTests {
    @Test("A rule that is mended without a new figure or formula has another hash")
    func revision() {
        func rules(_ revision: Int) -> [RuleDescription] {
            [RuleDescription(paragraph: "§ 1", name: "Prov", revision: revision)]
        }
        #expect(RuleHash.hash(of: rules(1)) == RuleHash.hash(of: rules(1)))
        #expect(RuleHash.hash(of: rules(1)) != RuleHash.hash(of: rules(2)))
        let book = RuleBook.standard
        #expect(RuleHash(book).current == RuleHash.hash(of: book.rules))
    }
}
