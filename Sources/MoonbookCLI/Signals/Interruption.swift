#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a signal means for a run: the first asks it to end in order, the second ends the program.
///
/// Pure; ``SignalListener`` feeds it.
struct Interruption: Sendable {
    enum Event: Sendable, Equatable {
        case signal(Int32)
        /// Standard output cannot be written to any more. Not a signal here, since SIGPIPE is ignored, but it counts as one.
        case outputClosed
        /// The run did not end although it was asked to, and its time is up.
        case graceExpired
    }

    enum Action: Sendable, Equatable {
        /// Cancel the run in order.
        case cancel
        /// End the program now.
        case endAtOnce
        case none
    }

    /// The signal that asked the run to end; it gives the exit code. Nil until one did.
    private(set) var signal: Int32?

    mutating func handle(_ event: Event) -> Action {
        switch event {
        case .signal(let number):
            guard signal == nil || signal == SIGPIPE else { return .endAtOnce }
            signal = number
            return .cancel
        case .outputClosed:
            guard signal == nil else { return .none }
            signal = SIGPIPE
            return .cancel
        case .graceExpired:
            return signal == nil ? .none : .endAtOnce
        }
    }
}
