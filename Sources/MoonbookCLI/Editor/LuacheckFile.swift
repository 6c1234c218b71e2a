/// `.luacheckrc` with a part that is ours; the rest is the user's.
enum LuacheckFile {
    static let begin = "-- moonbook init: begin. Made anew each time; what is yours stands outside of it."
    static let end = "-- moonbook init: end"

    struct Problem: Error, CustomStringConvertible {
        var description: String
    }

    /// The file with our part up to date.
    ///
    /// - Parameter text: As it is; nil when there is none.
    static func merge(_ standard: LuacheckStandard, into text: String?) throws(Problem) -> String {
        let part = part(standard)
        guard let text, !text.allSatisfy(\.isWhitespace) else { return part }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard let first = lines.firstIndex(where: { $0.hasPrefix("-- moonbook init: begin") }) else {
            if lines.contains(where: { $0.hasPrefix("return") }) {
                throw Problem(description: "ends with `return`, so nothing can follow; assign the options as globals")
            }
            return text + (text.hasSuffix("\n") ? "\n" : "\n\n") + part
        }
        guard let last = lines[first...].firstIndex(where: { $0.hasPrefix(end) }) else {
            throw Problem(description: "has no line `\(end)` any more; put it back, or remove the part that it ended")
        }
        if lines.last == "" { lines.removeLast() }
        let before = lines[..<first].map { $0 + "\n" }.joined()
        let after = lines[min(last + 1, lines.endIndex)...].map { $0 + "\n" }.joined()
        return before + part + after
    }

    private static func part(_ standard: LuacheckStandard) -> String {
        let missing = ScriptGlobals.missingLibraries + ScriptGlobals.missingFunctions
        let quoted = WordWrap.lines(missing.map { "\"\($0)\"," }.joined(separator: " "), first: 100, rest: 100)
        return """
            \(begin)
            stds.moonbook = \(standard.lua())
            if type(std) ~= "table" then std = (std or "lua54") .. "+moonbook" end
            -- Scripts have no files, no processes and no debugger.
            not_globals = not_globals or {}
            for _, name in ipairs {
            \(quoted.map { "  " + $0 }.joined(separator: "\n"))
            } do
              table.insert(not_globals, name)
            end
            \(end)

            """
    }
}
