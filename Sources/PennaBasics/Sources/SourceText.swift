//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension Source {
    /// The line that books, files and reports print, in Swedish.
    public var text: String { rendered(plain: { $0 }, decision: { $0.name }, publication: { $0.short }) }

    /// The line in Markdown, with links to the page of decisions and to publications that have an address.
    ///
    /// - Parameter decisions: where the page of decisions lies, such as `Decisions.md`.
    public func markdown(decisions: String) -> String {
        rendered(
            plain: { $0 }, decision: { "[\($0.name)](\(decisions)#\($0.name.lowercased()))" },
            publication: { publication in
                publication.address.map { "[\(publication.short)](\($0))" } ?? publication.short
            })
    }

    /// The line with words, decisions and publications written as a kind of document writes them.
    public func rendered(
        plain: (String) -> String, decision: (DecisionID) -> String, publication: (Publication) -> String
    ) -> String {
        var line = ""
        var index = 0
        while index < references.count {
            var names: [String] = []
            while index < references.count, case .decision(let id) = references[index] {
                names.append(decision(id))
                index += 1
            }
            let isFirst = line.isEmpty
            if !isFirst { line += "; " }
            if names.isEmpty {
                let reference = references[index]
                index += 1
                var readIn: [Publication] = []
                while index < references.count, case .readIn(let publication) = references[index] {
                    readIn.append(publication)
                    index += 1
                }
                let (before, publications, after) = reference.parts(isFirst: isFirst, readIn)
                line += plain(before) + publications.map(publication).swedishList + plain(after)
            } else {
                line += (isFirst ? "Beslut " : "beslut ") + names.swedishList
            }
        }
        return line
    }
}

extension Source.Reference {
    /// What is written before the names of publications, these, and what is written after.
    ///
    /// - Parameter readIn: the publications that the reference was read in.
    fileprivate func parts(isFirst: Bool, _ readIn: [Publication]) -> (
        before: String, publications: [Publication], after: String
    ) {
        switch self {
        case .act(let act, let place): (act.short.followed(by: place, " "), [], "")
        case .agreement(let text, let place):
            readIn.isEmpty
                ? (text.short.followed(by: place, " "), [], "")
                : (text.short.followed(by: place, " ") + " (", readIn, ")")
        case .page(let publication, let place): ("", [publication], "".followed(by: place, ", "))
        case .readIn(let publication): ("", [publication] + readIn, "")
        case .secondHand(let what):
            readIn.isEmpty ? (what + ", ur andra hand", [], "") : (what + " genom ", readIn, "")
        case .document(let text): (text, [], "")
        case .decision, .local, .employer, .calculated, .practice, .reading, .memory:
            ((isFirst ? word.upper : word.lower) + what, [], "")
        }
    }

    /// The word that tells what kind of source it is, within a line and at its beginning.
    private var word: (lower: String, upper: String) {
        switch self {
        case .local: ("arbetsgivarens inställning ", "Arbetsgivarens inställning ")
        case .employer: ("arbetsgivarens ", "Arbetsgivarens ")
        case .calculated: ("beräknat: ", "Beräknat: ")
        case .practice: ("praxis: ", "Praxis: ")
        case .reading: ("läsning: ", "Läsning: ")
        case .memory: ("minne av ", "Minne av ")
        default: ("", "")
        }
    }

    private var what: String {
        switch self {
        case .local(let text), .employer(let text), .calculated(let text), .practice(let text), .reading(let text):
            text
        case .memory(let text): text + ", inte läst"
        default: ""
        }
    }
}

extension String {
    fileprivate func followed(by place: String, _ between: String) -> String {
        place.isEmpty ? self : self + between + place
    }
}

extension [String] {
    /// The names as Swedish writes a list: `A3, A4 och A5`.
    fileprivate var swedishList: String {
        guard count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " och " + self[count - 1]
    }
}
