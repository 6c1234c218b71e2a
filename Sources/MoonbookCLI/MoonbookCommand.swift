import ArgumentParser

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

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
        if let problem = ArgumentBytes.problem(in: ArgumentBytes.current) {
            var error = OutputStream(descriptor: 2)
            error.write(problem + "\n")
            endProgram(ExitStatus.usage.rawValue)
        }
        do {
            var command = try await asyncParseAsRoot(nil)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(error)
        }
    }

    /// As the argument parser ends a program, except that a full disk is noticed.
    private static func end(_ error: any Error) -> Never {
        let text = fullMessage(for: error)
        let code = exitCode(for: error)
        var stream = OutputStream(descriptor: code == .success ? 1 : 2)
        if !text.isEmpty { stream.write(text + "\n") }
        guard code == .success else { endProgram(code.rawValue) }
        do throws(ExitCode) {
            try CommandOutput.check(stream)
            endProgram(code.rawValue)
        } catch {
            endProgram(error.rawValue)
        }
    }

    /// Kept in step with CHANGELOG.md.
    static let version = "0.1.0"
}

/// Within the command `exit` is the argument parser's.
private func endProgram(_ code: Int32) -> Never { exit(code) }
