import GaussDB
import GaussDBEmulator
import Moonbook
import RepositoryReading
import Testing

/// An example that begins with `-- name.lua:` is a whole runbook and is run; any other is a fragment and is compiled.
@Suite("Lua examples in the documents")
struct LuaExampleTests {
    struct LuaExample: Sendable, CustomTestStringConvertible {
        let place: String
        let code: String

        /// `add-readers.lua` for a whole runbook.
        var fileName: String? {
            guard code.hasPrefix("-- "), let colon = code.firstIndex(of: ":") else { return nil }
            let name = code[..<colon].dropFirst(3)
            return name.hasSuffix(".lua") && !name.contains(" ") ? String(name) : nil
        }

        var testDescription: String { fileName.map { place + " " + $0 } ?? place }
    }

    static let examples: [LuaExample] = Documents.all.flatMap { page in
        Markdown(page.text).examples.filter { $0.language == "lua" }.map { example in
            LuaExample(place: "\(page.path):\(example.line)", code: example.code)
        }
    }

    @Test("are there")
    func thereAreExamples() {
        #expect(Self.examples.count > 10)
        #expect(Self.examples.contains { $0.fileName != nil })
    }

    @Test("compile", arguments: examples)
    func compile(example: LuaExample) throws {
        let runtime = Runtime(client: Emulator().client())
        // An ellipsis of the typographer stands for what the reader fills in.
        let code = example.code.replacing("…", with: "nil")
        #expect(throws: Never.self, "\(example.place)") {
            try runtime.check(Script(name: example.fileName ?? "example.lua", source: code))
        }
    }

    @Test("call only operations and functions that exist", arguments: examples)
    func callWhatExists(example: LuaExample) {
        for name in LuaNames.calls(in: example.code) {
            #expect(LuaNames.isKnown(name), "\(example.place) calls \(name)")
        }
    }

    @Test("run to their end on the emulator", arguments: examples.filter { $0.fileName != nil })
    func run(example: LuaExample) async throws {
        let emulator = Emulator()
        let instance = emulator.makeInstance(name: "orders-db", nodes: 3)
        let runtime = Runtime(client: emulator.client())
        let parameters = example.code.contains("instance = {") ? ["instance": instance] : [:]
        let outcome = await runtime.run(
            Script(name: example.fileName ?? "example.lua", source: example.code), parameters: parameters)
        #expect(outcome.error == nil, "\(example.place): \(outcome.error.map(\.description) ?? "")")
    }
}
