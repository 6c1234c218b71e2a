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
            // The argument parser lists it in the help of every command; behind an operation it is a field.
            if words == ["--version"] { throw CleanExit.message(MoonbookCommand.version) }
            throw failure(Self.nameless(line), line, environment)
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
            return try CommandOutput.write(
                CallHelp(operation: operation, style: Style(traits), width: traits.size.columns).text)
        }
        let session = CallSession(
            line: line, operation: operation, catalogue: catalogue, environment: environment)
        throw ExitCode(try await session.run().rawValue)
    }

    /// Upper and lower case are the same where nothing is called exactly so, as in `moonbook api`.
    static func operation(_ name: String, in catalogue: Catalogue) throws(RunError) -> OperationDescriptor {
        guard
            let operation = catalogue.operation(lua: name) ?? catalogue.operation(id: name)
                ?? catalogue.operation(anyCase: name)
        else { throw unknown(name, in: catalogue) }
        return operation
    }

    /// No operation is named; it may have been taken for the value of a misspelt switch.
    private static func nameless(_ line: CallLine) -> RunError {
        for field in line.fields {
            guard let nearest = FieldResolver.nearestSwitch(to: field.name) else { continue }
            let (name, value) = (field.name.singleLine, field.value.singleLine)
            return RunError(
                kind: .usage,
                message: "which operation? `\(value)` stands behind --\(name) and was taken for its value",
                hint: "did you mean `--\(nearest)`?")
        }
        return RunError(
            kind: .usage, message: "which operation? for example: moonbook call instance.list",
            hint: "`moonbook call --help` shows how")
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
        if let operation = catalogue.operation(paging: name.lowercased()) {
            return RunError(
                kind: .usage, message: "`\(shown)` is a function of scripts, not an operation",
                hint: "`moonbook call \(operation.luaName) --all` fetches all pages")
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
