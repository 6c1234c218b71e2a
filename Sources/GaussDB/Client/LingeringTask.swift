import Synchronization

/// Work that outlives the cancellation of its caller for a while, so that what was begun can still be answered.
enum LingeringTask {
    /// Runs `work`; a cancellation of the calling task reaches it only after `grace`.
    ///
    /// - Parameter clock: Measures `grace`.
    /// - Throws: What `work` throws. It is cancelled when the grace is over.
    static func run<Value: Sendable>(
        for grace: Duration, on clock: any ServiceClock, _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let working = Task { try await work() }
        let countdown = Countdown()
        defer { countdown.stop() }
        return try await withTaskCancellationHandler {
            try await working.value
        } onCancel: {
            countdown.start {
                do {
                    try await clock.sleep(for: grace)
                } catch {
                    // Stopped: the work has ended.
                    return
                }
                working.cancel()
            }
        }
    }

    /// A task that is started at most once and not after it was stopped.
    private final class Countdown: Sendable {
        private enum State {
            case idle
            case running(Task<Void, Never>)
            case stopped
        }

        private let state = Mutex(State.idle)

        func start(_ work: @escaping @Sendable () async -> Void) {
            state.withLock { state in
                if case .idle = state { state = .running(Task { await work() }) }
            }
        }

        func stop() {
            state.withLock { state in
                if case .running(let task) = state { task.cancel() }
                state = .stopped
            }
        }
    }
}
