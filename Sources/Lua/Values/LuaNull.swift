/// The null sentinel: a value of its own, which is not `nil`, counts as true in conditions, and prints as `null`.
public struct LuaNull: LuaPushable, LuaReadable {
    public init() {}

    public func push(to writer: inout LuaWriter) {
        writer.null()
    }

    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> LuaNull {
        guard slot.kind == .null else { throw slot.mismatch(expected: "null") }
        return LuaNull()
    }
}
