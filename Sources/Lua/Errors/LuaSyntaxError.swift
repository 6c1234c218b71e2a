/// Why a text is not Lua.
public struct LuaSyntaxError: Sendable, CustomStringConvertible {
    /// The name of the text, as messages show it.
    public var chunk: String
    /// The line, from 1.
    public var line: Int
    /// What is wrong, without the place: `'end' expected near <eof>`.
    public var message: String
    /// The word at fault, as the message shows it: `'='`, `<eof>`.
    public var near: String?
    /// Whether the text ends too early, so that more of it may make it right. A prompt asks for another line.
    public var isIncomplete: Bool

    /// `failover.lua:3: 'end' expected near <eof>`
    public var description: String { "\(chunk):\(line): \(message)" }
}
