import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Carries out what ``Interruption`` decides: cancels a run, and ends the program when the run does not end in time.
final class Interrupter: Sendable {
    /// What can be done to a run. None of the three may block.
    struct Reach: Sendable {
        var cancel: @Sendable () -> Void
        /// Tells the person that the run is being cancelled by a signal.
        var announce: @Sendable (Int32) -> Void
        /// Says what is left and ends the program.
        var endAtOnce: @Sendable (ExitStatus) -> Void
    }

    private struct State {
        var interruption = Interruption()
        var deadline: ContinuousClock.Instant?
        var reach: Reach?
    }

    private let state = Mutex(State())
    private let grace: Duration

    /// - Parameter grace: How long a run may take to end in order, more than the runtime itself allows it.
    init(grace: Duration) {
        self.grace = grace
    }

    /// The signal that asked the run to end, when one did.
    var signal: Int32? { state.withLock { $0.interruption.signal } }

    /// Connects the run, and cancels it if that was asked for already.
    func attach(_ reach: Reach) {
        let isInterrupted = state.withLock { state in
            state.reach = reach
            return state.interruption.signal != nil
        }
        if isInterrupted { reach.cancel() }
    }

    /// For ``SignalListener``.
    func hear(_ wake: SignalListener.Wake) -> Int32? {
        switch wake {
        case .signal(let number): handle(.signal(number))
        case .timeUp: if isOverdue { handle(.graceExpired) }
        case .poked: break
        }
        return state.withLock { $0.deadline.map(Self.milliseconds(until:)) }
    }

    /// Standard output cannot be written to any more.
    func outputClosed() {
        handle(.outputClosed)
        SignalListener.poke()
    }

    private var isOverdue: Bool { state.withLock { $0.deadline.map { $0 <= .now } ?? false } }

    private func handle(_ event: Interruption.Event) {
        let (action, reach, signal) = state.withLock { state in
            let action = state.interruption.handle(event)
            if action == .cancel { state.deadline = .now + grace }
            return (action, state.reach, state.interruption.signal)
        }
        switch action {
        case .cancel:
            reach?.cancel()
            if case .signal(let number) = event { reach?.announce(number) }
        case .endAtOnce:
            reach?.endAtOnce(signal.map(ExitStatus.signal) ?? .script)
        case .none: break
        }
    }

    /// Rounded up, so that the time is really up when the wait ends.
    private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
        let rest = max(.zero, ContinuousClock.now.duration(to: deadline))
        return Int32(min(rest.secondsValue * 1_000 + 1, 1_000_000_000))
    }
}
