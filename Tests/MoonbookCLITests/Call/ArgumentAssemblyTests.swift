import GaussDB
import JSONWire
import Testing

@testable import MoonbookCLI

@Suite("Arguments of a call from the command line")
struct ArgumentAssemblyTests {
    private static func assembly(
        _ operation: String, _ fields: [(String, String)], body: String? = nil,
        origin: ArgumentAssembly.Origin = .commandLine
    ) throws -> ArgumentAssembly {
        var assembly = ArgumentAssembly(try #require(Catalogue.shared.operation(lua: operation)))
        if let body { assembly.add(body: Array(body.utf8), from: origin) }
        for (name, value) in fields { assembly.add(.init(name: name, value: value)) }
        assembly.finish()
        return assembly
    }

    private static func arguments(
        _ operation: String, _ fields: [(String, String)], body: String? = nil
    ) throws -> JSONValue {
        let assembly = try assembly(operation, fields, body: body)
        #expect(assembly.problems.isEmpty, "\(assembly.problems)")
        return .object(assembly.arguments)
    }

    @Test("Values have the type of the description, names may have dashes, members are reached by dots and numbers")
    func types() throws {
        let value = try Self.arguments(
            "proxy.create",
            [
                ("instance-id", "1"), ("node_num", "2"), ("proxy_name", "12"), ("nodes_read_weight[2].weight", "5"),
                ("nodes_read_weight.1.id", "a"), ("field.route_mode", "0"),
            ])
        #expect(
            value == [
                "instance_id": "1", "node_num": 2, "proxy_name": "12", "route_mode": 0,
                "nodes_read_weight": [["id": "a"], ["weight": 5]],
            ])
    }

    @Test("A list is given by repeating its field, or as JSON; an object as JSON, and member by member")
    func listsAndObjects() throws {
        #expect(
            try Self.arguments("proxy.delete", [("proxy_ids", "a"), ("proxy_ids", "b")])
                == ["proxy_ids": ["a", "b"]])
        #expect(try Self.arguments("proxy.delete", [("proxy_ids", #"["a","b"]"#)]) == ["proxy_ids": ["a", "b"]])
        #expect(
            try Self.arguments(
                "instance.create", [("datastore", #"{"type":"t"}"#), ("datastore.version", "8.0")])
                == ["datastore": ["type": "t", "version": "8.0"]])
        #expect(
            try Self.arguments("proxy.create", [("nodes_read_weight", #"{"id":"a","weight":1}"#)])
                == ["nodes_read_weight": [["id": "a", "weight": 1]]])
    }

    @Test(
        "A member that is given twice in one object is refused: one of its values would be lost",
        arguments: [
            (#"{"a":1,"a":1}"#, "has `a` twice"), (#"{"":1,"":2}"#, #"has `[""]` twice"#),
            (#"{"a":1,"\u0061":2}"#, "has `a` twice"), (#"{"a":{"b":[1,{"c":[],"c":{}}]}}"#, "has `a.b[2].c` twice"),
            (#"[{"数":1},{"数":1,"数":2}]"#, "has `[2].数` twice"),
            (#"{"a\u001b":1,"a\u001b":2}"#, #"has `["a\u001b"]` twice"#),
        ])
    func duplicates(_ text: String, _ message: String) throws {
        #expect(
            try Self.assembly("instance.create", [], body: text).problems.map(\.message) == ["--arguments " + message])
        let file = try Self.assembly("instance.create", [], body: text, origin: .elsewhere("@f.json"))
        #expect(file.problems.map(\.message) == ["--arguments @f.json " + message])
        #expect(file.arguments.isEmpty)
    }

    @Test("The same name in different objects is not twice the same member, nor are names that only look alike")
    func sameNames() throws {
        for text in [#"{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}"#, "{\"\u{E9}\":1,\"e\u{301}\":2}"] {
            #expect(try Self.arguments("instance.create", [], body: text) == JSONValue(parsing: text))
        }
    }

    @Test("Wherever JSON stands on the command line, a member that is given twice is reported")
    func duplicatesInFields() throws {
        let twice = #"{"type":"a","type":"b"}"#
        func problems(_ fields: [(String, String)], body: String? = nil) throws -> [String] {
            try Self.assembly("instance.create", fields, body: body).problems.map(\.message)
        }
        #expect(try problems([("datastore", twice)]) == ["`datastore` is an object: the text has `type` twice"])
        #expect(try problems([("tags", "[\(twice)]")]) == ["`tags` is a list: the text has `[1].type` twice"])
        #expect(try problems([("tags", twice)]) == ["`tags` is a list: the text has `type` twice"])
        #expect(try problems([], body: #"{"datastore":\#(twice)}"#) == ["--arguments has `datastore.type` twice"])
    }

    @Test(
        "A list that is no JSON after all is never sent as one item of the list",
        arguments: [
            (#"["orders","x" "#, "`names` is a list: the text is not JSON"), (" [", "is not JSON"),
            ("{x", "only within JSON"),
            (#"{"a":1}"#, "only within JSON"),
        ])
    func brokenLists(_ text: String, _ part: String) throws {
        for (operation, field) in [("database.delete", "databases"), ("proxy.delete", "proxy_ids")] {
            let assembly = try Self.assembly(operation, [(field, text)])
            let part = part.replacing("names", with: field)
            #expect(assembly.problems.count == 1 && assembly.problems[0].message.contains(part), "\(assembly.problems)")
            #expect(assembly.arguments.isEmpty)
        }
        #expect(try Self.arguments("proxy.delete", [("proxy_ids", #"["[a"]"#)]) == ["proxy_ids": ["[a"]])
        #expect(try Self.assembly("proxy.create", [("nodes_read_weight", #"{"id":"a""#)]).problems.count == 1)
    }

    @Test(
        "What stands in JSON and in a field of its own is given twice, in either order",
        arguments: [
            (
                "instance.create", [("datastore.version", "8.0"), ("datastore", #"{"version":"5.7"}"#)],
                "datastore.version"
            ),
            (
                "instance.create", [("datastore", #"{"version":"5.7"}"#), ("datastore.version", "8.0")],
                "datastore.version"
            ),
            ("instance.create", [("datastore", #"{"type":"a"}"#), ("datastore", #"{"type":"b"}"#)], "datastore.type"),
            (
                "configuration.create", [("parameter_values.a", "1"), ("parameter_values", #"{"a":2}"#)],
                "parameter_values.a"
            ),
            (
                "configuration.create", [("parameter_values", #"{"a":2}"#), ("parameter_values.a", "1")],
                "parameter_values.a"
            ),
            (
                "proxy.create", [("nodes_read_weight", #"[{"id":"a"}]"#), ("nodes_read_weight[1].id", "b")],
                "nodes_read_weight[1].id"
            ),
        ])
    func twice(_ operation: String, _ fields: [(String, String)], _ path: String) throws {
        let problems = try Self.assembly(operation, fields).problems
        #expect(problems.map(\.message) == ["`\(path)` is given twice"])
    }

    @Test("Different members of one thing may come in JSON and in fields of their own")
    func notTwice() throws {
        #expect(
            try Self.arguments(
                "configuration.create", [("parameter_values.a", "x"), ("parameter_values", #"{"b":"y"}"#)])
                == ["parameter_values": ["a": "x", "b": "y"]])
        #expect(
            try Self.arguments(
                "proxy.create", [("nodes_read_weight", #"[{"id":"a"}]"#), ("nodes_read_weight[1].weight", "5")])
                == ["nodes_read_weight": [["id": "a", "weight": 5]]])
    }

    @Test("Fields win over a whole body; a list replaces the body's")
    func merging() throws {
        let value = try Self.arguments(
            "proxy.delete", [("instance_id", "b"), ("proxy_ids", "x")],
            body: #"{"instance_id":"a","proxy_ids":["1","2"]}"#)
        #expect(value == ["instance_id": "b", "proxy_ids": ["x"]])
        let nested = try Self.arguments(
            "instance.create", [("datastore.version", "8.0")], body: #"{"datastore":{"type":"t","version":"5"}}"#)
        #expect(nested == ["datastore": ["type": "t", "version": "8.0"]])
    }

    @Test(
        "Mistakes are named with their path",
        arguments: [
            ("proxy.create", [("instanc_id", "x")], "did you mean `--instance_id`?"),
            ("proxy.create", [("nodes_read_weight[1].wieght", "5")], "`--nodes_read_weight[1].weight`"),
            ("proxy.create", [("nodes_read_weight.weight", "5")], "--nodes_read_weight[1].weight"),
            ("proxy.create", [("nodes_read_weight[0].weight", "5")], "count from [1]"),
            ("proxy.create", [("nodes_read_weight[2].weight", "5")], "`nodes_read_weight[1]` is missing"),
            ("proxy.create", [("node_num.x", "5")], "a whole number and has no members"),
            ("proxy.create", [("node_num", "5"), ("node_num", "6")], "given twice"),
            ("instance.create", [("datastore", "x")], "`datastore` is an object: the text is not JSON"),
            ("proxy.list", [("zzzzzzzzzzz", "1")], "`instance_id`, `offset`, `limit`"),
            ("proxy.list", [("dry-rn", "1")], "--dry-run"), ("proxy.list", [("a..b", "1")], "a name is missing"),
            ("user.create", [("password", "x")], "`--users[1].password`"),
        ])
    func mistakes(_ operation: String, _ fields: [(String, String)], _ part: String) throws {
        let problems = try Self.assembly(operation, fields).problems
        #expect(problems.contains { $0.message.contains(part) }, "\(problems)")
    }

    @Test("A body that is no object, or no JSON, is refused with the reason", arguments: ["[1]", "{", "x"])
    func bodies(_ text: String) throws {
        #expect(try Self.assembly("proxy.list", [], body: text).problems.count == 1)
    }

    @Test("Secrets are refused on the command line, also inside JSON, and never quoted")
    func plainSecrets() throws {
        let cases = [
            try Self.assembly("user.create", [("users[1].password", "Gehe1m-Wort")]),
            try Self.assembly("user.create", [("users", #"[{"name":"a","password":"Gehe1m-Wort"}]"#)]),
            try Self.assembly("user.create", [], body: #"{"users":[{"password":"Gehe1m-Wort"}]}"#),
        ]
        for assembly in cases {
            #expect(assembly.problems.count == 1)
            #expect(assembly.problems.allSatisfy { !$0.message.contains("Gehe1m") })
            #expect(assembly.problems.first?.message.contains("--users[1].password prompt") == true)
            #expect(!JSONValue.object(assembly.arguments).text().contains("Gehe1m"))
        }
    }

    @Test("Secrets come from where the command line says, and plainly from a file of arguments")
    func secretSources() throws {
        var assembly = try Self.assembly(
            "user.create",
            [("users[1].password", "env:PW"), ("users[2].password", "file:/a b"), ("users[3].password", "prompt")])
        #expect(assembly.secrets.map(\.source) == [.environment("PW"), .file("/a b"), .prompt])
        #expect(assembly.problems.isEmpty)
        for secret in assembly.secrets { assembly.fill(secret, with: "v") }
        #expect(assembly.arguments["users"]?[2]?["password"] == "v")
        let file = try Self.assembly(
            "user.create", [], body: #"{"users":[{"password":"p"}]}"#, origin: .elsewhere("@file"))
        #expect(file.problems.isEmpty && file.secrets.isEmpty)
        #expect(file.arguments["users"]?[0]?["password"] == "p")
    }

    @Test("All that is wrong is said at once, without what follows from it")
    func together() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "proxy.create"))
        let line = CallLine(["proxy.create", "--instanceid", "x", "--node_num", "1", "--flavor_ref", "f", "--all"])
        #expect {
            _ = try PreparedCall(line, operation)
        } throws: { error in
            let message = "\(error)"
            return message.contains("3 things") && message.contains("`--instance_id`") && message.contains("--all is")
                && message.contains("`node_num`") && !message.contains("`instance_id` is required")
        }
    }

    @Test(
        "A misspelt switch is unknown and has a near one; a field without its value needs one",
        arguments: [
            ("--wiat", "`--wiat`; did you mean `--wait`?"), ("--dryrun", "`--dryrun`; did you mean `--dry-run`?"),
            ("--no-colour", "`--no-colour`; did you mean `--no-color`?"),
            ("--instanceid", "unknown field `instanceid`; did you mean `--instance_id`?"),
            ("--node_num", "--node_num needs a value"), ("--timeout", "--timeout needs a value: DURATION"),
        ])
    func switches(_ word: String, _ part: String) throws {
        let operation = try #require(Catalogue.shared.operation(lua: "proxy.create"))
        #expect {
            _ = try PreparedCall(CallLine(["proxy.create", word]), operation)
        } throws: { error in
            let message = "\(error)"
            return message.contains(part) && message.contains("needs a value") == part.contains("needs a value")
        }
    }

    @Test("What a pending secret will complete is not called missing")
    func pending() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "user.create"))
        let line = CallLine([
            "user.create", "--instance_id", "3cedfc5411b5465290e08472bfc4b3d5in07", "--users[1].name", "app_user",
            "--users[1].password", "prompt",
        ])
        let call = try PreparedCall(line, operation)
        #expect(call.secrets.count == 1)
    }

    @Test("A dry run shows the request with secrets masked")
    func dryRun() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "user.create"))
        let run = try DryRun(
            operation,
            [
                "instance_id": "3cedfc5411b5465290e08472bfc4b3d5in07",
                "users": [["name": "app_user", "password": "Str0ng-Passw0rd"]],
            ], ClientConfiguration(endpoint: Endpoint(parsing: "https://example.com")))
        #expect(run.text.hasPrefix("POST https://example.com/v3/PROJECT_ID/instances/3ced"))
        #expect(run.text.contains("app_user") && !run.text.contains("Str0ng"))
        #expect(!run.value.text().contains("Str0ng"))
        #expect(operation.sensitiveTexts(in: ["users": [["password": "x"]]]) == ["x"])
    }

    @Test("The question before something is destroyed names the operation and the target")
    func confirmation() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "proxy.delete"))
        let target = Confirmation.target(of: operation, ["instance_id": "i1", "proxy_ids": ["p1", "p2"]])
        #expect(target == "instance_id i1, proxy_ids p1, p2")
        #expect(
            Confirmation.question(operation, target: target, place: "https://x").hasPrefix(
                "proxy.delete cannot be undone"))
    }
}
