//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Foundation
internal import Synchronization

/// Runs something in threads of its own, because a thread that waits for others may not hold them up.
public func inThreads<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) async -> [Result] {
    let done = Done<Result>()
    return await withCheckedContinuation { continuation in
        for index in 0..<count {
            Thread.detachNewThread {
                let result = body(index)
                let all = done.results.withLock { results in
                    results[index] = result
                    return results.count == count ? results : nil
                }
                if let all { continuation.resume(returning: all.sorted { $0.key < $1.key }.map(\.value)) }
            }
        }
    }
}

private final class Done<Result: Sendable>: Sendable {
    let results = Mutex<[Int: Result]>([:])
}
