import GaussDB
import JSONWire
import Moonbook
import Synchronization
import Testing

/// The calls on the reference pages: what they give is what the operation accepts.
@Suite("Calls on the reference pages")
struct OperationExampleTests {
    /// A call, and the arguments that it gives.
    struct Call: Sendable, CustomTestStringConvertible {
        let operation: OperationDescriptor
        let arguments: JSONObject

        var testDescription: String { operation.luaName }
    }

    /// Stands for every secret: passwords of all operations may look like this.
    private static let secret = "Str0ng-Pass!7"

    /// Runs the example with a function in the operation's place that tells what it is given.
    private static func call(_ example: LuaExample) async throws -> Call? {
        let head = "local result = "
        guard example.page.hasPrefix("docs/reference/"), example.code.hasPrefix(head) else { return nil }
        let name = String(example.code.dropFirst(head.count).prefix { $0 != " " })
        let operation = try #require(Catalogue.shared.operation(lua: name), "\(example)")
        let code = example.code.dropFirst(head.count + name.count).replacing("\nresult:wait()", with: "")
        let source = """
            local secret = { prompt = function(name) assert(name) return "\(secret)" end }
            local function call(arguments) print(json.encode(arguments)) end
            call \(code)
            """
        let printed = Mutex("")
        let outcome = await EmulatedService().runtime.run(Script(name: "example.lua", source: source)) { event in
            if case .output(let text) = event { printed.withLock { $0 += text } }
        }
        if let error = outcome.error { throw error }
        // A call without arguments gives an empty table, which is written as a list.
        let value = try JSONValue(parsing: printed.withLock(\.self))
        return Call(operation: operation, arguments: value.objectValue ?? JSONObject())
    }

    @Test("give every operation what it needs, and nothing that a rule refuses")
    func accepted() async throws {
        var names: Set<String> = []
        for example in LuaExample.all {
            guard let call = try await Self.call(example) else { continue }
            names.insert(call.operation.luaName)
            let problems = RequestValidator.check(call.operation, arguments: call.arguments).problems
            #expect(problems.isEmpty, "\(example): \(problems.map(\.message))")
        }
        #expect(names == Set(Catalogue.shared.luaNames))
    }
}
