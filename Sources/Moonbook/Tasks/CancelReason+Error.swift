import Lua

extension CancelReason {
    /// What a script sees: at the line that waits, and in whoever waits for the task.
    var error: RunError {
        switch self {
        case .requested:
            RunError(kind: .cancelled, message: "the task was cancelled")
        case .parentEnded:
            RunError(kind: .cancelled, message: "the task was cancelled because the task that spawned it ended")
        case .runCancelled:
            RunError(kind: .cancelled, message: "the run was cancelled")
        case .stuck:
            RunError(
                kind: .script,
                message: "the script waits for tasks that wait for each other, so nothing will ever happen",
                hint: "let a task wait only for tasks that it spawned")
        case .deadline(let seconds):
            RunError(
                kind: .timeout, message: "the deadline of \(Duration.seconds(seconds).shortText) passed",
                hint: "raise the scope's `deadline`; jobs that were started go on in the cloud")
        case .runTimedOut(let limit):
            RunError(
                kind: .timeout, message: "the run's time limit of \(limit.shortText) passed",
                hint: "raise the limit; jobs that were started go on in the cloud")
        }
    }
}

/// A cancellation on its way through a script, which cannot catch it.
struct Cancellation: LuaErrorConvertible {
    let reason: CancelReason
    var isStickyInLua: Bool { true }

    func writeLuaFields(to writer: inout LuaWriter) {
        reason.error.writeLuaFields(to: &writer)
    }
}
