import GaussDB
import JSONWire
import Testing

@testable import Moonbook

/// Under which names operations cannot be added, because scripts would find something else there.
@Suite struct AddedNameTests {
    @Test(arguments: [
        ("proxy.all", "`proxy.all` cannot be called: that is the loop over the pages of `proxy.list`"),
        ("proxy.each", "`proxy.each` cannot be called: that is the loop over the pages of `proxy.list`"),
        ("instance.wait", "`instance.wait` cannot be called: that is a function of the standard library"),
        ("job.handle", "`job.handle` cannot be called: that is a function of the standard library"),
        ("job.wait_all", "`job.wait_all` cannot be called: that is a function of the standard library"),
        ("htap.starrocks", "`htap.starrocks` cannot be called: that is a module"),
        ("proxy.list.extra", "`proxy.list.extra` cannot be called: `proxy.list` is an operation"),
        (
            "proxy.all.extra",
            "`proxy.all.extra` cannot be called: `proxy.all` is the loop over the pages of `proxy.list`"
        ),
        (
            "instance.wait.extra",
            "`instance.wait.extra` cannot be called: `instance.wait` is a function of the standard library"
        ),
        (
            "operations_ours.go",
            "`operations_ours.go` cannot be called: `operations_ours` is a name of Lua or of the standard library"
        ),
    ])
    func namesThatMeanSomethingElseAreRefused(name: String, message: String) throws {
        #expect(try AddedDescription.refusal(AddedDescription.text(name: name)) == "ours.json: " + message)
    }

    @Test(arguments: ["ours.end", "end.go", "ours.function.go"])
    func wordsOfLuaAreRefused(name: String) throws {
        let refusal = try AddedDescription.refusal(AddedDescription.text(name: name))
        #expect(
            refusal?.hasPrefix("an added description is not understood: ours.json: `\(name)` cannot be called") == true)
    }

    @Test(arguments: [
        "proxy.allow", "proxy.extra.list", "instance.wait_for", "job.extra", "htap.starrocks.extra", "ours.wait",
        "ours.all", "ours.list",
    ])
    func otherNamesAreFound(name: String) async throws {
        var configuration = RuntimeConfiguration()
        configuration.catalogue = try AddedDescription.catalogue(AddedDescription.text(name: name))
        let record = await ScriptedService().run("print(meta(\(name) {}).operation)", configuration: configuration)
        #expect(record.output == [name], "\(String(describing: record.error))")
    }

    private static func paged(_ id: String, _ name: String) -> String {
        AddedDescription.text(
            id: id, name: name,
            operation: #"""
                "x-paging": { "offset": "items" },
                "parameters": [{ "name": "offset", "in": "query", "schema": { "type": "integer" } }],
                """#,
            answer: #"{ "type": "object", "properties": { "items": { "type": "array", "items": {} } } }"#)
    }

    @Test func loopsOverPagesThatWouldBeMissingAreRefused() throws {
        #expect(try AddedDescription.refusal(Self.paged("A", "ours.list")) == nil)
        #expect(
            try AddedDescription.refusal(Self.paged("A", "ours.list"), Self.paged("B", "ours.find"))
                == "ours1.json: `ours.find` has no loop over its pages: `ours.each` is the loop over the pages of `ours.list`"
        )
        #expect(
            try AddedDescription.refusal(Self.paged("A", "proxy.find"))
                == "ours.json: `proxy.find` has no loop over its pages: `proxy.each` is the loop over the pages of `proxy.list`"
        )
        let one = try AddedDescription.catalogue(AddedDescription.text(id: "B", name: "ours.all"))
        #expect(
            try AddedDescription.refusal(Self.paged("A", "ours.list"), to: one)
                == "ours.json: `ours.list` has no loop over its pages: `ours.all` is an operation")
    }

    @Test func addedNamesAreHeldAgainstOneAnother() throws {
        #expect(
            try AddedDescription.refusal(
                AddedDescription.text(id: "A", name: "ours.go"), AddedDescription.text(id: "B", name: "ours.go.on"))
                == "ours1.json: `ours.go.on` cannot be called: `ours.go` is an operation")
        #expect(
            try AddedDescription.refusal(
                AddedDescription.text(id: "A", name: "ours.go.on"), AddedDescription.text(id: "B", name: "ours.go"))
                == "ours1.json: `ours.go` cannot be called: that is a module")
    }

    @Test func functionsOfTheStandardLibraryAreFoundInItsSources() {
        #expect(StandardLibrary.functions(of: "instance") == ["wait"])
        #expect(StandardLibrary.functions(of: "job").isSuperset(of: ["handle", "wait_all"]))
        #expect(StandardLibrary.functions(of: "proxy").isEmpty)
    }

    @Test(
        arguments: [
            (#""read": "instance.get", "with": { "instance_id": "id" }, "at": "instance.status""#, nil),
            (
                #""read": "instance.gat", "at": "instance.status""#,
                "an added description is not understood: ours.json: there is no operation `instance.gat`"
            ),
            (
                #""read": "instance.get", "with": { "id": "id" }, "at": "instance.status""#,
                "ours.json: the `x-watch` of ours.go cannot work: instance.get has no argument `id`"
            ),
            (
                #""read": "instance.get", "at": "instance.status""#,
                "ours.json: the `x-watch` of ours.go cannot work: instance.get needs `instance_id`, which `with` does not give"
            ),
            (
                #""read": "instance.get", "with": { "instance_id": "id" }, "at": "instance.state""#,
                "ours.json: the `x-watch` of ours.go cannot work: `instance.state` names nothing in the answer of instance.get"
            ),
            (#""read": "instance.list", "at": "instances[id=id].status""#, nil),
            (
                #""read": "instance.list", "at": "instances[key=id].status""#,
                "ours.json: the `x-watch` of ours.go cannot work: `instances[key=id].status` names nothing in the answer of instance.list"
            ),
        ] as [(String, String?)])
    func whatAWaitLooksAtIsThere(watch: String, message: String?) throws {
        let text = AddedDescription.text(
            operation: #"""
                "x-watch": { \#(watch), "until": ["x"] },
                "parameters": [{ "name": "id", "in": "query", "schema": { "type": "string" } }],
                """#)
        #expect(try AddedDescription.refusal(text) == message)
    }
}
