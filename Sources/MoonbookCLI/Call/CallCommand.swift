import ArgumentParser
import GaussDB
import Moonbook

struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Call one operation of the API.",
        usage: "moonbook call <operation> [--FIELD VALUE …] [<options>]",
        discussion: """
            Fields have the names of the API reference; moonbook call <operation> --help lists them. Members of objects \
            are reached by dots, items of lists by numbers from 1: --volume.size 40, --tags[1].key a. A list is also \
            given by repeating its field, an object or a list as JSON. Secrets are never taken from the command line: \
            --password prompt, env:NAME or file:PATH.

            Options:
            \(CallHelp.options)

            \(ExitStatus.help)
            """)

    @Argument(parsing: .captureForPassthrough, help: .hidden)
    var words: [String] = []

    func run() async throws {
        let line = CallLine(words)
        let environment = ProgramEnvironment.current
        guard let name = line.operation else {
            if line.flags.contains(.help) { throw CleanExit.helpRequest(self) }
            throw failure(
                RunError(
                    kind: .usage, message: "which operation? for example: moonbook call instance.list",
                    hint: "`moonbook call --help` shows how"), line, environment)
        }
        let catalogue: Catalogue
        let operation: OperationDescriptor
        do {
            catalogue = try AddedOperations.catalogue(files: line.operationFiles, environment: environment)
            operation = try Self.operation(name, in: catalogue)
        } catch {
            throw failure(error, line, environment)
        }
        if line.flags.contains(.help) {
            let traits = TerminalTraits(
                environment: environment, errorIsTerminal: Terminal.isTerminal(1),
                allowsColor: !line.flags.contains(.noColor), size: Terminal.size(of: 1))
            var output = OutputStream(descriptor: 1)
            output.write(CallHelp(operation: operation, style: Style(traits), width: traits.size.columns).text)
            return
        }
        let session = CallSession(
            line: line, operation: operation, catalogue: catalogue, environment: environment)
        throw ExitCode(try await session.run().rawValue)
    }

    private static func operation(_ name: String, in catalogue: Catalogue) throws(RunError) -> OperationDescriptor {
        guard let operation = catalogue.operation(lua: name) ?? catalogue.operation(id: name) else {
            throw unknown(name, in: catalogue)
        }
        return operation
    }

    /// What exists, and what was probably meant.
    static func unknown(_ name: String, in catalogue: Catalogue = .shared) -> RunError {
        let shown = name.singleLine
        let message = "there is no operation `\(shown)`"
        let siblings = catalogue.luaNames(inModule: name)
        if !siblings.isEmpty {
            return RunError(
                kind: .usage, message: "`\(shown)` is a module",
                hint: "its operations are \(siblings.joined(separator: ", "))")
        }
        if let nearest = catalogue.nearest(to: name) {
            return RunError(kind: .usage, message: "\(message); did you mean `\(nearest)`?")
        }
        let module = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
        let others = catalogue.luaNames(inModule: module)
        let hint =
            others.isEmpty
            ? "the modules are \(catalogue.modules.joined(separator: ", "))"
            : "the operations of `\(module)` are \(others.joined(separator: ", "))"
        return RunError(kind: .usage, message: message, hint: hint)
    }

    private func failure(_ error: RunError, _ line: CallLine, _ environment: [String: String]) -> ExitCode {
        let traits = TerminalTraits(
            environment: environment, errorIsTerminal: Terminal.isTerminal(2),
            allowsColor: !line.flags.contains(.noColor), size: .standard)
        var stream = OutputStream(descriptor: 2)
        stream.write(ErrorReport(style: Style(traits)).text(error))
        return ExitCode(ExitStatus(error).rawValue)
    }
}
