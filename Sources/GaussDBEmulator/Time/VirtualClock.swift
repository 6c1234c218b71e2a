public import GaussDB
import Synchronization

/// The emulator's time. Everything that takes time there is measured with it.
public final class VirtualClock: ServiceClock {
    /// How time passes.
    public enum Mode: Sendable, Hashable {
        /// This many seconds pass in one real second, 0.001 to 1,000,000.
        case scaled(Double)
        /// Time stands still except for ``VirtualClock/advance(by:)``.
        case manual
    }

    public let mode: Mode
    private let start = ContinuousClock.now
    private let state = Mutex(SleeperQueue())

    public init(mode: Mode = .scaled(1200)) {
        if case .scaled(let speed) = mode {
            precondition(ScaledClock.speeds.contains(speed), "a clock's speed is 0.001 to 1000000")
        }
        self.mode = mode
    }

    /// Seconds of the emulator in one real second; nil when time is moved by hand.
    public var speed: Double? {
        switch mode {
        case .scaled(let speed): speed
        case .manual: nil
        }
    }

    /// Time since the emulator's start.
    public var now: Duration {
        let advanced = state.withLock { $0.advanced }
        return switch mode {
        case .scaled(let speed): (ContinuousClock.now - start) * speed + advanced
        case .manual: advanced
        }
    }

    /// Moves time forward and wakes those whose time has come.
    ///
    /// With `.scaled` time this leaps ahead once; those who sleep already are not woken earlier.
    /// - Parameter duration: Not negative.
    public func advance(by duration: Duration) {
        precondition(duration >= .zero, "time does not go back")
        for sleeper in state.withLock({ $0.advance(by: duration) }) { sleeper.resume() }
    }

    /// Suspends until this clock has moved on by `duration`.
    ///
    /// - Throws: `CancellationError` as soon as the calling task is cancelled.
    public func sleep(for duration: Duration) async throws {
        switch mode {
        case .scaled(let speed):
            try await Task.sleep(for: duration / speed, clock: .continuous)
        case .manual:
            try await sleepUntilAdvanced(by: duration)
        }
    }

    /// How many tasks sleep on this clock, with `.manual` time. For tests that advance once somebody waits.
    public var sleeperCount: Int { state.withLock { $0.count } }

    /// Suspends until at least `count` tasks sleep on this clock, with `.manual` time.
    ///
    /// - Throws: `CancellationError` as soon as the calling task is cancelled.
    public func waitForSleepers(_ count: Int = 1) async throws {
        try await suspend { $0.addWatcher(id: $1, count: count, continuation: $2) }
    }

    private func sleepUntilAdvanced(by duration: Duration) async throws {
        try await suspend { $0.addSleeper(id: $1, after: duration, continuation: $2) }
    }

    /// Registers a continuation with the queue; whom the queue releases at once is resumed outside the lock.
    private func suspend(
        _ register: @Sendable (inout SleeperQueue, Int, SleeperQueue.Waiting) -> [SleeperQueue.Waiting]
    ) async throws {
        try Task.checkCancellation()
        let id = state.withLock { $0.makeID() }
        defer { state.withLock { $0.forget(id) } }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: SleeperQueue.Waiting) in
                let released: [SleeperQueue.Waiting]? = state.withLock { queue in
                    queue.wasCancelled(id) ? nil : register(&queue, id, continuation)
                }
                guard let released else { return continuation.resume(throwing: CancellationError()) }
                for waiting in released { waiting.resume() }
            }
        } onCancel: {
            state.withLock { $0.cancel(id) }?.resume(throwing: CancellationError())
        }
    }
}
