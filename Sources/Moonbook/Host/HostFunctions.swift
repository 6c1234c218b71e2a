import GaussDB
import Lua

/// The table of functions that the standard library is written over. Scripts never see it.
struct HostFunctions: LuaPushable {
    private var functions: [(key: String, function: LuaHostFunction)] = []

    /// Adds a function that reads its arguments and writes its results itself.
    ///
    /// The session owns the state, and the state owns the functions: they refer to the session unowned.
    ///
    /// - Parameters:
    ///   - key: The name by which the standard library finds it.
    ///   - name: The name that scripts know, for messages; `key` when not given.
    mutating func add(
        _ key: String, as name: String? = nil, _ body: @escaping (inout LuaCall) throws -> LuaReturn
    ) {
        let function = LuaHostFunction(name ?? key) { call in
            do {
                return try body(&call)
            } catch {
                throw Self.placed(error, call)
            }
        }
        functions.append((key, function))
    }

    /// The error with the script's line: the caller itself is a line of the standard library.
    private static func placed(_ error: any Error, _ call: borrowing LuaCall) -> any Error {
        var placed: RunError
        switch error {
        case let error as RunError: placed = error
        case let error as GaussDBError: placed = RunError(error)
        case LuaError.argument(let problem): placed = RunError(kind: .script, message: problem.description)
        default: return error
        }
        let frames = Traceback.frames(call.traceback)
        placed.location = placed.location ?? frames.lazy.compactMap(Traceback.location(of:)).first
        if placed.traceback.isEmpty { placed.traceback = frames }
        return placed
    }

    func push(to writer: inout LuaWriter) {
        writer.beginTable()
        for (key, function) in functions { writer.field(key, function) }
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
