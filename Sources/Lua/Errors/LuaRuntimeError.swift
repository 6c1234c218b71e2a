/// An error that a script raised, or that a host function raised and a script did not handle.
public struct LuaRuntimeError: Sendable {
    /// What was raised, as it was at that moment. A script may raise any value.
    public var value: LuaValue
    /// What was raised, as text: the string itself, the field `message` of an error object, or what `tostring` makes of
    /// the value.
    public var message: String
    /// The calls that led to it, innermost first, one a line.
    public var traceback: String
    /// Whether the script could not have swallowed it.
    public var isSticky: Bool
    /// The very value, unless it is a string, number or boolean. Raised again in its state, the error is the same
    /// object.
    public var reference: LuaReference?

    /// Where: the position that the error object or the text gives, or else the innermost function of the script.
    public var location: LuaLocation? {
        if case .string(let text)? = value["location"], let location = LuaLocation.prefix(of: text + ": ") {
            return location
        }
        if case .string(let text) = value, let location = LuaLocation.prefix(of: text) { return location }
        for line in traceback.split(separator: "\n") {
            if let location = LuaLocation.prefix(of: String(line)) { return location }
        }
        return nil
    }

    /// The text without the position at its beginning.
    public var bareMessage: String {
        guard let location else { return message }
        let prefix = "\(location): "
        return message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
    }

    /// A string field of an error object, for example `kind`.
    public subscript(field: String) -> LuaValue? {
        if case .table(let table) = value { table[field] } else { nil }
    }
}
