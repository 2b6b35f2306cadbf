//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaBasics
import PennaFiles
import PennaFormat
import PennaLaw

/// The years that a command calculates with: the built-in ones, and the documents of years and figures after `--year`.
enum YearArguments {
    static let repeatable: Set<String> = ["--year", AgreementArguments.option]
    static let flags: Set<String> = ["--provisional"]

    /// All documents that a command was given.
    static func files(_ arguments: Arguments) -> [String] { repeatable.sorted().flatMap { arguments.all($0) } }

    /// The years of a command.
    static func years(_ arguments: Arguments) throws -> PayYears {
        try years(in: arguments.all("--year"), AgreementArguments.book(arguments))
    }

    /// The years of a command for a pay date, with last year's standing in where that was asked for.
    static func years(_ arguments: Arguments, for payDate: PayDate) throws -> PayYears {
        let years = try years(arguments)
        return arguments.has("--provisional") ? try years.standingIn(for: payDate.incomeYear) : years
    }

    /// The built-in years and those of documents.
    static func years(in files: [String], _ book: RuleBook = .standard) throws -> PayYears {
        if files.isEmpty { return .builtIn }
        var documents = GivenDocuments(book)
        for (file, bytes) in try YearArguments.documents(files, after: "--year") {
            if let problem = documents.read(bytes, file: file).first { throw failure(problem, file) }
        }
        return try documents.payYears()
    }

    /// The bytes of the documents after an option, none of which may stand there twice, by whatever name.
    static func documents(_ files: [String], after option: String) throws -> [(file: String, bytes: [UInt8])] {
        var documents: [(file: String, bytes: [UInt8])] = []
        for file in files {
            let bytes = try bytes(file)
            if let earlier = documents.first(where: { $0.bytes == bytes })?.file {
                throw UsageError(
                    "Dokumentet \(file) är angivet två gånger\(earlier == file ? "" : ", också som \(earlier)"). Ange det en gång efter \(option)."
                )
            }
            documents.append((file, bytes))
        }
        return documents
    }

    /// Reads the document of a year.
    ///
    /// - Parameter book: the agreements whose figures it may set.
    static func document(_ path: String, _ book: RuleBook = .standard) throws -> PayYear {
        let (year, problems) = YearFile.read(try bytes(path), file: path, book)
        guard let year else { throw failure(problems.first, path) }
        return year
    }

    static func failure(_ problem: Finding?, _ path: String) -> FileFailure {
        let line = problem?.place.line ?? 0
        return FileFailure(
            place: line == 0 ? path : "\(path) rad \(line)", message: problem?.message ?? "Dokumentet kan inte läsas.")
    }

    /// The bytes of a file.
    static func bytes(_ path: String) throws(FileFailure) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileFailure(place: path, message: "Filen kan inte läsas. Kontrollera att den finns och får läsas.")
        }
        return Array(data)
    }
}

/// `penna year`: makes, fills and checks the document of a year.
enum YearCommand {
    static let help = """
        penna year --init ÅR [--output FIL]
        penna year --import TABELLFIL [--document FIL] [--for ÅR] [--source TEXT] [--mark MÄRKE]
        penna year --check FIL [--agreement FIL]...

        Ett årsdokument har det som lönerna behöver för ett år som inte är inbyggt i Penna: skattetabeller, engångstabell,
        basbelopp, avgifter och andra uppgifter, var och en med källa och märke. Det ges till penna run med --year FIL.

          --init ÅR        skriver ett dokument med det som är känt, och nämner det som saknas (value: null)
          --import FIL     läser en publicerad tabellfil in i dokumentet: Skatteverkets månadstabeller (txt eller csv) eller
                           en engångstabell som engangsskatt-ÅÅÅÅ.csv. Penna söker de belopp som ger varje cell; finns inga
                           tas cellerna som de står
          --document FIL   dokumentet som fylls (year-ÅÅÅÅ.json); det görs om det inte finns
          --for ÅR         tabellernas inkomstår, där varken dokumentet eller filen säger det
          --source TEXT    varifrån filen kommer (filens namn)
          --mark MÄRKE     hur säker källan är: confirmed för en fil hämtad hos Skatteverket, annars reported eller
                           unconfirmed (reported)
          --check FIL      säger vad som saknas i dokumentet eller inte stämmer; också för daterade uppgifter
                           (penna-figures-1, se Documentation/Figures.md)
          --agreement FIL  deklarerat avtal, vars uppgifter dokumentet också får ha; kan stå flera gånger
          --output FIL     var dokumentet skrivs (year-ÅÅÅÅ.json)

        Slutkod: 0 klart, 1 fel i kommandot eller oläslig fil, 2 dokumentet räcker inte för att betala någon.
        """

    static func run(_ words: some Sequence<String>) throws -> Int32 {
        let arguments = try Arguments(
            words,
            options: ["--init", "--import", "--check", "--document", "--for", "--source", "--mark", "--output"],
            repeatable: [AgreementArguments.option])
        let verbs = ["--init", "--import", "--check"].filter { arguments[$0] != nil }
        guard verbs.count == 1, arguments.values.isEmpty else {
            throw UsageError("Ange ett av --init, --import och --check, t.ex. penna year --init 2027.")
        }
        switch verbs[0] {
        case "--init": return try begin(arguments)
        case "--import": return try take(arguments)
        default: return try check(arguments["--check"] ?? "", AgreementArguments.book(arguments))
        }
    }

    private static func begin(_ arguments: Arguments) throws -> Int32 {
        try refuse(["--document", "--for", "--source", "--mark"], arguments)
        let year = IncomeYear(try arguments.number("--init", in: 2024...2100, default: 2027))
        let path = arguments["--output"] ?? YearFile.name(of: year)
        guard !FileManager.default.fileExists(atPath: path) else {
            throw FileFailure(
                place: path, message: "Filen finns redan. Välj en annan med --output, eller fyll i den som finns.")
        }
        let document = YearFile.begin(year)
        try OutputFiles.write(YearFile.bytes(document), to: path)
        Terminal.print("\(path): \(document.figures.count) uppgifter är kända för \(year.year).")
        _ = tell(document)
        return 0
    }

    private static func take(_ arguments: Arguments) throws -> Int32 {
        try refuse(["--output"], arguments)
        let file = arguments["--import"] ?? ""
        let bytes = try YearArguments.bytes(file)
        var given: IncomeYear?
        if arguments["--for"] != nil {
            given = IncomeYear(try arguments.number("--for", in: 2024...2100, default: 2027))
        }
        let path: String
        if let document = arguments["--document"] {
            path = document
        } else if let year = given ?? YearFile.year(of: bytes) {
            path = YearFile.name(of: year)
        } else {
            throw UsageError("Filen säger inte sitt år. Ange --document FIL, eller --for ÅR.")
        }
        var year: PayYear
        if FileManager.default.fileExists(atPath: path) {
            year = try YearArguments.document(path, AgreementArguments.book(arguments))
            if let given, given != year.year {
                throw UsageError("\(path) gäller \(year.year.year), inte \(given.year).")
            }
        } else if let income = given ?? YearFile.year(of: bytes) {
            year = YearFile.begin(income)
        } else {
            throw UsageError("\(path) finns inte, och filen säger inte sitt år. Ange --for ÅR.")
        }
        let name = URL(fileURLWithPath: file).lastPathComponent
        let source = arguments["--source"] ?? "Tabellfilen \(name)"
        let mark = FigureMark(try mark(arguments), .document(source))
        let imported: YearFile.Imported
        do throws(PayrollError) {
            imported = try YearFile.take(bytes, mark: mark, into: &year)
        } catch {
            throw FileFailure(place: file, message: error.message)
        }
        try OutputFiles.write(YearFile.bytes(year), to: path)
        Terminal.print("\(path): \(text(imported))")
        _ = tell(year)
        return 0
    }

    private static func mark(_ arguments: Arguments) throws(UsageError) -> Confidence {
        guard let word = arguments["--mark"] else { return .reported }
        guard let found = Confidence.allCases.first(where: { "\($0)" == word }) else {
            throw UsageError("--mark \(word): ange något av \(YearFile.marks.joined(separator: ", ")).")
        }
        return found
    }

    private static func text(_ imported: YearFile.Imported) -> String {
        func kronor(_ value: Int64) -> String { DecimalText.swedish(value, scale: 0) + " kr" }
        switch imported {
        case .formula(let other, let base, let income, let limit):
            return
                "skattetabellerna följer \(other.year) års formel, varje cell lika, med prisbasbelopp \(kronor(base)), "
                + "inkomstbasbelopp \(kronor(income)) och skiktgräns \(kronor(limit))."
        case .cells(let count):
            return "inga belopp ger tabellerna med en känd formel; \(count) celler är tagna som de står."
        case .oneOff(let columns):
            return "engångstabellen har kolumn \(columns.map { "\($0)" }.joined(separator: ", "))."
        }
    }

    private static func check(_ path: String, _ book: RuleBook) throws -> Int32 {
        let bytes = try YearArguments.bytes(path)
        if FigureFile.isMeant(bytes) {
            let (document, problems) = FigureFile.read(bytes, file: path, book)
            guard let figures = document else { throw YearArguments.failure(problems.first, path) }
            Terminal.print("\(path): \(figures.name), \(figures.figures.count) uppgifter.")
            _ = try PayYears([], figures: [figures])
            tellUnsure(figures.figures.map { YearFigure($0.figure.key, $0.row) })
            return 0
        }
        let year = try YearArguments.document(path, book)
        Terminal.print("\(path): år \(year.year.year), \(year.figures.count) uppgifter.")
        return tell(year) ? 0 : 2
    }

    /// Prints what a document lacks.
    ///
    /// - Returns: whether anybody can be paid with it.
    private static func tell(_ year: PayYear) -> Bool {
        let (stops, lacks) = YearFile.check(year)
        for name in stops { Terminal.print("saknas för alla: \(name)") }
        for name in lacks { Terminal.print("saknas för somliga: \(name)") }
        tellUnsure(year.figures)
        if stops.isEmpty { Terminal.print("Löner kan räknas för \(year.year.year).") }
        return stops.isEmpty
    }

    private static func tellUnsure(_ figures: [YearFigure]) {
        let unsure = figures.filter { $0.row.confidence == .unconfirmed || $0.row.confidence == .calculated }
        for figure in unsure { Terminal.print("\(figure.row.confidence.swedish): \(figure.key)") }
    }

    private static func refuse(_ options: [String], _ arguments: Arguments) throws {
        if let option = options.first(where: { arguments[$0] != nil }) {
            throw UsageError("\(option) hör inte dit. Se penna year --help.")
        }
    }
}
