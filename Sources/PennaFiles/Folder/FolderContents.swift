//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import Penna
internal import PennaFormat

/// What lies in an employer's folder: what is read of it, and a finding for each of the rest.
///
/// A file that may hold registrations, people or what last month left, under a name that nobody reads, stops the
/// employer: without it somebody may be paid wrongly. What is clearly something else is named and stops nothing.
struct FolderContents {
    /// The names of all that lies in the folder, in order.
    let names: [String]

    private let folder: String
    /// Files and folders that the command reads or writes besides, by their resolved paths.
    private let used: Set<String>

    /// - Parameter used: paths of files and folders that the command uses besides, such as its store.
    init?(_ folder: String, used: [String] = []) {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        self.names = names.sorted()
        self.folder = folder
        self.used = Set(used.map(FolderContents.resolved))
    }

    /// The folder's own files that are read when they are there, besides PAXml.
    private static let read = [
        EmployerFile.name, PeopleFile.name, CarryFile.name, RegistrationCSV.name, PeopleCSV.name, RaiseCSV.name,
        OpeningCSV.name,
    ]

    /// The results of a run, which may lie in the folder as a folder, and are no input.
    static let results = "results"

    private static let resultFiles: Set<String> = [
        "payslips.ndjson", "lines.csv", "agi.csv", "agi-changes.csv", "errors.csv", "summary.json", "formulas.json",
        "receipt.json", "personer.csv", "utmatning.csv",
    ]

    /// Whether a file of that name is a result, where results lie.
    static func isResult(_ name: String) -> Bool {
        let lower = name.lowercased()
        return resultFiles.contains(name) || lower.hasPrefix("skattetabell-") || lower.hasPrefix("engangsskatt-")
    }

    /// `withdrawals.csv`, which is read where there is a store.
    private static let withdrawals = "withdrawals.csv"

    /// Whether a file of that name in an employer's folder is read.
    static func isRead(_ name: String) -> Bool { read.contains(name) || PAXml.isName(name) }

    /// Whether a file of that name makes its folder an employer's; results have a `carry.ndjson` too.
    static func isInput(_ name: String) -> Bool { isRead(name) && name != CarryFile.name }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }

    /// A finding for everything that is not read.
    func findings() -> [Finding] {
        names.filter { !FolderContents.isRead($0) && !isUsed($0) }.compactMap(finding)
    }

    /// What SQLite keeps beside a store, by what it adds to the name.
    private static let storeEndings = ["", "-wal", "-shm", "-journal"]

    /// Whether the command uses the file or folder by itself: a store with the files beside it, or where results go.
    ///
    /// A folder that only has one of them somewhere in it may have input beside it.
    private func isUsed(_ name: String) -> Bool {
        let path = FolderContents.resolved(folder + "/" + name)
        return used.contains { used in
            FolderContents.storeEndings.contains { path == used + $0 }
                || (used.hasPrefix(path + "/") && inputNames(in: name).isEmpty)
        }
    }

    /// The input that lies in a folder of the folder.
    private func inputNames(in name: String) -> [String] {
        let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + name)) ?? []
        return inside.filter(FolderContents.isInput).sorted()
    }

    private func finding(_ name: String) -> Finding? {
        var isFolder: ObjCBool = false
        _ = unsafe FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
        if isFolder.boolValue { return name == FolderContents.results ? nil : folderFinding(name) }
        let lower = name.lowercased()
        if name == FolderContents.withdrawals {
            return look(name, "Filen läses bara med --store, och återkallar ingenting här.")
        }
        if FolderContents.isResult(name) {
            return look(name, "Filen är ett resultat av Penna och läses inte. Resultat ligger i mappen results.")
        }
        if lower.hasPrefix("."), !FolderContents.isRead(String(name.dropFirst())) || lower.hasPrefix("._") {
            return look(name, "Dold fil, som inte läses.")
        }
        let head = FileHead(folder + "/" + name)
        if head.isStore { return look(name, "Lagret läses bara när det anges med --store.") }
        if FolderContents.isBackup(lower) { return look(name, "Säkerhetskopia eller undanlagd fil, som inte läses.") }
        guard FolderContents.mayBeInput(lower, head) else { return look(name, "Filen läses inte.") }
        return Finding(
            .unknownFile, .stopsEmployer, at: Finding.Place(name),
            "Filen läses inte under det namnet, och den kan vara underlag: ingen får lön förrän det är klart. \(FolderContents.advice(lower, head))"
        )
    }

    private func folderFinding(_ name: String) -> Finding {
        let inside = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + name)) ?? []
        let input = inside.filter(FolderContents.isRead).sorted()
        let what = input.isEmpty ? "" : " I den ligger \(input.joined(separator: ", ")), som inte läses härifrån."
        return look(name, "Undermappen läses inte.\(what)")
    }

    private func look(_ name: String, _ message: String) -> Finding {
        Finding(.unknownFile, .look, at: Finding.Place(name), message)
    }

    // MARK: What a file may be

    /// What an editor keeps beside, or somebody has set aside on purpose by an ending that says so.
    private static func isBackup(_ name: String) -> Bool {
        name.hasSuffix("~") || name.hasPrefix("~$") || name.hasPrefix(".~")
            || (name.hasPrefix("#") && name.hasSuffix("#"))
            || [".bak", ".swp", ".old", ".orig", ".off", ".disabled"].contains { name.hasSuffix($0) }
    }

    /// What data come as, whatever is in them.
    private static let dataTypes: Set<String> = [
        "csv", "tsv", "xml", "pax", "json", "ndjson", "jsonl", "xlsx", "xlsm", "xls", "ods", "sdv", "skv", "dat",
    ]

    /// What people keep beside, and no system exports rows as.
    private static let otherTypes: Set<String> = [
        "md", "pdf", "doc", "docx", "html", "htm", "png", "jpg", "jpeg", "gif", "eml", "msg", "zip",
    ]

    private static func mayBeInput(_ name: String, _ head: FileHead) -> Bool {
        // Years are read where the command names them.
        if name.hasPrefix("year"), name.hasSuffix(".json") { return false }
        let types = name.split(separator: ".").dropFirst().map { String($0) }
        if let last = types.last, otherTypes.contains(last) { return false }
        return types.contains { dataTypes.contains($0) } || read.contains { name.hasPrefix(stem($0)) }
            || head.looksLikeData
    }

    private static func stem(_ name: String) -> String { String(name.prefix { $0 != "." }) }

    /// Which name is read, for a file that seems to be of a kind.
    private static func advice(_ name: String, _ head: FileHead) -> String {
        let isSheet = head.isSpreadsheet || [".xlsx", ".xlsm", ".xls", ".ods"].contains { name.hasSuffix($0) }
        func has(_ words: String...) -> Bool { words.contains { name.contains($0) } }
        if isSheet {
            let target =
                has("people", "person", "anst")
                ? PeopleCSV.name
                : has("raise", "versyn")
                    ? RaiseCSV.name : has("opening", "saldo") ? OpeningCSV.name : RegistrationCSV.name
            return "Spara kalkylbladet som CSV UTF-8 under namnet \(target)."
        }
        if has("raise", "versyn") { return "Nya löner läses ur raises.csv." }
        if has("opening", "saldo") { return "Ingående saldon läses ur opening.csv." }
        if has("carry") || head.text.contains("\"receivable\"") {
            return "Det som förra månaden lämnade läses ur carry.ndjson."
        }
        if has("people", "person", "anst") || head.text.contains("\"employments\"") {
            return "Personer läses ur people.ndjson och people.csv."
        }
        if has("employer", "arbetsgiv") || head.text.contains("\"payCalendar\"") {
            return "Arbetsgivarens uppgifter läses ur employer.json."
        }
        if has("withdraw", "terkall") { return "Återkallelser läses ur withdrawals.csv, med --store." }
        if has(".xml", ".pax") || head.text.contains("<paxml") {
            return "PAXml läses ur filer som slutar på .pax, och ur registrations.xml."
        }
        return "Registreringar läses ur registrations.csv, ur filer som slutar på .pax, och ur registrations.xml."
    }
}

/// The beginning of a file, by which it can be told what it is.
private struct FileHead {
    private let bytes: [UInt8]
    /// As much of it as is text; in UTF-16 every other letter is passed by.
    let text: String

    init(_ path: String) {
        let handle = FileHandle(forReadingAtPath: path)
        let data = (try? handle?.read(upToCount: 4_096)) ?? nil
        try? handle?.close()
        bytes = [UInt8](data ?? Data())
        text = String(decoding: bytes.filter { $0 != 0 && $0 < 0xFE }, as: UTF8.self)
    }

    /// SQLite, as a store is.
    var isStore: Bool { bytes.starts(with: Array("SQLite format 3\0".utf8)) }

    /// Excel and LibreOffice, new and old.
    var isSpreadsheet: Bool {
        bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
            || (bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) && (text.contains("xl/") || text.contains("spreadsheet")))
    }

    /// Rows of fields, XML or JSON.
    var looksLikeData: Bool {
        if isSpreadsheet { return true }
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if start.hasPrefix("{") || start.hasPrefix("[") || start.lowercased().hasPrefix("<paxml")
            || start.hasPrefix("<?xml")
        {
            return true
        }
        let lines = start.split { $0.isNewline }.prefix(20)
        return lines.contains { line in
            [";", "\t", "|"].contains { mark in line.count(where: { String($0) == mark }) >= 2 }
        }
    }
}
