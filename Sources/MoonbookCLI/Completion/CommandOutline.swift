import JSONWire

/// The commands of the program and their flags, as the argument parser describes them.
struct CommandOutline: Sendable {
    struct Flag: Sendable {
        /// `--param`, `-h`.
        var names: [String]
        var takesValue: Bool
        /// Its value is a file.
        var takesFile: Bool
        var summary: String
    }

    var name: String
    var summary: String
    var commands: [CommandOutline]
    var flags: [Flag]
    /// What stands between the flags is a file or a folder.
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
                takesFile: argument["valueName"]?.stringValue == "file",
                summary: argument["abstract"]?.stringValue ?? "")
        }
        takesFile = arguments.contains { argument in
            guard argument["kind"]?.stringValue == "positional" else { return false }
            let value = argument["valueName"]?.stringValue ?? ""
            return value.hasPrefix("file") || value.hasPrefix("folder")
        }
    }

    /// How the words can go on below this command.
    ///
    /// - Parameter topics: What can stand between the flags of a command of that name besides files.
    func candidates(
        after words: ArraySlice<String>, current: String, topics: (String) -> [Candidate] = { _ in [] }
    ) -> [Candidate] {
        if let first = words.first, let command = commands.first(where: { $0.name == first }) {
            return command.candidates(after: words.dropFirst(), current: current, topics: topics)
        }
        if let last = words.last, let flag = flags.first(where: { $0.names.contains(last) }), flag.takesValue {
            return flag.takesFile ? [.files] : []
        }
        let found =
            current.hasPrefix("-") && !words.contains("--")
            ? flags.flatMap { flag in flag.names.map { Candidate(word: $0, summary: flag.summary) } }
            : commands.map { Candidate(word: $0.name, summary: $0.summary) } + (takesFile ? [.files] : [])
                + topics(name)
        return found.filter { $0 == .files || $0.word.hasPrefix(current) }
    }
}
