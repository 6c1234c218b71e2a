import GaussDB
import JSONWire
import Moonbook
import Synchronization

/// Where everything that is shown passes through, in one order, from whatever thread it comes.
///
/// It holds the lock while it writes: a line of the script and a redraw of the live area never interleave.
final class Console: Sendable {
    private struct State {
        var presenter: any Presenter
        var clock: any ServiceClock
        var outlets: Outlets

        var moment: Moment { Moment(service: clock.now, wall: .now) }
    }

    private let state: Mutex<State>
    /// Kept apart from what is held while writing, so that it can be read although a write is stuck.
    private let board = Mutex(JobBoard())
    /// Kept apart too: what is put on the board is masked before it is known whether it can be written.
    private let mask = Mutex(SecretMask())
    /// Called once when standard output cannot be written to any more.
    private let onOutputClosed: @Sendable () -> Void

    init(
        presenter: any Presenter,
        outlets: Outlets = Outlets(output: OutputStream(descriptor: 1), error: OutputStream(descriptor: 2)),
        onOutputClosed: @escaping @Sendable () -> Void = {}
    ) {
        state = Mutex(State(presenter: presenter, clock: SystemClock(), outlets: outlets))
        self.onOutputClosed = onOutputClosed
    }

    /// The clock that jobs' elapsed times are counted in, once it is known.
    func use(_ clock: any ServiceClock) { state.withLock { $0.clock = clock } }

    /// Has these texts masked in everything that is written from now on.
    func hide(_ secrets: [String]) { mask.withLock { $0 = SecretMask(secrets) } }

    /// A value as it may be written, for texts in which it could not be found any more: cut, escaped, in columns.
    func masked(_ value: JSONValue) -> JSONValue { mask.withLock(\.self).value(value) }

    func show(_ event: RunEvent) {
        let event = mask.withLock(\.self).event(event)
        board.withLock { $0.apply(event) }
        update { $0.present(event, at: $1) }
    }

    func note(_ text: String) {
        let text = mask.withLock(\.self).masked(text)
        update { $0.note(text, at: $1) }
    }

    /// A note that never waits for a write that is stuck, at the price of a place in the order.
    func noteAtOnce(_ text: String) {
        let hasSpoken: Void? = state.withLockIfAvailable { state in
            state.outlets.write(state.presenter.note(text, at: state.moment))
        }
        if hasSpoken == nil { Self.writeAtOnce(text + "\n") }
    }

    func tick() { update { $0.tick(at: $1) } }
    func resize(to size: TerminalSize) { update { $0.resize(to: size, at: $1) } }
    func continued() { update { $0.continued(at: $1) } }
    func suspend() { update { presenter, _ in presenter.suspend() } }
    func resume() { update { $0.resume(at: $1) } }
    func finish(_ ending: Ending) {
        let ending = mask.withLock(\.self).ending(ending)
        update { $0.finish(ending, at: $1) }
    }

    /// Text of a prompt, written as it is while everything else is held back.
    func writePrompt(_ text: String) { state.withLock { $0.outlets.write([.error(text)]) } }

    var jobsInFlight: [JobActivity] { board.withLock { $0.activities } }

    /// The last words of a program that ends at once. Never blocks: what a full pipe does not take is lost.
    func finishAtOnce(_ ending: Ending) {
        let hasSpoken: Void? = state.withLockIfAvailable { state in
            state.outlets.dropsWhenFull = true
            state.outlets.write(state.presenter.finish(ending, at: state.moment))
        }
        if hasSpoken == nil { Self.writeAtOnce(EndingText(style: Style()).text(ending)) }
    }

    /// For when somebody is stuck in a write, perhaps to standard output only.
    private static func writeAtOnce(_ text: String) {
        var error = OutputStream(descriptor: 2)
        error.dropsWhenFull = true
        error.write(text)
    }

    private func update(_ change: (inout any Presenter, Moment) -> [Write]) {
        let outputClosed = state.withLock { state in
            let wasOpen = state.outlets.output.failure == nil
            let moment = state.moment
            state.outlets.write(change(&state.presenter, moment))
            guard wasOpen, let failure = state.outlets.output.failure else { return false }
            // A reader that has gone, as `head` does, has seen enough; anything else has lost output.
            if !failure.isBrokenPipe { state.outlets.write(state.presenter.note(failure.description, at: moment)) }
            return true
        }
        if outputClosed { onOutputClosed() }
    }
}
