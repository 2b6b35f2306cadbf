//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation
import Penna
import PennaFiles
import PennaFiling

/// The files for others as they lie among the results, compared with what the run makes of them now.
struct FiledFiles {
    private let folder: String

    /// - Parameter results: the folder of results.
    init(_ results: String) { folder = results + "/" + ResultFolder.files }

    /// Compares every file, byte for byte, and says which differ, where, and which are nobody's.
    ///
    /// - Returns: 2 when anything differs.
    func verify(_ documents: [FilingDocument], _ pages: PayslipPages) throws(UsageError) -> Int32 {
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
            throw UsageError("I \(folder) ligger inga filer. Gör dem med penna file alla.")
        }
        var left = Set(names.filter { !isFolder($0) })
        var faults: [String] = []
        var same = 0
        func compare(_ name: String, _ bytes: @autoclosure () -> [UInt8]?) {
            guard left.remove(name) != nil else { return }
            let fault = self.fault(name, bytes())
            if let fault { faults.append(fault) } else { same += 1 }
        }
        for document in documents { compare(document.name, document.bytes) }
        for place in 0..<pages.count {
            compare("\(PayslipPages.folder)/\(pages.name(of: place))", pages.page(place))
        }
        compare(PayslipPages.indexName, pages.index().bytes)
        faults += left.sorted().map { "\($0): körningen gör ingen sådan fil." }
        for fault in faults { Terminal.note("fel: \(fault)") }
        Terminal.print("\(same) av \(same + faults.count) filer i \(folder) är de som körningen ger.")
        for document in documents where document.isStopped {
            Terminal.note(
                "anmärkning: \(document.name) kan inte lämnas: \(document.findings.first { $0.isError }?.message ?? "")"
            )
        }
        return faults.isEmpty ? 0 : 2
    }

    private func isFolder(_ name: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        return attributes?[.type] as? FileAttributeType == .typeDirectory
    }

    private func fault(_ name: String, _ right: [UInt8]?) -> String? {
        guard let right else { return "\(name): filen kan inte lämnas, men ligger där." }
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            return "\(name): filen kan inte läsas."
        }
        let found = [UInt8](data)
        if found == right { return nil }
        let place = zip(found, right).prefix { $0 == $1 }.count
        let line = right.prefix(place).count { $0 == UInt8(ascii: "\n") } + 1
        return
            "\(name) rad \(line): där står \(excerpt(found, at: place)), men körningen ger \(excerpt(right, at: place))."
    }

    /// What stands around a place, on its line.
    private func excerpt(_ bytes: [UInt8], at place: Int) -> String {
        if place >= bytes.count { return "ingenting" }
        let start = bytes[..<place].suffix(20).lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? max(0, place - 20)
        let text = bytes[start...].prefix(place - start + 20).prefix { $0 != UInt8(ascii: "\n") }
        return String(decoding: text, as: UTF8.self).visible
    }
}
