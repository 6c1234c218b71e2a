import ArgumentParser
import GaussDB

struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Print a script that completes moonbook's commands in a shell.",
        discussion: """
            bash: put  source <(moonbook completion bash)  into ~/.bashrc.
            zsh:  put  source <(moonbook completion zsh)  into ~/.zshrc, after compinit.
            fish: moonbook completion fish > ~/.config/fish/completions/moonbook.fish

            The scripts ask the program itself, so they need no renewal when it changes.
            """)

    @Argument(help: ArgumentHelp("bash, zsh or fish.", valueName: "shell"))
    var shell: CompletionScript

    func run() throws { try CommandOutput.write(shell.text) }
}

extension CompletionScript: ExpressibleByArgument {}

/// What the scripts ask: one line for each candidate, its summary behind a tab.
struct CompleteCommand: ParsableCommand {
    static let name = "complete-words"
    static let configuration = CommandConfiguration(commandName: name, shouldDisplay: false)

    /// The words behind the program's name, the last one as far as it is written.
    @Argument(parsing: .captureForPassthrough, help: .hidden)
    var words: [String] = []

    func run() throws {
        let words = words.first == "--" ? Array(words.dropFirst()) : words
        try CommandOutput.write(Candidate.lines(Self.candidates(words, environment: ProgramEnvironment.current)))
    }

    static func candidates(_ words: [String], environment: [String: String] = [:]) -> [Candidate] {
        let before = words.dropLast()
        let current = words.last ?? ""
        if before.first == CallCommand.configuration.commandName {
            return CallCompletion(catalogue: catalogue(before, environment))
                .candidates(after: Array(before.dropFirst()), current: current)
        }
        let shell = CompletionCommand.configuration.commandName
        if before.first == shell {
            return CompletionScript.allCases.map { Candidate(word: $0.rawValue) }.filter { $0.word.hasPrefix(current) }
        }
        return ProgramOutline.read()?.candidates(after: before, current: current) { command in
            guard command == APICommand.configuration.commandName else { return [] }
            return NameCompletion(catalogue: catalogue(before, environment)).topics(current)
        } ?? []
    }

    /// With the operations that the line and the environment add. What is wrong with them is said when the line is run.
    private static func catalogue(_ words: ArraySlice<String>, _ environment: [String: String]) -> Catalogue {
        let files = CallLine(Array(words)).operationFiles
        return (try? AddedOperations.catalogue(files: files, environment: environment)) ?? .shared
    }
}
