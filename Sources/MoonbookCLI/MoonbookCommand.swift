import ArgumentParser

@main
struct MoonbookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "moonbook",
        abstract: "Run Lua runbooks against the management API of GaussDB(for MySQL).",
        discussion: ExitStatus.help,
        version: version,
        subcommands: [
            RunCommand.self, CallCommand.self, CheckCommand.self, APICommand.self, InitCommand.self,
            EmulatorCommand.self, CompletionCommand.self, CompleteCommand.self,
        ])

    static func main() async {
        StandardStreams.openMissing()
        await main(nil)
    }

    /// Kept in step with CHANGELOG.md.
    static let version = "0.1.0"
}
