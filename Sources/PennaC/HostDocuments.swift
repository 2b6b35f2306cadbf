//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat
internal import PennaLaw

/// What a host gives beside what is built in: documents of years, of dated figures and of agreements.
struct HostDocuments {
    let years: PayYears
    let agreements: StandardAgreements
    let book: RuleBook

    /// Nothing given.
    init() {
        years = .builtIn
        agreements = .standard
        book = .standard
    }

    /// Reads the documents, the agreements first, for figures may be theirs.
    ///
    /// - Throws: `PENNA_INVALID_ARGUMENT` for NULL; `PENNA_INVALID_INPUT`, with the document's number and the path of the
    ///   value, when one cannot be read or contradicts another.
    init(
        _ years: UnsafePointer<penna_text>?, _ yearCount: Int, _ agreements: UnsafePointer<penna_text>?,
        _ agreementCount: Int
    ) throws(Failure) {
        var declared: [DeclaredAgreement] = []
        for (place, bytes) in try unsafe HostDocuments.texts(agreements, agreementCount, "agreements") {
            let (agreement, problems) = DeclaredAgreementFile.read(bytes, file: place)
            guard let agreement else {
                throw problems.first.map { Failure($0) }
                    ?? Failure(PENNA_INVALID_INPUT, "Avtalet går inte att läsa.", path: place)
            }
            declared.append(agreement)
        }
        self.agreements = try HostDocuments.checked("agreements") { () throws(PayrollError) in
            try .declaring(declared)
        }
        book = declared.isEmpty ? .standard : RuleBook(of: self.agreements)
        var documents = GivenDocuments(book)
        for (place, bytes) in try unsafe HostDocuments.texts(years, yearCount, "years") {
            if let problem = documents.read(bytes, file: place).first { throw Failure(problem) }
        }
        self.years = try HostDocuments.checked("years") { () throws(PayrollError) in try documents.payYears() }
    }

    private static func checked<Value>(
        _ path: String, _ work: () throws(PayrollError) -> Value
    ) throws(Failure) -> Value {
        do throws(PayrollError) {
            return try work()
        } catch {
            throw Failure(PENNA_INVALID_INPUT, code: error.code.rawValue, error.message, path: path)
        }
    }

    /// The texts of a list, each with its place in it.
    private static func texts(
        _ list: UnsafePointer<penna_text>?, _ count: Int, _ name: String
    ) throws(Failure) -> [(place: String, bytes: [UInt8])] {
        guard count > 0 else { return [] }
        guard let list = unsafe list else {
            throw Failure(argument: name, "\(name) är NULL men antalet är \(count). Ge dokumenten, eller 0.")
        }
        var texts: [(place: String, bytes: [UInt8])] = []
        for index in 0..<count {
            let text = unsafe list[index]
            texts.append(("\(name)[\(index)]", try unsafe bytes(text.bytes, text.count, "\(name)[\(index)]")))
        }
        return texts
    }
}
