/// Tracebacks as a reader of the script wants them: the script's own lines.
enum Traceback {
    /// The prefix of chunk names of the standard library; its frames are not the script's.
    static let libraryPrefix = "(moonbook "

    /// The frames of a Lua traceback that belong to scripts, innermost first.
    static func frames(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in
            String(line.drop { $0 == " " || $0 == "\t" })
        }.filter { line in
            !line.isEmpty && !line.hasPrefix("stack traceback") && !line.hasPrefix(libraryPrefix) && !line.hasPrefix("[C]")
        }
    }

    /// The file and line a frame begins with.
    static func location(of frame: String) -> SourceLocation? {
        let parts = frame.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let line = Int(parts[1]) else { return nil }
        return SourceLocation(file: String(parts[0]), line: line)
    }
}
