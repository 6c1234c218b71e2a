import Moonbook

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Something that is carried out in the foreground of a terminal: shows what happens, hears signals, gives the exit code.
struct Supervision: Sendable {
    var display: RunSession.DisplayOptions
    var environment: [String: String]
    /// How to look after jobs that outlive the program.
    var lookUp: JobLookUp?

    /// How much longer than the grace period the program waits for an end in order.
    private static let margin = Duration.seconds(2)

    /// - Parameter body: Ends soon after its task was cancelled.
    func run(_ body: @escaping @Sendable (Console) async -> RunOutcome) async throws -> ExitStatus {
        SignalListener.ignoreBrokenPipes()
        let interrupter = Interrupter(grace: RunSession.gracePeriod + Self.margin)
        let console = makeConsole(onOutputClosed: { interrupter.outputClosed() })
        // Before anything is shown: whoever sees the first line may answer it with a signal.
        try listen(interrupter, console)
        let task = Task { await body(console) }
        interrupter.attach(reach(task: task, console: console))
        let ticker = Task { await keepTicking(console) }
        let outcome = await task.value
        ticker.cancel()
        EchoGuard.restore()
        let status = ExitStatus(outcome.status, signal: interrupter.signal)
        console.finish(Ending(outcome: outcome, exitCode: status, lookUp: lookUp))
        return status
    }

    private func makeConsole(onOutputClosed: @escaping @Sendable () -> Void) -> Console {
        let traits = TerminalTraits(
            environment: environment, errorIsTerminal: Terminal.isTerminal(2), allowsColor: display.allowsColor,
            size: Terminal.size(of: 2))
        let presenter: any Presenter =
            if display.writesJSON {
                JSONPresenter()
            } else if traits.isLive {
                LivePresenter(traits: traits, isVerbose: display.isVerbose)
            } else {
                PlainPresenter(style: Style(traits), isVerbose: display.isVerbose)
            }
        return Console(presenter: presenter, onOutputClosed: onOutputClosed)
    }

    private func reach(task: Task<RunOutcome, Never>, console: Console) -> Interrupter.Reach {
        Interrupter.Reach(
            cancel: { task.cancel() },
            announce: { signal in
                let again = signal == SIGINT ? "press Ctrl-C again to stop" : "a second signal stops"
                console.noteAtOnce("cancelling; \(again) at once")
            },
            endAtOnce: { [lookUp] status in
                EchoGuard.restore()
                let outcome = RunOutcome(status: .cancelled(nil), unfinishedJobs: console.jobsInFlight)
                console.finishAtOnce(Ending(outcome: outcome, exitCode: status, lookUp: lookUp, isAbrupt: true))
                _exit(status.rawValue)
            })
    }

    private func listen(_ interrupter: Interrupter, _ console: Console) throws(SystemFailure) {
        try SignalListener.start([SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGCONT]) { wake in
            switch wake {
            // In tasks: the console may be busy, and the listener must hear the next signal all the same.
            case .signal(SIGWINCH):
                Task { console.resize(to: Terminal.size(of: 2)) }
                return interrupter.hear(.poked)
            case .signal(SIGCONT):
                EchoGuard.hideAgainIfHidden()
                Task { console.continued() }
                return interrupter.hear(.poked)
            default:
                return interrupter.hear(wake)
            }
        }
    }

    /// Elapsed times go on between two reports about a job.
    private func keepTicking(_ console: Console) async {
        while true {
            do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
            console.tick()
        }
    }
}
