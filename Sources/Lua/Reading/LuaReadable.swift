/// A type that can be read from a Lua value.
public protocol LuaReadable {
    /// Reads the value.
    ///
    /// - Throws: ``LuaError/conversion(_:)`` with the path to what is wrong.
    static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> Self

    /// Reads an array of such values. From a sequence by default; bytes from a string.
    static func readArray(_ slot: borrowing LuaSlot) throws(LuaError) -> [Self]
}

extension LuaReadable {
    public static func readArray(_ slot: borrowing LuaSlot) throws(LuaError) -> [Self] {
        try slot.elements(of: Self.self)
    }
}

extension Bool: LuaReadable {
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> Bool {
        guard let value = slot.bool else { throw slot.mismatch(expected: "boolean") }
        return value
    }
}

extension Double: LuaReadable {
    /// A number, or a string that Lua would take for one.
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> Double {
        guard let value = slot.number else { throw slot.mismatch(expected: "number") }
        return value
    }
}

extension Float: LuaReadable {
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> Float {
        Float(try Double.read(slot))
    }
}

extension String: LuaReadable {
    /// A string, or a number as Lua writes it. Bytes that are not UTF-8 are refused; read `[UInt8]` for those.
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> String {
        try slot.string()
    }
}

extension Optional: LuaReadable where Wrapped: LuaReadable {
    /// `nil` for Lua's nil and for an argument that was not given; the null sentinel is not nil.
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> Wrapped? {
        slot.isNil ? nil : try Wrapped.read(slot)
    }
}

extension Array: LuaReadable where Element: LuaReadable {
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> [Element] {
        try Element.readArray(slot)
    }
}

extension Dictionary: LuaReadable where Key == String, Value: LuaReadable {
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> [String: Value] {
        try slot.members(of: Value.self)
    }
}
