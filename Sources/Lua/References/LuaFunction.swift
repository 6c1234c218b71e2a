/// A Lua function. Call it with ``LuaState/call(_:_:)`` or run it as a thread with
/// ``LuaState/makeThread(_:arguments:)``.
public struct LuaFunction: Sendable {
    public let reference: LuaReference

    init(_ reference: LuaReference) {
        self.reference = reference
    }
}

extension LuaFunction: LuaPushable, LuaReadable {
    public func push(to writer: inout LuaWriter) {
        writer.reference(reference)
    }

    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> LuaFunction {
        guard slot.kind == .function else { throw slot.mismatch(expected: "function") }
        return LuaFunction(try slot.reference())
    }
}
