//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import PennaBasics

/// A hash tree over the payslips of a run: its root stands in the receipt, and one payslip can be shown to belong to
/// it without the others.
///
/// A leaf is the SHA-256 of `0` and the payslip's digest, a node that of `1` and its two children; an odd node at the
/// end of a row goes up as it is (RFC 6962 has the same two prefixes, so that a node is never mistaken for a leaf).
public struct HashTree: Hashable, Sendable {
    /// A step on the way from a leaf to the root: the neighbour, and on which side it stands.
    public struct PathStep: Hashable, Sendable {
        /// The neighbour's hash.
        public let digest: SHA256.Digest

        /// Whether the neighbour stands to the left.
        public let isLeft: Bool
    }

    private let rows: [[SHA256.Digest]]

    /// A tree over payslips, in their order.
    public init(_ digests: [SHA256.Digest]) {
        var rows = [digests.map(HashTree.leaf)]
        while let row = rows.last, row.count > 1 {
            rows.append(
                stride(from: 0, to: row.count, by: 2).map { index in
                    index + 1 < row.count ? HashTree.node(row[index], row[index + 1]) : row[index]
                })
        }
        self.rows = rows
    }

    /// The root; the hash of nothing for a run without payslips.
    public var root: SHA256.Digest { rows.last?.first ?? SHA256.hash(of: [UInt8]()) }

    /// The way from a payslip to the root, or `nil` when there is no such place.
    public func path(from index: Int) -> [PathStep]? {
        guard rows[0].indices.contains(index) else { return nil }
        var path: [PathStep] = []
        var place = index
        for row in rows.dropLast() {
            let neighbour = place ^ 1
            if neighbour < row.count { path.append(PathStep(digest: row[neighbour], isLeft: neighbour < place)) }
            place /= 2
        }
        return path
    }

    /// The root that a payslip and its path lead to.
    public static func root(of digest: SHA256.Digest, path: [PathStep]) -> SHA256.Digest {
        path.reduce(leaf(digest)) { hash, step in step.isLeft ? node(step.digest, hash) : node(hash, step.digest) }
    }

    private static func leaf(_ digest: SHA256.Digest) -> SHA256.Digest { SHA256.hash(of: [0] + digest.bytes) }

    private static func node(_ left: SHA256.Digest, _ right: SHA256.Digest) -> SHA256.Digest {
        SHA256.hash(of: [1] + left.bytes + right.bytes)
    }
}
