import Synchronization

/// One fetch for all who ask while it is under way.
///
/// A caller that is cancelled leaves at once and the others go on; when the last one leaves, the fetch is cancelled.
final class SharedFetch<Value: Sendable>: Sendable {
    private typealias Waiter = CheckedContinuation<Value, any Error>

    private struct State {
        var task: Task<Void, Never>?
        /// Distinguishes a fetch from the one after it.
        var round = 0
        var waiters: [Int: Waiter] = [:]
        var nextWaiter = 0
    }

    private let state = Mutex(State())
    private let fetch: @Sendable () async throws -> Value

    init(_ fetch: @escaping @Sendable () async throws -> Value) {
        self.fetch = fetch
    }

    /// Joins the fetch that is under way, or begins one.
    ///
    /// - Throws: What the fetch throws; `CancellationError` as soon as the calling task is cancelled.
    func value() async throws -> Value {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { join($0, as: id) }
        } onCancel: {
            leave(id)
        }
    }

    /// How many wait at the moment.
    var waiterCount: Int { state.withLock(\.waiters.count) }

    private func join(_ waiter: Waiter, as id: Int) {
        let isCancelled = state.withLock { state in
            // Looked at under the lock: a cancellation after this finds the waiter in the list.
            guard !Task.isCancelled else { return true }
            state.waiters[id] = waiter
            if state.task == nil {
                state.round += 1
                state.task = Task { [round = state.round] in await self.run(round) }
            }
            return false
        }
        if isCancelled { waiter.resume(throwing: CancellationError()) }
    }

    private func leave(_ id: Int) {
        let (waiter, abandoned) = state.withLock { state -> (Waiter?, Task<Void, Never>?) in
            guard let waiter = state.waiters.removeValue(forKey: id) else { return (nil, nil) }
            guard state.waiters.isEmpty else { return (waiter, nil) }
            defer { state.task = nil }
            return (waiter, state.task)
        }
        abandoned?.cancel()
        waiter?.resume(throwing: CancellationError())
    }

    private func run(_ round: Int) async {
        let result: Result<Value, any Error>
        do {
            result = .success(try await fetch())
        } catch {
            result = .failure(error)
        }
        let waiters = state.withLock { state -> [Waiter] in
            // An abandoned fetch ends after a new one has begun; those who wait now wait for the new one.
            guard state.round == round, state.task != nil else { return [] }
            defer { state.waiters = [:] }
            state.task = nil
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(with: result) }
    }
}
