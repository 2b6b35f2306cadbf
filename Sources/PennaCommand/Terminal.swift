//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Foundation

/// Writes to the terminal: results to standard output, progress and errors to standard error.
enum Terminal {
    /// Prints a line of the result.
    static func print(_ text: String = "") {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    /// Prints a line beside the result.
    static func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    /// Whether somebody watches standard error.
    static var isWatched: Bool { isatty(2) == 1 }

    /// Columns padded to the widest cell; numbers to the right from the second column on.
    static func table(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                line += column == 0 ? cell + padding : "  " + padding + cell
            }
            return line
        }.joined(separator: "\n")
    }
}

/// A progress bar on a terminal; nothing in a pipe.
struct ProgressBar {
    private let label: String
    private let total: Int
    private var shown = -1

    init(_ label: String, total: Int) {
        self.label = label
        self.total = max(1, total)
    }

    /// Shows how much is done.
    mutating func show(_ done: Int) {
        guard Terminal.isWatched else { return }
        let percent = done * 100 / total
        guard percent != shown else { return }
        shown = percent
        let filled = percent * 30 / 100
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
        FileHandle.standardError.write(Data("\r\(label) \(bar) \(percent) %".utf8))
    }

    /// Removes the bar.
    func clear() {
        guard Terminal.isWatched else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}

/// Seconds as a reader wants them.
func seconds(_ duration: Duration) -> String {
    let milliseconds = Int64(duration / .milliseconds(1))
    return DecimalSeconds.text(milliseconds)
}

private enum DecimalSeconds {
    static func text(_ milliseconds: Int64) -> String {
        let rest = milliseconds % 1000
        return "\(milliseconds / 1000),\(rest < 100 ? "0" : "")\(rest < 10 ? "0" : "")\(rest) s"
    }
}
