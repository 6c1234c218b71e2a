import GaussDB
import Synchronization

/// A clock that stands still until a test moves it. Sleeping tasks can be waited for, so no test needs to guess.
final class ManualClock: ServiceClock {
    private struct State {
        var now: Duration = .zero
        var lastID = 0
        var sleepers: [Int: (deadline: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
        var requested: [Duration] = []
    }

    private let state = Mutex(State())

    var now: Duration { state.withLock(\.now) }
    /// All durations that somebody slept for, in order.
    var requested: [Duration] { state.withLock(\.requested) }

    func sleep(for duration: Duration) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let satisfied = state.withLock { state -> [CheckedContinuation<Void, Never>]? in
                    guard !Task.isCancelled else { return nil }
                    state.requested.append(duration)
                    state.sleepers[id] = (state.now + duration, continuation)
                    let satisfied = state.watchers.filter { $0.count <= state.requested.count }
                    state.watchers.removeAll { $0.count <= state.requested.count }
                    return satisfied.map(\.continuation)
                }
                guard let satisfied else { return continuation.resume(throwing: CancellationError()) }
                for watcher in satisfied { watcher.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Suspends until so many sleeps in all were begun.
    func sleeps(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if state.requested.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }

    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now += duration
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in due { continuation.resume() }
    }
}

/// A clock on which every sleep is over at once, and that remembers them all.
final class LeapingClock: ServiceClock {
    private let state = Mutex<(now: Duration, sleeps: [Duration])>((.zero, []))

    var now: Duration { state.withLock(\.now) }
    var sleeps: [Duration] { state.withLock(\.sleeps) }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        state.withLock { state in
            state.now += duration
            state.sleeps.append(duration)
        }
    }

    func advance(by duration: Duration) {
        state.withLock { $0.now += duration }
    }
}
