/// A line of a script.
public struct LuaLocation: Sendable, Hashable, CustomStringConvertible {
    /// The name of the text, as messages show it: `failover.lua`, or `[string "..."]`.
    public var chunk: String
    /// The line, from 1.
    public var line: Int

    public init(chunk: String, line: Int) {
        self.chunk = chunk
        self.line = line
    }

    /// `failover.lua:23`
    public var description: String { "\(chunk):\(line)" }
}
