//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

extension JSONNode {
    /// The member with a key, which must be there; it may be null.
    ///
    /// - Throws: ``JSONError/Code/wrongKind`` if this is not an object; ``JSONError/Code/missingKey``, with the object's
    ///   line and column and the path that the member would have, if there is no such member.
    /// - Complexity: O(*n*) in the number of members.
    public func required(_ key: String) throws(JSONError) -> JSONNode {
        try require(.object)
        guard let value = document.value(of: key, inObjectAt: index) else {
            var path = document.path(of: index)
            JSONDocument.appendMember(key, to: &path)
            throw document.error(
                .missingKey, "Nyckeln ”\(key)” saknas i objektet. Lägg till den.", at: offset, path: path)
        }
        return JSONNode(document: document, index: value)
    }

    /// The member with a key, or nil if the object gives no value for it: the member is missing, or null.
    ///
    /// - Throws: ``JSONError/Code/wrongKind`` if this is not an object.
    /// - Complexity: O(*n*) in the number of members.
    public func optional(_ key: String) throws(JSONError) -> JSONNode? {
        try require(.object)
        guard let value = self[key], !value.isNull else { return nil }
        return value
    }

    /// The keys of an object that are not in a list, in the order of the text.
    ///
    /// Reading only the keys one knows would silently ignore a misspelt optional key; this finds it.
    ///
    /// - Parameter allowed: the known keys. Fastest when they stand in the order in which texts have them.
    /// - Throws: ``JSONError/Code/wrongKind`` if this is not an object.
    /// - Complexity: O(*n* + *m*) when both are in the same order, otherwise O(*n* · *m*).
    public func unknownKeys(allowed: [String]) throws(JSONError) -> [String] {
        try require(.object)
        return JSONMembers(of: self).filter { member in
            !allowed.contains { document.isString(at: member.value.index - 1, $0.utf8Span.span) }
        }.map(\.key)
    }

    /// Throws if an object has a key that is not in a list.
    ///
    /// - Parameter allowed: the known keys. Fastest when they stand in the order in which texts have them.
    /// - Throws: ``JSONError/Code/wrongKind`` if this is not an object; ``JSONError/Code/unknownKey``, with the place of
    ///   the first unknown key, if there is one.
    /// - Complexity: O(*n* + *m*) when both are in the same order, otherwise O(*n* · *m*).
    public func rejectUnknownKeys(allowed: [String]) throws(JSONError) {
        try require(.object)
        guard let key = document.unknownKey(inObjectAt: index, allowed: allowed) else { return }
        let known = allowed.isEmpty ? "inga" : allowed.joined(separator: ", ")
        var error = JSONNode(document: document, index: key).error(
            .unknownKey,
            "Nyckeln ”\(document.string(at: key))” är okänd. Rätta eller ta bort den. Kända nycklar: \(known).")
        error.knownKeys = allowed
        throw error
    }
}
