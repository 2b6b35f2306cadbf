//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna

/// Text files as editors and Excel save them: UTF-8 with a mark before it is read, other encodings are named.
package enum InputEncoding {
    /// Where the text begins: after a byte order mark of UTF-8, if there is one.
    package static func start(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// The encoding of a text that is not UTF-8 and tells it by its first bytes; `nil` for any other.
    package static func foreign(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        // Text has no zeros; where every other byte is one, each letter has two bytes.
        return bytes.prefix(64).contains(0) ? "UTF-16 eller ingen text" : nil
    }

    /// The finding for a file in another encoding, which stops everybody: nobody knows whose rows it has.
    package static func fault(_ bytes: [UInt8], in name: String) -> Finding? {
        foreign(bytes).map { encoding in
            Finding(
                .wrongEncoding, .stopsEmployer, at: Finding.Place(name, line: 1),
                "Filen är \(encoding), inte UTF-8, och ingenting i den används. Spara den som UTF-8 (i Excel: CSV UTF-8) och kör igen."
            )
        }
    }
}
