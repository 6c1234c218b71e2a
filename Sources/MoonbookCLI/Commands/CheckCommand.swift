import ArgumentParser
import GaussDBEmulator
import Moonbook

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check a script's syntax without running it.",
        discussion: "Exit code 0 when the syntax is right, 1 when it is not, 64 when the file cannot be read.")

    @Argument(help: ArgumentHelp("The script; - reads it from standard input.", valueName: "file"))
    var path: String

    @Flag(help: "No colours, as with NO_COLOR in the environment.")
    var noColor = false

    func run() throws {
        do {
            // Compiling asks no service anything; a runtime has one all the same.
            let runtime = Runtime(client: Connection.embedded(EmulatorConfiguration()).client)
            try runtime.check(Script.read(path: path))
        } catch {
            let traits = TerminalTraits(
                environment: ProgramEnvironment.current, errorIsTerminal: Terminal.isTerminal(2), allowsColor: !noColor,
                size: .standard)
            var stream = OutputStream(descriptor: 2)
            stream.write(ErrorReport(style: Style(traits)).text(error))
            throw ExitCode(ExitStatus(error).rawValue)
        }
    }
}
