/// An error that says which fields the script sees when a host function throws it.
///
/// A thrown error reaches the script as an error object: a table with the fields below, which `tostring` shows as its
/// `message`. An error that does not conform gets the kind `host` and its description as message.
public protocol LuaErrorConvertible: Error {
    /// Writes the fields of the error object, for example `writer.field("kind", "network")`. One of them is `message`,
    /// a string.
    func writeLuaFields(to writer: inout LuaWriter)

    /// Whether `pcall`, `xpcall` and `coroutine.resume` in a script re-raise it. `false` by default; meant for
    /// cancellation.
    var isStickyInLua: Bool { get }
}

extension LuaErrorConvertible {
    public var isStickyInLua: Bool { false }
}

/// An error object with the two fields that every error has, and more if wanted.
public struct LuaErrorObject: LuaErrorConvertible {
    /// What sort of failure it is.
    public var kind: String
    /// One sentence: what happened.
    public var message: String
    public var isStickyInLua: Bool
    /// More fields, in this order.
    public var fields: [(name: String, value: LuaValue)]

    public init(kind: String, message: String, isSticky: Bool = false, fields: [(name: String, value: LuaValue)] = []) {
        self.kind = kind
        self.message = message
        self.isStickyInLua = isSticky
        self.fields = fields
    }

    public func writeLuaFields(to writer: inout LuaWriter) {
        writer.field("kind", kind)
        writer.field("message", message)
        for (name, value) in fields { writer.field(name, value) }
    }
}
