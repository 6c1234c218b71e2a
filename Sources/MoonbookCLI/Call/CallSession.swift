import GaussDB
import GaussDBEmulator
import JSONWire
import Moonbook

/// One `moonbook call`, from the command line to the exit code.
struct CallSession: Sendable {
    var line: CallLine
    var operation: OperationDescriptor
    /// Where the operation is described, and what its waits read.
    var catalogue: Catalogue
    var environment: [String: String]

    private var isInteractive: Bool { Terminal.isTerminal(0) && Terminal.isTerminal(2) }

    func run() async throws -> ExitStatus {
        let connection = ConnectionPlan.Request(
            profile: line.values[.profile], usesEmulator: line.flags.contains(.emulator),
            endpoint: line.values[.endpoint], region: line.values[.region])
        let plan = Swift.Result { () throws(RunError) in try ConnectionPlan(connection, environment: environment) }
        let supervision = Supervision(
            display: RunSession.DisplayOptions(
                writesJSON: false, isVerbose: line.flags.contains(.verbose),
                allowsColor: !line.flags.contains(.noColor)),
            environment: environment, lookUp: (try? plan.get())?.lookUp)
        return try await supervision.run { console in
            do {
                try await perform(plan, console)
                return RunOutcome(status: .succeeded)
            } catch {
                return outcome(of: RunError(any: error), console)
            }
        }
    }

    /// How it ended, when it did not end well.
    private func outcome(of error: RunError, _ console: Console) -> RunOutcome {
        var error = error
        // A rule that the arguments break is a mistake of the command line.
        if error.kind == .validation { error.kind = .usage }
        let status: RunOutcome.Status =
            switch error.kind {
            case .timeout: .timedOut(error)
            case .cancelled: .cancelled(error)
            default: .failed(error)
            }
        return RunOutcome(
            status: status, unfinishedJobs: console.jobsInFlight,
            uncertainCalls: error.mayHaveTakenEffect ? [error] : [])
    }

    private func perform(_ plan: Swift.Result<ConnectionPlan, RunError>, _ console: Console) async throws {
        var call = try PreparedCall(line, operation)
        let plan = try plan.get()
        for note in plan.notes { console.note(note) }
        if let replacement = operation.replacement {
            console.note("\(operation.luaName) is being retired: \(replacement) takes its place")
        }
        let prompter = TerminalPrompter(
            console: console, isInteractive: isInteractive, answersYes: call.settings.answersYes)
        let reader = SecretReader(
            operation: operation.luaName, environment: environment, prompter: prompter, isInteractive: isInteractive)
        for secret in call.secrets { call.fill(secret, with: try await reader.read(secret)) }
        // Before anything can be written that quotes one of them.
        console.hide(operation.sensitiveTexts(in: call.arguments))
        try call.check()
        if call.settings.isDryRun {
            return try show(DryRun(operation, call.arguments, plan.configuration), call, console)
        }
        try await confirm(call, plan, prompter)
        let checked = call
        let result: Swift.Result<Void, any Error> = try await Connection.with(
            plan, environment: environment, limit: call.settings.timeout
        ) { connection in
            console.use(connection.clock)
            var call = checked
            call.settings.timeout = connection.rest(of: call.settings.timeout)
            do {
                try await send(call, connection.client, console)
                return .success(())
            } catch {
                return .failure(error)
            }
        }
        try result.get()
    }

    /// Asks before something is destroyed.
    private func confirm(_ call: PreparedCall, _ plan: ConnectionPlan, _ prompter: TerminalPrompter) async throws {
        guard operation.effect == .destroy, !call.settings.answersYes else { return }
        let target = Confirmation.target(of: operation, call.arguments)
        guard isInteractive else {
            throw RunError(
                kind: .usage, message: "it cannot be undone, and nobody can be asked here (\(target))",
                operation: operation.luaName, hint: "nothing was sent; add --yes to go on without a question")
        }
        let question = Confirmation.question(operation, target: target, place: "\(plan.configuration.endpoint)")
        guard try await prompter.confirm(question) else {
            throw RunError(kind: .script, message: "not confirmed; nothing was sent", operation: operation.luaName)
        }
    }

    // MARK: The call

    private func send(_ call: PreparedCall, _ client: Client, _ console: Console) async throws {
        let begun = client.clock.now
        let caller = PageCaller(operation: operation, client: client, console: console, settings: call.settings)
        let answer = try await caller.answer(to: call.arguments)
        show(answer, call, console)
        guard call.settings.waits else { return }
        let rest = call.settings.timeout.map { max(.zero, $0 - (client.clock.now - begun)) }
        let body = answer.objectValue ?? JSONObject()
        let ids = try jobs(in: body)
        if !ids.isEmpty {
            return try await JobFollower(client: client, console: console, operation: operation.luaName)
                .follow(ids, timeout: rest)
        }
        let state = try await client.wait(
            for: operation, arguments: call.arguments, response: body, timeout: rest, catalogue: catalogue
        ) { state in
            console.note("\(operation.luaName): \(state)")
        }
        if state == nil { console.note("\(operation.luaName): gone") }
    }

    /// None where the job centre does not know what was started, or where it was ordered: the resource's state tells then.
    private func jobs(in body: JSONObject) throws -> [String] {
        do {
            return try operation.wait.jobIDs(in: body, of: operation)
        } catch {
            guard operation.watch == nil else { return [] }
            // The call was accepted: what cannot be waited for is no mistake of the command line.
            var error = RunError(any: error)
            error.kind = .job
            error.hint = "The call was accepted. Look at the resource to see how it ends."
            throw error
        }
    }

    private func show(_ answer: JSONValue, _ call: PreparedCall, _ console: Console) {
        let isTerminal = Terminal.isTerminal(1)
        let format =
            call.settings.output ?? OutputFormat.fitting(isTerminal: isTerminal, columns: call.settings.columns)
        let text = AnswerText(
            operation: operation, format: format, columns: call.settings.columns,
            width: isTerminal ? Terminal.size(of: 1).columns : nil, style: style(call))
        let shown = text.render(console.masked(answer))
        if !shown.text.isEmpty { console.show(.output(shown.text)) }
        for note in shown.notes { console.note(note) }
    }

    private func show(_ request: DryRun, _ call: PreparedCall, _ console: Console) {
        switch call.settings.output ?? (Terminal.isTerminal(1) ? .table : .json) {
        case .table, .vertical: console.show(.output(request.text))
        case .json: console.show(.output(AnswerText.json(request.value)))
        case .yaml: console.show(.output(YAMLText.text(request.value)))
        }
        console.note("nothing was sent (--dry-run)")
    }

    /// Of standard output, which may be something else than the terminal that standard error is.
    private func style(_ call: PreparedCall) -> Style {
        Style(
            TerminalTraits(
                environment: environment, errorIsTerminal: Terminal.isTerminal(1),
                allowsColor: call.settings.allowsColor, size: Terminal.size(of: 1)))
    }
}

extension RunError {
    /// Any error as one that can be shown.
    init(any error: any Error) {
        self =
            switch error {
            case let error as RunError: error
            case let error as GaussDBError: RunError(error)
            case is CancellationError: RunError(kind: .cancelled, message: "the call was cancelled")
            default: RunError(kind: .configuration, message: "cannot open the connection: \(error)")
            }
    }
}

extension ConnectionPlan {
    /// Where calls go and how they behave, without opening anything.
    var configuration: ClientConfiguration {
        switch target {
        case .service(let configuration, _): configuration
        case .embeddedEmulator(let configuration): Connection.embedded(configuration).client.configuration
        }
    }
}
