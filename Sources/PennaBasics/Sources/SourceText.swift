//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension Source {
    /// The line that books, files and reports print, in Swedish.
    public var text: String { line(decision: { $0.name }, page: { $0.short }) }

    /// The line in Markdown, with links to the page of decisions and to publications that have an address.
    ///
    /// - Parameter decisions: where the page of decisions lies, such as `Decisions.md`.
    public func markdown(decisions: String) -> String {
        line(
            decision: { "[\($0.name)](\(decisions)#\($0.name.lowercased()))" },
            page: { publication in
                publication.address.map { "[\(publication.short)](\($0))" } ?? publication.short
            })
    }

    private func line(decision: (DecisionID) -> String, page: (Publication) -> String) -> String {
        var line = ""
        var index = 0
        while index < references.count {
            var names: [String] = []
            while index < references.count, case .decision(let id) = references[index] {
                names.append(decision(id))
                index += 1
            }
            if !line.isEmpty { line += "; " }
            if names.isEmpty {
                line += references[index].text(isFirst: line.isEmpty, page: page)
                index += 1
            } else {
                line += (line.isEmpty ? "Beslut " : "beslut ") + names.swedishList
            }
        }
        return line
    }
}

extension Source.Reference {
    fileprivate func text(isFirst: Bool, page: (Publication) -> String) -> String {
        func word(_ lower: String, _ upper: String) -> String { isFirst ? upper : lower }
        switch self {
        case .decision(let decision): return word("beslut ", "Beslut ") + decision.name
        case .act(let act, let place): return act.short.followed(by: place, " ")
        case .agreement(let text, let place, let readIn):
            let name = text.short.followed(by: place, " ")
            return readIn.isEmpty ? name : name + " (" + readIn.map(page).joined(separator: ", ") + ")"
        case .page(let publication, let place): return page(publication).followed(by: place, ", ")
        case .secondHand(let what, let readIn):
            return readIn.isEmpty ? what + ", ur andra hand" : what + " genom " + readIn.map(page).swedishList
        case .local(let key): return word("arbetsgivarens", "Arbetsgivarens") + " inställning " + key
        case .employer(let what): return word("arbetsgivarens ", "Arbetsgivarens ") + what
        case .calculated(let how): return word("beräknat: ", "Beräknat: ") + how
        case .practice(let what): return word("praxis: ", "Praxis: ") + what
        case .reading(let how): return word("läsning: ", "Läsning: ") + how
        case .memory(let of): return word("minne av ", "Minne av ") + of + ", inte läst"
        case .document(let text): return text
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
