import ArgumentParser

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a script.",
        discussion: """
            Without --profile, --endpoint or an access key in the environment, the script runs against the built-in \
            emulator and nothing leaves this machine. An access key in the environment (HUAWEICLOUD_SDK_AK, \
            HUAWEICLOUD_SDK_SK, HUAWEICLOUD_SDK_REGION) leads to the real service.

            \(ExitStatus.help)
            """)

    @Argument(help: ArgumentHelp("The script; - reads it from standard input.", valueName: "file"))
    var path: String

    @OptionGroup var parameters: ParameterOptions
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var operations: AddedOperations

    @Flag(help: "Write one JSON object per line for every event, and nothing else, to standard output.")
    var json = false

    @Option(
        help: ArgumentHelp("Give up after this time, for example 30m or 1h30m.", valueName: "duration"),
        transform: RunCommand.duration)
    var timeout: Duration?

    @Flag(help: "Also show each call of the service.")
    var verbose = false

    @Flag(help: "Answer yes to everything the script asks to confirm.")
    var yes = false

    @Flag(help: "No colours, as with NO_COLOR in the environment.")
    var noColor = false

    func run() async throws {
        let session = RunSession(
            path: path, parameters: parameters.values,
            connection: ConnectionPlan.Request(
                profile: connection.profile, usesEmulator: connection.emulator, endpoint: connection.endpoint,
                region: connection.region),
            timeout: timeout,
            display: RunSession.DisplayOptions(writesJSON: json, isVerbose: verbose, allowsColor: !noColor),
            answersYes: yes, operationFiles: operations.files, environment: ProgramEnvironment.current)
        throw ExitCode(try await session.run().rawValue)
    }

    private static func duration(_ text: String) throws -> Duration {
        guard let duration = DurationArgument.parse(text), duration > .zero else {
            throw ValidationError("'\(text)' is not a time: write 90s, 30m or 1h30m")
        }
        return duration
    }
}
