/// A value that can be handed to Lua.
public protocol LuaPushable {
    /// Writes the value: exactly one, except for ``LuaValues``.
    func push(to writer: inout LuaWriter)

    /// Writes an array of such values. A sequence by default; bytes become a string.
    static func push(_ array: [Self], to writer: inout LuaWriter)
}

extension LuaPushable {
    public static func push(_ array: [Self], to writer: inout LuaWriter) {
        writer.beginArray()
        for element in array { element.push(to: &writer) }
        writer.end()
    }
}

extension Bool: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.bool(self) }
}

extension Double: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.double(self) }
}

extension Float: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.double(Double(self)) }
}

extension String: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.string(self) }
}

extension Substring: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.string(String(self)) }
}

extension Optional: LuaPushable where Wrapped: LuaPushable {
    public func push(to writer: inout LuaWriter) {
        if let self { self.push(to: &writer) } else { writer.pushNil() }
    }
}

extension Array: LuaPushable where Element: LuaPushable {
    public func push(to writer: inout LuaWriter) { Element.push(self, to: &writer) }
}

extension Dictionary: LuaPushable where Key == String, Value: LuaPushable {
    public func push(to writer: inout LuaWriter) {
        writer.beginTable()
        for (key, value) in self { writer.field(key, value) }
        writer.end()
    }
}

/// Several values in a row, for a host function that returns more than one.
public struct LuaValues<each Element: LuaPushable>: LuaPushable {
    let elements: (repeat each Element)

    public init(_ elements: repeat each Element) {
        self.elements = (repeat each elements)
    }

    public func push(to writer: inout LuaWriter) {
        repeat (each elements).push(to: &writer)
    }
}
