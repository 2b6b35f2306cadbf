//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Results that can be written again, as bytes, into memory that no one has touched.
public struct ResultCopy {
    private let results: [BatchResult]

    /// How many payslips and errors there are.
    public let payslips: Int

    /// How many bytes the payslips, lines, operands and carries have; what carries point to is not among them.
    public let bytes: Int

    /// A copy of results.
    public init(_ results: [BatchResult]) {
        self.results = results
        payslips = results.reduce(0) { $0 + $1.payslips.count + $1.failures.count }
        bytes = results.reduce(0) { sum, result in
            sum + ResultCopy.size(result.payslips) + ResultCopy.size(result.arena.lines)
                + ResultCopy.size(result.arena.operands) + ResultCopy.size(result.carries)
        }
    }

    /// Writes the results, and gives the number of payslips if the last byte is there.
    public func write() -> Int {
        // Straight from the system: what malloc gives back may have been touched before.
        guard let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0),
            memory != MAP_FAILED
        else { return 0 }
        defer { munmap(memory, bytes) }
        var end = 0
        func write<Element>(_ values: [Element]) {
            values.withUnsafeBytes { source in
                guard let start = source.baseAddress else { return }
                memcpy(memory + end, start, source.count)
                end += source.count
            }
        }
        for result in results {
            write(result.payslips)
            write(result.arena.lines)
            write(result.arena.operands)
            write(result.carries)
        }
        return end == bytes ? payslips : 0
    }

    private static func size<Element>(_ values: [Element]) -> Int { values.count * MemoryLayout<Element>.stride }
}
