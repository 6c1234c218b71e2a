/// Where the value of a sensitive field comes from. Never the command line itself: other users of the machine see it, and
/// shells keep it.
enum SecretSource: Sendable, Equatable {
    case environment(String)
    case file(String)
    case prompt

    /// Nil unless `text` is `env:NAME`, `file:PATH` or `prompt`.
    init?(_ text: String) {
        if text == "prompt" {
            self = .prompt
        } else if let name = Self.rest(of: text, after: "env:") {
            self = .environment(name)
        } else if let path = Self.rest(of: text, after: "file:") {
            self = .file(path)
        } else {
            return nil
        }
    }

    private static func rest(of text: String, after prefix: String) -> String? {
        guard text.hasPrefix(prefix), text.count > prefix.count else { return nil }
        return String(text.dropFirst(prefix.count))
    }

    /// For messages about a field whose value stands on the command line.
    static func advice(for path: String) -> String {
        let flag = CallOption.flag(ofField: path)
        return "`\(path)` is secret and not taken from the command line: write \(flag) prompt, "
            + "\(flag) env:NAME or \(flag) file:PATH"
    }
}

/// A secret that is still to be fetched, and where it belongs.
struct PendingSecret: Sendable, Equatable {
    var path: FieldPath
    var source: SecretSource
}
