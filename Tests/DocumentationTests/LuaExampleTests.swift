import Moonbook
import Testing

@Suite("Lua examples in the documents")
struct LuaExampleTests {
    @Test("are found, whole runbooks among them")
    func areFound() {
        #expect(LuaExample.all.count > 5)
        #expect(LuaExample.all.contains { $0.fileName != nil })
    }

    @Test("compile", arguments: LuaExample.all)
    func compile(example: LuaExample) {
        #expect(throws: Never.self) { try EmulatedService().runtime.check(example.script) }
    }

    @Test("call only operations and functions that exist", arguments: LuaExample.all)
    func callWhatExists(example: LuaExample) {
        for name in LuaNames.calls(in: example.code) {
            #expect(LuaNames.isKnown(name), "there is no \(name)")
        }
    }

    @Test(
        "run to their end on the emulator when they are whole runbooks", arguments: LuaExample.all.filter(\.isRunbook))
    func run(example: LuaExample) async {
        let service = EmulatedService()
        // A runbook that declares an instance is given the one there is.
        let parameters = example.code.contains("instance = { type") ? ["instance": service.instanceID] : [:]
        let outcome = await service.runtime.run(example.script, parameters: parameters)
        #expect(outcome.error == nil, "\(outcome.error.map(\.description) ?? "")")
    }
}
