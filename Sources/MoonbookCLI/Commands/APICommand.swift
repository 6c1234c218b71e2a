import ArgumentParser
import GaussDB
import JSONWire

struct APICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "api",
        abstract: "Show the reference: modules, operations, fields, error codes, metrics, regions.",
        discussion: """
            moonbook api                the modules
            moonbook api proxy          the operations of a module
            moonbook api proxy.create   an operation, whole
            moonbook api 'weight*'      a search; * is any text, ? one character
            moonbook api read replica   operations in which both words occur
            moonbook api DBS.200019     what an error code means, what to do
            moonbook api errors         all error codes
            moonbook api metrics        all metrics; also regions, iam_actions

            Nothing is asked of any service. Exit code 1 when nothing is found.
            """)

    @Argument(help: ArgumentHelp("A module, an operation, a code, or words to search.", valueName: "what"))
    var words: [String] = []

    @OptionGroup var operations: AddedOperations

    @Flag(help: "Show all that a search finds, not only the best.")
    var all = false

    @Flag(help: "Write the description as JSON.")
    var json = false

    @Flag(help: "No colours, as with NO_COLOR in the environment.")
    var noColor = false

    /// How many operations a search shows unless all are asked for.
    private static let limit = 20

    func run() throws {
        let lookup = ReferenceLookup(catalogue: try catalogue())
        let topic = lookup.topic(for: words)
        var output = OutputStream(descriptor: 1)
        if json {
            output.write(AnswerText.json(ReferenceJSON.value(topic, catalogue: lookup.catalogue)) + "\n")
        } else if case .nothing(let suggestions) = topic {
            var error = OutputStream(descriptor: 2)
            error.write(Self.nothing(words, suggestions))
        } else {
            var page = Self.page(allowsColor: !noColor)
            ReferencePages(catalogue: lookup.catalogue, limit: all ? .max : Self.limit).write(topic, &page)
            output.write(page.text)
        }
        try CommandOutput.check(output)
        if case .nothing = topic { throw ExitCode(ExitStatus.script.rawValue) }
    }

    private func catalogue() throws -> Catalogue {
        let environment = ProgramEnvironment.current
        do {
            return try AddedOperations.catalogue(files: operations.files, environment: environment)
        } catch {
            let traits = TerminalTraits(
                environment: environment, errorIsTerminal: Terminal.isTerminal(2), allowsColor: !noColor,
                size: .standard)
            var stream = OutputStream(descriptor: 2)
            stream.write(ErrorReport(style: Style(traits)).text(error))
            throw ExitCode(ExitStatus(error).rawValue)
        }
    }

    /// On a terminal as wide as it is, elsewhere as wide as pages are made.
    private static func page(allowsColor: Bool) -> Page {
        let isTerminal = Terminal.isTerminal(1)
        let traits = TerminalTraits(
            environment: ProgramEnvironment.current, errorIsTerminal: isTerminal, allowsColor: allowsColor,
            size: isTerminal ? Terminal.size(of: 1) : .standard)
        return Page(style: Style(traits), width: isTerminal ? traits.size.columns : 100)
    }

    static func nothing(_ words: [String], _ suggestions: [String]) -> String {
        let text = "nothing is called or mentions `\(words.joined(separator: " ").singleLine)`\n"
        guard !suggestions.isEmpty else { return text + "  hint: `moonbook api` lists the modules\n" }
        return text + "  near: " + suggestions.joined(separator: ", ") + "\n"
    }
}
