//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Parts of a piece of work, done by the thread that calls and by others that end before it goes on.
final class Workers: Sendable {
    /// Does a part, and tells after each step how many things it did; the answer is whether to go on.
    typealias Work = @Sendable (_ part: Int, _ goesOn: (_ more: Int) -> Bool) -> Void

    private let count: Int
    private let work: Work
    private let next = Atomic(0)
    private let done = Atomic(0)
    private let isStopped = Atomic(false)

    private init(_ count: Int, _ work: @escaping Work) {
        self.count = count
        self.work = work
    }

    /// Does all parts, each once, on a thread for each.
    ///
    /// - Parameters:
    ///   - total: how many things all parts have together.
    ///   - goesOn: told, on the thread that calls, how many things are done; nothing is begun after it says no.
    /// - Returns: whether all was done.
    static func run(_ parts: Int, of total: Int, _ work: @escaping Work, goesOn: (Int) -> Bool) -> Bool {
        let workers = Workers(parts, work)
        var others: [pthread_t] = []
        for _ in 1..<max(1, parts) {
            // With fewer threads than asked for the work is the same.
            guard let thread = workers.started() else { break }
            others.append(thread)
        }
        workers.takeParts { done in
            if !goesOn(done) { workers.isStopped.store(true, ordering: .relaxed) }
        }
        for thread in others { pthread_join(thread, nil) }
        let done = workers.done.load(ordering: .acquiring)
        if done == total, !others.isEmpty { _ = goesOn(done) }
        return done == total && !workers.isStopped.load(ordering: .relaxed)
    }

    private func takeParts(after: (Int) -> Void) {
        while !isStopped.load(ordering: .relaxed) {
            let part = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard part < count else { return }
            work(part) { more in
                after(done.wrappingAdd(more, ordering: .acquiringAndReleasing).newValue)
                return !isStopped.load(ordering: .relaxed)
            }
        }
    }

    private func started() -> pthread_t? {
        let handle = unsafe Unmanaged.passRetained(self)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let status = unsafe pthread_create(
            &thread, nil,
            { context in
                #if canImport(Darwin)
                    let workers = unsafe Unmanaged<Workers>.fromOpaque(context).takeRetainedValue()
                    workers.takeParts { _ in }
                #else
                    if let context = unsafe context {
                        let workers = unsafe Unmanaged<Workers>.fromOpaque(context).takeRetainedValue()
                        workers.takeParts { _ in }
                    }
                #endif
                return nil
            }, handle.toOpaque())
        guard status == 0 else {
            unsafe handle.release()
            return nil
        }
        return thread
    }
}
