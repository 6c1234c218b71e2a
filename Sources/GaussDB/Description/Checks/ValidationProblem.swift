/// One rule of the description that a value breaks.
public struct ValidationProblem: Sendable, Equatable, CustomStringConvertible {
    /// The path to the member, for example `nodes_read_weight[1].weight`. Items of a list count from 1, as in Lua.
    public let path: String
    /// One sentence: which member, what came, what is allowed. Never the value of a sensitive member.
    public let message: String

    public init(path: String, message: String) {
        self.path = path
        self.message = message
    }

    public var description: String { message }
}
