//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import Penna
public import PennaBasics
internal import PennaJSON
public import PennaLaw

/// Dated figures without an income year as a document, such as `ab-27.json`.
public enum FigureFile {
    static let format = DocumentKind.figures.rawValue

    /// Whether a document says that it is one of dated figures, right or wrong.
    public static func isMeant(_ bytes: [UInt8]) -> Bool {
        var parser = JSONParser()
        return (try? parser.parse(bytes).root).flatMap(DocumentKind.of) == .figures
    }

    /// Reads a document; all of it must be right, because everybody's pay depends on it.
    ///
    /// - Parameters:
    ///   - file: the name that findings have for it.
    ///   - book: the agreements whose figures it may have beside those of law.
    public static func read(_ bytes: [UInt8], file: String, _ book: RuleBook = .standard) -> (
        figures: FigureDocument?, problems: [Finding]
    ) {
        do throws(JSONError) {
            var parser = JSONParser()
            return (try document(try parser.parse(bytes).root, book), [])
        } catch {
            return (nil, [Finding(at: file, line: error.line, error, stops: .stopsEmployer)])
        }
    }

    static func document(_ node: JSONNode, _ book: RuleBook) throws(JSONError) -> FigureDocument {
        try DocumentKind.figures.expect(node)
        try node.rejectUnknownKeys(allowed: ["format", "name", "figures", "note"])
        let formatNode = try node.required("format")
        guard try formatNode.string() == format else {
            throw formatNode.invalid("Dokumentet har inga daterade uppgifter som Penna läser. Skriv \(format).")
        }
        _ = try node.optional("note")?.string()
        let nameNode = try node.required("name")
        let name = try nameNode.string()
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw nameNode.invalid("Skriv vad dokumentet heter, t.ex. AB 27.")
        }
        var document = FigureDocument(name)
        let list = try node.required("figures")
        for entry in try list.elements() {
            let given = try given(entry, book)
            do throws(PayrollError) {
                try document.add(given)
            } catch {
                throw entry.invalid(error.message)
            }
        }
        guard !document.figures.isEmpty else { throw list.invalid("Dokumentet har inga uppgifter. Skriv minst en.") }
        return document
    }

    private static func given(_ node: JSONNode, _ book: RuleBook) throws(JSONError) -> GivenFigure {
        try node.rejectUnknownKeys(allowed: YearFile.entryKeys + ["known", "corrects"])
        let (figure, value) = try YearFile.declared(node, book)
        guard let value else {
            throw try node.required("value").invalid(
                "Uppgiften \(figure.key) har inget värde. Skriv det, eller ta bort den.")
        }
        let mark = try YearFile.mark(node)
        let known = try known(node)
        let row = FigureRow(
            from: try node.required("from").day(), through: try node.optional("through")?.day(), value,
            source: mark.source, confidence: mark.confidence, known: known)
        return GivenFigure(figure, row, corrects: try node.optional("corrects")?.bool() ?? false)
    }
}

extension FigureFile {
    /// When an entry became known; `nil` when it was known before it applied.
    static func known(_ node: JSONNode) throws(JSONError) -> Instant? {
        guard let known = try node.optional("known") else { return nil }
        let text = try known.string()
        return try known.checked { () throws(PayrollError) in try Instant(text) }
    }
}

/// What a host hands to calculations beside what is built in: documents of years and of dated figures, told apart by
/// their `format`.
public struct GivenDocuments: Sendable {
    private var years: [PayYear] = []
    private var figures: [FigureDocument] = []

    private let book: RuleBook

    /// No documents.
    ///
    /// - Parameter book: the agreements whose figures they may have.
    public init(_ book: RuleBook = .standard) { self.book = book }

    /// Reads one more document.
    ///
    /// - Parameter file: the name that findings have for it.
    /// - Returns: what is wrong in it; nothing when it was taken.
    public mutating func read(_ bytes: [UInt8], file: String) -> [Finding] {
        do throws(JSONError) {
            var parser = JSONParser()
            let root = try parser.parse(bytes).root
            if DocumentKind.of(root) == .figures {
                figures.append(try FigureFile.document(root, book))
            } else {
                years.append(try YearFile.year(root, book))
            }
            return []
        } catch {
            return [Finding(at: file, line: error.line, error, stops: .stopsEmployer)]
        }
    }

    /// The built-in years with what was given.
    ///
    /// - Throws: as ``PayYears/init(_:figures:)``.
    public func payYears() throws(PayrollError) -> PayYears { try PayYears(years, figures: figures) }
}
