import GaussDB
import Moonbook

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One `moonbook run`, from reading the script to the exit code.
struct RunSession: Sendable {
    var path: String
    var parameters: [String: String]
    var connection: ConnectionPlan.Request
    var timeout: Duration?
    var display: DisplayOptions
    var answersYes: Bool
    var environment: [String: String]

    struct DisplayOptions: Sendable {
        var writesJSON: Bool
        var isVerbose: Bool
        var allowsColor: Bool
    }

    /// How long the runtime lets a cancelled script clean up, and how much longer the program waits for the runtime.
    static let gracePeriod = Duration.seconds(10)
    static let margin = Duration.seconds(2)

    func run() async throws -> ExitStatus {
        SignalListener.ignoreBrokenPipes()
        let interrupter = Interrupter(grace: Self.gracePeriod + Self.margin)
        let console = makeConsole(onOutputClosed: { interrupter.outputClosed() })
        let plan = Swift.Result { () throws(RunError) in try ConnectionPlan(connection, environment: environment) }
        let lookUp = (try? plan.get())?.lookUp

        // Before anything is shown: whoever sees the first line may answer it with a signal.
        try listen(interrupter, console)
        let task = Task { await perform(plan, console) }
        interrupter.attach(reach(task: task, console: console, lookUp: lookUp))
        let ticker = Task { await keepTicking(console) }
        let outcome = await task.value
        ticker.cancel()
        EchoGuard.restore()
        let status = ExitStatus(outcome.status, signal: interrupter.signal)
        console.finish(Ending(outcome: outcome, exitCode: status, lookUp: lookUp))
        return status
    }

    // MARK: The run

    private func perform(_ plan: Swift.Result<ConnectionPlan, RunError>, _ console: Console) async -> RunOutcome {
        do throws(RunError) {
            let script = try Script.read(path: path)
            let plan = try plan.get()
            for note in plan.notes { console.note(note) }
            return try await run(script, plan, console)
        } catch {
            return RunOutcome(status: .failed(error))
        }
    }

    private func run(_ script: Script, _ plan: ConnectionPlan, _ console: Console) async throws(RunError) -> RunOutcome
    {
        do {
            return try await Connection.with(plan, environment: environment) { connection in
                console.use(connection.clock)
                var configuration = RuntimeConfiguration()
                configuration.gracePeriod = Self.gracePeriod
                // The program's own credentials are none of the script's business.
                configuration.environment = environment.filter { !$0.key.hasPrefix("HUAWEICLOUD_") }
                configuration.allowsSecretFiles = true
                configuration.prompter = TerminalPrompter(
                    console: console, isInteractive: Terminal.isTerminal(0) && Terminal.isTerminal(2),
                    answersYes: answersYes)
                return await Runtime(client: connection.client, configuration: configuration).run(
                    script, parameters: parameters, deadline: timeout, events: { console.show($0) })
            }
        } catch let error as GaussDBError {
            throw RunError(error)
        } catch let error as RunError {
            throw error
        } catch {
            throw RunError(kind: .configuration, message: "cannot open the connection: \(error)")
        }
    }

    // MARK: The terminal and signals

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

    private func reach(task: Task<RunOutcome, Never>, console: Console, lookUp: JobLookUp?) -> Interrupter.Reach {
        Interrupter.Reach(
            cancel: { task.cancel() },
            announce: { signal in
                let again = signal == SIGINT ? "press Ctrl-C again to stop" : "a second signal stops"
                console.noteAtOnce("cancelling; \(again) at once")
            },
            endAtOnce: { status in
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
