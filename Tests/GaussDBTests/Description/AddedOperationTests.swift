import GaussDB
import JSONWire
import Testing

/// Operations that a host or a user describes at run time.
@Suite("Added operations")
struct AddedOperationTests {
    private let catalogue = Catalogue(tables: [
        ModuleTable(modules: ["thing"], text: "op\tGetThing\tthing.get\tGET\t/v3/{project_id}/thing\ns\tGets it.")
    ])

    private func adding(_ modules: [String], _ lines: String...) throws -> Catalogue {
        try catalogue.adding([ModuleTable(modules: modules, text: lines.joined(separator: "\n"))])
    }

    private func refusal(_ modules: [String], _ lines: String...) throws -> GaussDBError {
        let table = ModuleTable(modules: modules, text: lines.joined(separator: "\n"))
        let error = #expect(throws: GaussDBError.self) { try catalogue.adding([table]) }
        let refusal = try #require(error)
        #expect(refusal.kind == .configuration)
        return refusal
    }

    @Test("may belong to a module that exists")
    func addToModules() throws {
        let added = try adding(
            ["thing"], "op\tMakeThing\tthing.make\tPOST\t/v3/{project_id}/thing", "=\tbody\tThing", "ob\tThing",
            "f\tname\tstring")
        #expect(added.modules == ["thing"])
        #expect(added.luaNames(inModule: "thing") == ["thing.get", "thing.make"])
        #expect(added.operations(inModule: "thing").map(\.id) == ["GetThing", "MakeThing"])
        #expect(added.operation(lua: "thing.make")?.bodyObject?.fields.map(\.name) == ["name"])
        #expect(added.operation(id: "MakeThing")?.luaName == "thing.make")
        #expect(added.nearest(to: "thing.mak") == "thing.make")
    }

    @Test("may have modules of their own")
    func addModules() throws {
        let added = try adding(
            ["other", "other.part"], "op\tA\tother.get\tGET\t/a", "op\tB\tother.part.get\tGET\t/b")
        #expect(added.modules == ["thing", "other", "other.part"])
        #expect(added.luaNames(inModule: "other") == ["other.get"])
        #expect(added.luaNames(inModule: "other.part") == ["other.part.get"])
        #expect(added.allOperations.map(\.luaName) == ["thing.get", "other.get", "other.part.get"])
    }

    @Test("may say what their modules are about")
    func explainModules() throws {
        let added = try adding(["other"], "om\tother\tOthers\tWhat is not a thing.", "op\tA\tother.get\tGET\t/a")
        let facts = try #require(added.module("other"))
        #expect(facts.title == "Others" && facts.summary == "What is not a thing.")
        #expect(added.module("thing") == nil)
        #expect(catalogue.module("other") == nil)
    }

    @Test("leave the catalogue as it was to which they are added, and share what it has")
    func leaveTheOriginal() throws {
        let added = try adding(["thing"], "op\tMakeThing\tthing.make\tPOST\t/a")
        #expect(catalogue.luaNames == ["thing.get"])
        #expect(added.operation(lua: "thing.get") === catalogue.operation(lua: "thing.get"))
    }

    @Test("may be added to those that were added, and to those of the program")
    func addTwice() throws {
        let once = try adding(["thing"], "op\tA\tthing.a\tGET\t/a")
        let twice = try once.adding([ModuleTable(modules: ["thing"], text: "op\tB\tthing.b\tGET\t/b")])
        #expect(twice.luaNames == ["thing.get", "thing.a", "thing.b"])
        let large = try Catalogue.shared.adding([ModuleTable(modules: ["proxy"], text: "op\tB\tproxy.b\tGET\t/b")])
        #expect(large.luaNames.count == Catalogue.shared.luaNames.count + 1)
        #expect(large.operations(inModule: "proxy").last?.id == "B")
        #expect(try catalogue.adding([]).luaNames == ["thing.get"])
    }

    @Test("are called like all others")
    func call() async throws {
        let added = try adding(
            ["thing"], "op\tMakeThing\tthing.make\tPOST\t/v3/{project_id}/thing", "=\tbody\tThing\trequired",
            "ob\tThing", "f\tname!\tstring\tmax=3")
        let operation = try #require(added.operation(lua: "thing.make"))
        let transport = ScriptedTransport([.json("{}")])
        let client = Samples.client(transport)
        _ = try await client.call(operation, ["name": "abc"])
        let error = await gaussDBError { try await client.call(operation, ["name": "abcd"]) }
        #expect(error?.path == "name")
        #expect(transport.requests.map(\.target) == ["/v3/\(Samples.project)/thing"])
    }

    @Test("are found by the address of a request")
    func route() throws {
        let router = OperationRouter(
            catalogue: try adding(["thing"], "op\tMake\tthing.make\tPUT\t/v3/{project_id}/a/{b}"))
        guard case .operation(let operation, let parameters) = router.match(method: .put, path: "/v3/p/a/x") else {
            Issue.record("it is not found")
            return
        }
        #expect(operation.luaName == "thing.make")
        #expect(parameters == ["project_id": "p", "b": "x"])
    }

    @Test("are refused when their name is taken, by the catalogue or among themselves")
    func refuseTakenNames() throws {
        let taken = try refusal(["thing"], "op\tOther\tthing.get\tGET\t/a")
        #expect(taken.message == "there is an operation called `thing.get` already")
        #expect(taken.hint == "Give the added one another `x-lua-name`.")
        let twice = try refusal(["other"], "op\tA\tother.get\tGET\t/a", "op\tB\tother.get\tGET\t/b")
        #expect(twice.message == "there is an operation called `other.get` already")
        let error = #expect(throws: GaussDBError.self) {
            try catalogue.adding([
                ModuleTable(modules: ["a"], text: "op\tA\ta.get\tGET\t/a"),
                ModuleTable(modules: ["a"], text: "op\tB\ta.get\tGET\t/b"),
            ])
        }
        #expect(error?.message == "there is an operation called `a.get` already")
    }

    @Test(
        "are refused with the line that cannot be read",
        arguments: [
            ("op\tA\ta.get\tGET\t/a\n=\teffect\tburn", "unknown effect in `= effect burn`"),
            (
                "op\tA\ta.get\tGET\t/a\nop\tB\ta.list\tLIST\t/a",
                "not the start of an operation in `op B a.list LIST /a`"
            ),
            ("op\tA\ta.get\tGET\t/a\n=\tbody\tThing", "no object Thing"),
            ("op\tA\ta.get\tGET\t/a\n=\tbody\tThing\nob\tThing\nf\tname\ttext", "unknown type text in `f name text`"),
            ("op\tA\ta.get\tGET", "`op A a.get GET` is not the start of a record"),
            ("op\tA\ta.get\tGET\t/a\t/b", "`op A a.get GET /a /b` is not the start of a record"),
            ("om\ta\tModule", "`om a Module` is not the start of a record"),
            ("of\ta", "`of a` is not the start of a record"), ("ob", "`ob` is not the start of a record"),
            ("op\tA\tb.get\tGET\t/a", "`b.get` is in none of the modules a, c"),
            ("op\tA\tget\tGET\t/a", "`get` is in none of the modules a, c"),
        ])
    func refuseDamage(text: String, complaint: String) throws {
        #expect(try refusal(["a", "c"], text).message == "the operations cannot be read: " + complaint)
    }
}
