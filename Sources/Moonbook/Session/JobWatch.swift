import GaussDB
import Synchronization

/// Progress of one job, taken one look at a time by a script. A look that comes late finds the newest state only.
final class JobWatch: Sendable {
    enum Event: Sendable {
        case progress(JobProgress)
        case ended(Answer)
    }

    private struct State {
        var latest: JobProgress?
        var end: Answer?
        var waiting: CheckedContinuation<Event?, Never>?
    }

    private let state = Mutex(State())
    let ticket: Ticket

    init(ticket: Ticket) {
        self.ticket = ticket
    }

    func post(_ progress: JobProgress) {
        let waiting = state.withLock { state in
            guard let waiting = state.waiting else {
                state.latest = progress
                return CheckedContinuation<Event?, Never>?.none
            }
            state.waiting = nil
            return waiting
        }
        waiting?.resume(returning: .progress(progress))
    }

    func finish(_ answer: Answer) {
        let waiting = state.withLock { state in
            state.end = answer
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: .ended(answer))
    }

    /// The next state, or the end. Nil when the waiting task is cancelled.
    func next() async -> Event? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let event: Event?? = state.withLock { state in
                    if Task.isCancelled { return .some(nil) }
                    if let latest = state.latest {
                        state.latest = nil
                        return .progress(latest)
                    }
                    if let end = state.end { return .ended(end) }
                    state.waiting = continuation
                    return nil
                }
                if let event { continuation.resume(returning: event) }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                defer { state.waiting = nil }
                return state.waiting
            }
            waiting?.resume(returning: nil)
        }
    }
}
