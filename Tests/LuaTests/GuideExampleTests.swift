import JSONWire
import Lua
import Testing

/// The examples of docs/lua-binding.md, word for word.
@Suite struct GuideExampleTests {
    @Test func callingAFunction() throws {
        let state = try LuaState(limits: LuaLimits(memory: 32 << 20))
        try state.setGlobal("area", state.function("area") { (width: Double, height: Double) in width * height })
        let script = try state.load("return area(3, 4)", name: "@shapes.lua")
        let area = try state.call(script, returning: Double.self)
        #expect(area == 12)
    }

    @Test func waiting() throws {
        let state = try LuaState()
        var pending: [Int64: String] = [:]
        try state.setGlobal(
            "fetch",
            state.function(
                "fetch",
                raw: { call in
                    let name = try call.string(1)
                    try call.checkCanAwait()  // before anything begins
                    let ticket = Int64(pending.count + 1)
                    pending[ticket] = name
                    return .await(ticket: ticket)
                }))

        let thread = try state.makeThread(state.load("return fetch('a') .. fetch('b')", name: "@pages.lua"))
        var outcome = try thread.resume()
        while case .awaiting(let ticket) = outcome {
            let name = pending[ticket] ?? ""  // here the host would really wait
            outcome = try thread.resume(answer: { $0.string("<\(name)>") })
        }
        guard case .finished(let results) = outcome else { return #expect(Bool(false)) }
        #expect(try results.read(as: String.self) == "<a><b>")
    }

    private struct NotFound: LuaErrorConvertible {
        let name: String
        func writeLuaFields(to writer: inout LuaWriter) {
            writer.field("kind", "not_found")
            writer.field("message", "there is no \(name)")
        }
    }

    @Test func errors() throws {
        let state = try LuaState()
        try state.setGlobal(
            "find", state.function("find") { (name: String) throws -> Int in throw NotFound(name: name) })
        let script = try state.load(
            """
            local ok, e = pcall(find, "proxy")
            assert(e.kind == "not_found" and tostring(e) == "there is no proxy")
            error(e)
            """, name: "@find.lua")
        do {
            try state.call(script)
            #expect(Bool(false))
        } catch {
            #expect(error.message == "there is no proxy")
            #expect(error.value?["kind"] == .string("not_found"))
            #expect(error.traceback.hasSuffix("find.lua:3: in main chunk"))
        }
    }

    @Test func json() throws {
        let state = try LuaState()
        let bytes = Array(#"{"name": "db-1", "nodes": [], "replaced_by": null}"#.utf8)
        try state.setGlobal("null", LuaNull())
        try state.setGlobal(
            "load_instance",
            state.function(
                "load_instance",
                raw: { call in
                    try call.results.json(bytes)
                    return .values
                }))
        let result = try state.call(
            state.load("local i = load_instance() i.empty = i.replaced_by == null return i", name: "@json.lua"),
            returning: JSONValue.self)
        #expect(result.text() == #"{"empty":true,"name":"db-1","nodes":[],"replaced_by":null}"#)
    }
}
