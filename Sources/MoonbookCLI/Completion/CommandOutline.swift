import JSONWire

/// The commands of the program and their flags, as the argument parser describes them.
struct CommandOutline: Sendable {
    struct Flag: Sendable {
        /// `--param`, `-h`.
        var names: [String]
        var takesValue: Bool
        var summary: String
    }

    var name: String
    var summary: String
    var commands: [CommandOutline]
    var flags: [Flag]
    /// What stands between the flags is a file.
    var takesFile: Bool

    /// - Parameter dump: What the parser says of a command.
    init?(_ command: JSONValue?) {
        guard let command, let name = command["commandName"]?.stringValue else { return nil }
        self.name = name
        summary = command["abstract"]?.stringValue ?? ""
        commands = (command["subcommands"]?.arrayValue ?? []).filter { $0["shouldDisplay"]?.boolValue ?? true }
            .compactMap(CommandOutline.init)
        let arguments = (command["arguments"]?.arrayValue ?? []).filter { $0["shouldDisplay"]?.boolValue ?? true }
        flags = arguments.compactMap { argument in
            let names = (argument["names"]?.arrayValue ?? []).compactMap { name -> String? in
                guard let text = name["name"]?.stringValue else { return nil }
                return (name["kind"]?.stringValue == "short" ? "-" : "--") + text
            }
            guard !names.isEmpty else { return nil }
            return Flag(
                names: names, takesValue: argument["kind"]?.stringValue == "option",
                summary: argument["abstract"]?.stringValue ?? "")
        }
        takesFile = arguments.contains {
            $0["kind"]?.stringValue == "positional" && ($0["valueName"]?.stringValue ?? "").hasPrefix("file")
        }
    }

    /// How the words can go on below this command.
    func candidates(after words: ArraySlice<String>, current: String) -> [Candidate] {
        if let first = words.first, let command = commands.first(where: { $0.name == first }) {
            return command.candidates(after: words.dropFirst(), current: current)
        }
        if let last = words.last, let flag = flags.first(where: { $0.names.contains(last) }), flag.takesValue {
            return []
        }
        let found =
            current.hasPrefix("-")
            ? flags.flatMap { flag in flag.names.map { Candidate(word: $0, summary: flag.summary) } }
            : commands.map { Candidate(word: $0.name, summary: $0.summary) } + (takesFile ? [.files] : [])
        return found.filter { $0 == .files || $0.word.hasPrefix(current) }
    }
}
