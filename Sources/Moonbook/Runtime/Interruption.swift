import Lua
import Synchronization

/// Stops a script that computes without waiting, from any thread.
///
/// An interruption is first delivered once, as a cancellation that closes `<close>` variables on its way out. When the
/// script still computes after the grace period, it is delivered again at every check until the script has ended.
final class Interruption: Sendable {
    private struct State {
        var interrupter: LuaInterrupter?
        var timer: Task<Void, Never>?
        var reason: CancelReason?
    }

    private let gracePeriod: Duration
    private let state = Mutex(State())

    init(gracePeriod: Duration) {
        self.gracePeriod = gracePeriod
    }

    func install(_ interrupter: LuaInterrupter) {
        state.withLock { $0.interrupter = interrupter }
    }

    /// Ends the interruption's own timer; nothing is delivered any more.
    func remove() {
        state.withLock { state in
            state.timer?.cancel()
            state = State()
        }
    }

    func interrupt(for reason: CancelReason) {
        state.withLock { state in
            guard let interrupter = state.interrupter, state.timer == nil else { return }
            state.reason = reason
            interrupter.interrupt(.cancelled, hard: false)
            state.timer = Task.detached { [gracePeriod] in
                guard (try? await Task.sleep(for: gracePeriod, clock: .continuous)) != nil else { return }
                interrupter.interrupt(.cancelled, hard: true)
            }
        }
    }

    /// Why the script was interrupted; nil when it was not.
    var reason: CancelReason? { state.withLock(\.reason) }

    /// Takes back an interruption that found nothing to interrupt.
    func clear() {
        state.withLock { $0.interrupter?.clear() }
    }
}
