import GaussDB
import Moonbook

/// One `moonbook run`, from reading the script to the exit code.
struct RunSession: Sendable {
    var path: String
    var parameters: [String: String]
    var connection: ConnectionPlan.Request
    var timeout: Duration?
    var display: DisplayOptions
    var answersYes: Bool
    /// Files with operations of the user's own.
    var operationFiles: [String] = []
    var environment: [String: String]

    struct DisplayOptions: Sendable {
        var writesJSON: Bool
        var isVerbose: Bool
        var allowsColor: Bool
    }

    /// How long the runtime lets a cancelled script clean up.
    static let gracePeriod = Duration.seconds(10)

    func run() async throws -> ExitStatus {
        let plan = Swift.Result { () throws(RunError) in try ConnectionPlan(connection, environment: environment) }
        return try await Supervision(display: display, environment: environment, lookUp: (try? plan.get())?.lookUp)
            .run { console in await perform(plan, console) }
    }

    // MARK: The run

    private func perform(_ plan: Swift.Result<ConnectionPlan, RunError>, _ console: Console) async -> RunOutcome {
        do throws(RunError) {
            let script = try Script.read(path: path)
            let plan = try plan.get()
            let catalogue = try AddedOperations.catalogue(files: operationFiles, environment: environment)
            for note in plan.notes { console.note(note) }
            return try await run(script, plan, catalogue, console)
        } catch {
            return RunOutcome(status: .failed(error))
        }
    }

    private func run(
        _ script: Script, _ plan: ConnectionPlan, _ catalogue: Catalogue, _ console: Console
    ) async throws(RunError) -> RunOutcome {
        do {
            return try await Connection.with(plan, environment: environment, limit: timeout) { connection in
                console.use(connection.clock)
                var configuration = RuntimeConfiguration(catalogue: catalogue)
                configuration.gracePeriod = Self.gracePeriod
                // The program's own credentials are none of the script's business.
                configuration.environment = environment.filter { !$0.key.hasPrefix("HUAWEICLOUD_") }
                configuration.allowsSecretFiles = true
                configuration.prompter = TerminalPrompter(
                    console: console, isInteractive: Terminal.isTerminal(0) && Terminal.isTerminal(2),
                    answersYes: answersYes)
                return await Runtime(client: connection.client, configuration: configuration).run(
                    script, parameters: parameters, deadline: connection.rest(of: timeout), events: { console.show($0) }
                )
            }
        } catch let error as GaussDBError {
            throw RunError(error)
        } catch let error as RunError {
            throw error
        } catch {
            throw RunError(kind: .configuration, message: "cannot open the connection: \(error)")
        }
    }
}
