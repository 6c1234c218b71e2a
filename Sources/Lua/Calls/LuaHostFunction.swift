/// A Swift function for scripts to call. Made by ``LuaState/function(_:_:)`` or ``LuaState/function(_:raw:)``, and
/// handed to Lua like any value.
public struct LuaHostFunction {
    let implementation: HostFunctionBox

    /// A function that reads its arguments and writes its results itself.
    ///
    /// - Parameters:
    ///   - name: The name in messages.
    ///   - body: What it does. What it throws is raised in the script; see ``LuaErrorConvertible``.
    public init(_ name: String, raw body: @escaping (inout LuaCall) throws -> LuaReturn) {
        implementation = HostFunctionBox(name: name, body: body)
    }

    /// The name in messages.
    public var name: String { implementation.name }
}

extension LuaHostFunction: LuaPushable {
    public func push(to writer: inout LuaWriter) {
        writer.function(self)
    }
}

/// What a Lua closure keeps alive.
final class HostFunctionBox {
    let name: String
    let body: (inout LuaCall) throws -> LuaReturn

    init(name: String, body: @escaping (inout LuaCall) throws -> LuaReturn) {
        self.name = name
        self.body = body
    }
}
