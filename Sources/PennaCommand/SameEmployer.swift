//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles

/// Finds an employer that one command was given twice, so that nobody is paid twice.
enum SameEmployer {
    /// What to say of each folder whose employer another folder has too; nothing of it is calculated.
    ///
    /// - Throws: `UsageError` when the same folder is given twice, by whatever path.
    static func check(_ folders: [String]) throws(UsageError) -> [String: String] {
        guard folders.count > 1 else { return [:] }
        var paths: [String: String] = [:]
        var groups: [Organisationsnummer: [String]] = [:]
        var names: [Organisationsnummer: String] = [:]
        for folder in folders {
            let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().standardizedFileURL.path
            if let earlier = paths.updateValue(folder, forKey: path) {
                throw UsageError(
                    "Mappen \(folder) är angiven två gånger\(earlier == folder ? "" : ", också som \(earlier)"). Ingenting är räknat. Ange den en gång."
                )
            }
            guard let employer = EmployerFolder.employer(folder) else { continue }
            groups[employer.id, default: []].append(folder)
            names[employer.id] = employer.name
        }
        var found: [String: String] = [:]
        for (id, same) in groups where same.count > 1 {
            for folder in same {
                let others = same.filter { $0 != folder }.joined(separator: ", ")
                found[folder] =
                    "\(folder): \(FindingCode.sameEmployerTwice.title): \(id) \(names[id] ?? "") finns också i \(others). Ingen av mapparna är räknad. \(FindingCode.sameEmployerTwice.wayOut)"
            }
        }
        return found
    }
}
