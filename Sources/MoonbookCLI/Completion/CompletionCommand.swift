import ArgumentParser

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

    func run() {
        var output = OutputStream(descriptor: 1)
        output.write(shell.text)
    }
}

extension CompletionScript: ExpressibleByArgument {}

/// What the scripts ask: one line for each candidate, its summary behind a tab.
struct CompleteCommand: ParsableCommand {
    static let name = "complete-words"
    static let configuration = CommandConfiguration(commandName: name, shouldDisplay: false)

    /// The words behind the program's name, the last one as far as it is written.
    @Argument(parsing: .captureForPassthrough, help: .hidden)
    var words: [String] = []

    func run() {
        var output = OutputStream(descriptor: 1)
        output.write(Candidate.lines(Self.candidates(words.first == "--" ? Array(words.dropFirst()) : words)))
    }

    static func candidates(_ words: [String]) -> [Candidate] {
        let before = words.dropLast()
        let current = words.last ?? ""
        if before.first == CallCommand.configuration.commandName {
            return CallCompletion().candidates(after: Array(before.dropFirst()), current: current)
        }
        let shell = CompletionCommand.configuration.commandName
        if before.first == shell {
            return CompletionScript.allCases.map { Candidate(word: $0.rawValue) }.filter { $0.word.hasPrefix(current) }
        }
        return ProgramOutline.read()?.candidates(after: before, current: current) ?? []
    }
}
