//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import Penna
package import PennaModel

/// Somebody who is not calculated because something of theirs cannot be read, as far as it can be seen who it is.
public struct UnreadPerson: Hashable, Sendable {
    /// Personnummer as it stands, readable or not; empty where none can be seen.
    public let number: String

    /// The name; empty where none can be seen.
    public let name: String

    /// Somebody who is not calculated.
    public init(number: String, name: String) {
        self.number = number
        self.name = name.visible
    }

    /// What stands for a name where there is neither name nor number.
    package static func line(_ line: Int, in file: String) -> UnreadPerson {
        UnreadPerson(number: "", name: "\(file) rad \(line)")
    }
}

extension [UnreadPerson] {
    /// The same people, each once, with those whom errors name; without some.
    package func with(_ problems: [Finding], without known: [Person]) -> [UnreadPerson] {
        let isClean = isEmpty && !problems.contains { $0.severity == .stopsPerson }
        if isClean { return [] }
        var told = Set(known.map { "\($0.id)" })
        var people = filter { $0.number.isEmpty || told.insert($0.number).inserted }
        for problem in problems where problem.severity == .stopsPerson && !problem.person.isEmpty {
            guard told.insert(problem.person).inserted else { continue }
            people.append(UnreadPerson(number: problem.person, name: ""))
        }
        return people
    }
}
