//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaJSON

/// What is given to a calculation beside what is built in, told apart by the member `format`.
enum DocumentKind: String {
    case year = "penna-year-1"
    case figures = "penna-figures-1"
    case agreement = "penna-agreement-1"

    /// What it is, and the option that it belongs to.
    private var advice: String {
        switch self {
        case .year: "Dokumentet är ett årsdokument. Ange det med --year FIL."
        case .figures: "Dokumentet har daterade uppgifter. Ange det med --year FIL."
        case .agreement: "Dokumentet deklarerar ett avtal. Ange det med --agreement FIL."
        }
    }

    /// What a document says that it is; `nil` for anything else, which its reader refuses.
    static func of(_ root: JSONNode) -> DocumentKind? {
        guard root.kind == .object, let word = try? root.optional("format")?.string() else { return nil }
        return DocumentKind(rawValue: word)
    }

    /// Refuses a document of another kind before anything else in it is wondered at.
    func expect(_ root: JSONNode) throws(JSONError) {
        guard let kind = DocumentKind.of(root), kind != self else { return }
        throw try root.required("format").invalid(kind.advice)
    }
}
