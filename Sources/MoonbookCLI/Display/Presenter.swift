import Moonbook

/// Something to be written, and where.
enum Write: Sendable, Equatable {
    /// To standard output: what the script prints, or the machine's lines of `--json`.
    case output(String)
    /// To standard error: everything that is for a person.
    case error(String)
}

/// The time of an event, read once by the console.
struct Moment: Sendable {
    /// Time of the service, in which jobs' elapsed times are counted.
    var service: Duration
    var wall: WallTime
}

/// How a run ended, as the last thing to show.
struct Ending: Sendable {
    var outcome: RunOutcome
    var exitCode: ExitStatus
    /// How a person can look after the jobs that go on without this program. Nil when nothing outlives it, as with the
    /// built-in emulator.
    var lookUp: JobLookUp?
    /// The program does not wait for the run to end in order.
    var isAbrupt = false
}

/// Turns what happens in a run into text. A pure state machine: events in, writes out; the ``Console`` does the writing.
protocol Presenter: Sendable {
    mutating func present(_ event: RunEvent, at moment: Moment) -> [Write]
    /// One line for a person about the program itself, not the script.
    mutating func note(_ text: String, at moment: Moment) -> [Write]
    /// Time has passed.
    mutating func tick(at moment: Moment) -> [Write]
    mutating func resize(to size: TerminalSize, at moment: Moment) -> [Write]
    /// The program was stopped and goes on; others have written to the terminal meanwhile.
    mutating func continued(at moment: Moment) -> [Write]
    /// Gives the terminal to somebody else, such as a prompt.
    mutating func suspend() -> [Write]
    mutating func resume(at moment: Moment) -> [Write]
    mutating func finish(_ ending: Ending, at moment: Moment) -> [Write]
}

extension Presenter {
    mutating func tick(at moment: Moment) -> [Write] { [] }
    mutating func resize(to size: TerminalSize, at moment: Moment) -> [Write] { [] }
    mutating func continued(at moment: Moment) -> [Write] { [] }
    mutating func suspend() -> [Write] { [] }
    mutating func resume(at moment: Moment) -> [Write] { [] }
}
