/// How host objects, or tables that carry it, behave in a script. Made by
/// ``LuaState/makeMetatable(named:methods:metamethods:)``.
public struct LuaMetatable: Sendable {
    public let reference: LuaReference

    init(_ reference: LuaReference) {
        self.reference = reference
    }
}
