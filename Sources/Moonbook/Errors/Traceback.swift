import Lua

/// Tracebacks as a reader of the script wants them: the script's own lines.
enum Traceback {
    /// The prefix of chunk names of the standard library; its frames are not the script's.
    static let libraryPrefix = "(moonbook "

    /// More frames than this tell a reader nothing: they are a recursion.
    private static let longest = 12

    /// The frames of a Lua traceback that belong to scripts, innermost first.
    static func frames(_ text: String) -> [String] {
        let all = allFrames(text)
        guard all.count > longest else { return all }
        return all.prefix(longest - 4) + ["… \(all.count - longest + 1) more"] + all.suffix(3)
    }

    private static func allFrames(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in
            String(line.drop { $0 == " " || $0 == "\t" })
        }.filter { line in
            !line.isEmpty && !line.hasPrefix("stack traceback") && !line.hasPrefix(libraryPrefix)
                && !line.hasPrefix("[C]")
                && !line.hasPrefix("(...")
        }
    }

    /// The file and line a frame begins with.
    static func location(of frame: String) -> SourceLocation? {
        let parts = frame.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let line = Int(parts[1]) else { return nil }
        return SourceLocation(file: String(parts[0]), line: line)
    }

    /// The script's line for an error that Lua placed at `location`, perhaps inside the standard library.
    static func scriptLocation(_ location: LuaLocation?, _ frames: [String]) -> SourceLocation? {
        if let location, !location.chunk.hasPrefix(libraryPrefix) {
            return SourceLocation(file: location.chunk, line: location.line)
        }
        return frames.lazy.compactMap(Self.location(of:)).first
    }
}
