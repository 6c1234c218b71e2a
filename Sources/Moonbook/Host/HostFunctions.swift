import GaussDB
import Lua

/// The table of functions that the standard library is written over. Scripts never see it.
struct HostFunctions: LuaPushable {
    private var functions: [LuaHostFunction] = []

    /// Adds a function that reads its arguments and writes its results itself.
    ///
    /// The session owns the state, and the state owns the functions: they refer to the session unowned.
    mutating func add(_ name: String, _ body: @escaping (inout LuaCall) throws -> LuaReturn) {
        functions.append(LuaHostFunction(name, raw: body))
    }

    func push(to writer: inout LuaWriter) {
        writer.beginTable()
        for function in functions { writer.field(function.name, function) }
        writer.end()
    }
}

extension Session {
    /// Everything scripts find besides Lua's own libraries.
    func installStandardLibrary() throws(LuaError) {
        var host = HostFunctions()
        addOutputFunctions(to: &host)
        addModuleFunctions(to: &host)
        addTaskFunctions(to: &host)
        addPageFunctions(to: &host)
        addCallFunctions(to: &host)
        addJobFunctions(to: &host)
        addResourceFunctions(to: &host)
        addSecretFunctions(to: &host)
        addJSONFunctions(to: &host)
        addRunbookFunctions(to: &host)
        secretMetatable = try state.makeMetatable(
            named: "secret",
            metamethods: [
                (
                    "__tostring",
                    state.function(
                        "tostring",
                        raw: { call in
                            call.results.push(try call.object(1, as: SecretHandle.self).shown)
                            return .values
                        })
                )
            ])
        try state.setGlobal("null", LuaNull())
        guard let prelude = StandardLibrary.source(of: "prelude") else {
            throw .misuse("the standard library has no prelude")
        }
        try state.call(state.load(prelude, name: "=(moonbook prelude)"), host)
    }
}
