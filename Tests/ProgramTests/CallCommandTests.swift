import JSONWire
import Testing

@Suite("moonbook call")
struct CallCommandTests {
    private static let create = [
        "call", "instance.create", "--region", "cn-north-4", "--name", "订单数据库", "--mode", "Cluster", "--flavor_ref",
        "gaussdb.mysql.xlarge.x86.4", "--datastore.type", "gaussdb-mysql", "--datastore.version", "8.0",
        "--availability-zone-mode", "single", "--slave_count", "2", "--vpc_id", "3cedfc54-b105-4652-a4e0-847b11576b58",
        "--subnet_id", "c1cfa53c-65d3-431e-8552-326bf310c7ad", "--security_group_id",
        "fc577a1a-f202-424a-977f-24faec3fdd55", "--password", "env:DB_PW",
    ]
    private static let environment = ["DB_PW": "Str0ng-Passw0rd"]

    @Test("An instance is created, waited for, listed in every format, and deleted only with --yes")
    func lifeCycle() async throws {
        let emulator = try await EmulatorProcess.start()
        let at = ["--endpoint", emulator.address]
        let created = await (try Moonbook.start(Self.create + at + ["--wait", "-v"], environment: Self.environment))
            .finish()
        #expect(created.code == 0, "\(created)")
        let id = try #require(try JSONValue(parsing: created.output)["instance"]?["id"]?.stringValue)
        #expect(created.error.contains("done in") && created.error.contains("request "), "\(created)")
        #expect(!created.error.contains("Str0ng"))

        let table = try await Moonbook.run("call", "instance.list", "--endpoint", emulator.address, "-o", "table")
        #expect(table.output.hasPrefix("id ") && table.output.contains("订单数据库"), "\(table)")
        let all = try await Moonbook.run(
            "call", "instance.list", "--endpoint", emulator.address, "--all", "--limit", "1")
        #expect(try JSONValue(parsing: all.output)["instances"]?.arrayValue?.count == 1, "\(all)")
        let yaml = try await Moonbook.run("call", "instance.list", "--endpoint", emulator.address, "-o", "yaml")
        #expect(yaml.output.contains("name: 订单数据库\n"), "\(yaml)")

        let refused = try await Moonbook.run(
            "call", "instance.delete", "--instance_id", id, "--endpoint", emulator.address)
        #expect(refused.code == 64 && refused.error.contains("--yes") && refused.error.contains(id), "\(refused)")
        let deleted = try await Moonbook.run(
            "call", "instance.delete", "--instance_id", id, "--endpoint", emulator.address, "--yes", "--wait")
        #expect(deleted.code == 0, "\(deleted)")
    }

    @Test("On a terminal a table is shown, and the question before destroying can be denied")
    func terminal() async throws {
        let emulator = try await EmulatorProcess.start()
        let id = "3cedfc5411b5465290e08472bfc4b3d5in07"
        let child = try Moonbook.start(
            ["call", "instance.delete", "--instance_id", id, "--endpoint", emulator.address],
            streams: .terminal(columns: 80, rows: 24))
        try await child.terminalText(containing: "[y/N]")
        child.type("n\n")
        let run = await child.finish()
        #expect(run.code == 1 && run.output.contains("not confirmed") && run.output.contains(id), "\(run)")
        #expect(!(try emulator.requests()).contains("DELETE"))
    }

    @Test("Nothing is sent by a dry run, and no secret is shown")
    func dryRun() async throws {
        let emulator = try await EmulatorProcess.start()
        let run = await
            (try Moonbook.start(
                Self.create + ["--endpoint", emulator.address, "--dry-run"], environment: Self.environment)).finish()
        #expect(run.code == 0, "\(run)")
        let request = try JSONValue(parsing: run.output)
        #expect(request["method"] == "POST" && request["body"]?["name"] == "订单数据库", "\(run)")
        #expect(request["body"]?["region"] == "cn-north-4")
        #expect(!run.output.contains("Str0ng"))
        #expect(!(try emulator.requests()).contains("POST"))
    }

    @Test("Fields come from standard input too, and those of the command line win")
    func input() async throws {
        let run = try await Moonbook.run(
            "call", "instance.list", "--emulator", "--arguments", "-", "--limit", "7", "--dry-run",
            input: #"{"limit": 5, "offset": 2}"#)
        #expect(run.code == 0, "\(run)")
        #expect(try JSONValue(parsing: run.output)["query"] == ["offset": 2, "limit": 7], "\(run)")
    }

    @Test("An answer that was lost is said to be uncertain")
    func lostAnswer() async throws {
        let emulator = try await EmulatorProcess.start()
        try emulator.inject(operation: "instance.create", respond: "\"lost\"", count: 10)
        let run = await
            (try Moonbook.start(Self.create + ["--endpoint", emulator.address], environment: Self.environment)).finish()
        #expect(run.code == 2, "\(run)")
        #expect(run.error.contains("may have taken effect"), "\(run)")
    }

    @Test(
        "Mistakes end with 64 and say what is right",
        arguments: [
            (["call"], "which operation"), (["call", "proxy.lst"], "`proxy.list`"),
            (["call", "proxy.list", "--emulator"], "`instance_id` is required"),
            (["call", "instance.list", "--emulator", "--limt", "5"], "`--limit`"),
            (["call", "user.create", "--emulator", "--users[1].password", "Secret-1"], "file:PATH"),
        ])
    func mistakes(_ arguments: [String], _ part: String) async throws {
        let run = await (try Moonbook.start(arguments)).finish()
        #expect(run.code == 64 && run.error.contains(part) && run.output.isEmpty, "\(run)")
        #expect(!run.error.contains("Secret-1"))
    }

    @Test(
        "A member that is given twice ends with 64 and its path, wherever JSON is given; nothing is sent",
        arguments: [
            (["--arguments", #"{"limit":1,"\u006cimit":2}"#], "--arguments has `limit` twice"),
            (["--arguments", "-"], "--arguments - has `a[2].b` twice"),
            (["--arguments", "@FILE"], "twice.json has `a[2].b` twice"),
        ])
    func duplicates(_ arguments: [String], _ part: String) async throws {
        let server = try CannedServer(response: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
        let text = #"{"a": [1, {"b": 1, "b": 2}]}"#
        let scratch = try Scratch()
        let file = try scratch.write(text, to: "twice.json")
        let words = arguments.map { $0 == "@FILE" ? "@" + file : $0 }
        let run = await
            (try Moonbook.start(
                ["call", "instance.list", "--endpoint", server.endpoint] + words, streams: .pipes(input: text)))
            .finish()
        #expect(run.code == 64 && run.error.contains(part) && run.output.isEmpty, "\(run)")
        #expect(server.calls.isEmpty)
    }

    @Test("A member that is given twice in the JSON of a field ends with 64 too")
    func duplicatesInAField() async throws {
        let run = try await Moonbook.run(
            "call", "instance.create", "--emulator", "--datastore", #"{"type":"gaussdb-mysql","type":"x"}"#)
        #expect(run.code == 64 && run.output.isEmpty, "\(run)")
        #expect(run.error.contains("`datastore` is an object: the text has `type` twice"), "\(run)")
    }

    @Test("Added operations that say something twice are refused, with the line")
    func duplicateOperations() async throws {
        let scratch = try Scratch()
        let file = try scratch.write("{\n\"openapi\": \"3.1.0\",\n\"\\u006fpenapi\": \"3.1.1\"\n}\n", to: "ours.json")
        let run = try await Moonbook.run("call", "instance.list", "--emulator", "--operations", file)
        #expect(run.code == 3 && run.output.isEmpty, "\(run)")
        #expect(run.error.contains("ours.json:3") && run.error.contains("`openapi` stands here twice"), "\(run)")
    }

    @Test("Of a member that an answer has twice the last is shown, as most programs would read it")
    func duplicatesInAnAnswer() async throws {
        let body = #"{"instances":[],"total_count":1,"total_count":2}"#
        let server = try CannedServer(
            response: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
                + "Connection: close\r\n\r\n" + body)
        let run = try await Moonbook.run(
            "call", "instance.list", "--endpoint", server.endpoint, "--output", "json")
        #expect(run.code == 0, "\(run)")
        #expect(
            try JSONValue(parsing: run.output, duplicates: .refused) == ["instances": [], "total_count": 2], "\(run)")
    }

    @Test("The help of an operation names its fields")
    func help() async throws {
        let run = try await Moonbook.run("call", "proxy.list", "--help")
        #expect(run.code == 0 && run.output.contains("--instance_id") && run.output.contains("1 to 100"), "\(run)")
    }

    @Test("bash completes with the script that the program prints")
    func bash() async throws {
        let script = try await Moonbook.run("completion", "bash")
        let scratch = try Scratch()
        let path = try scratch.write(
            script.output + """
                COMP_LINE="moonbook call proxy.create --proxy_mode=reado"
                COMP_POINT=${#COMP_LINE} COMP_CWORD=5
                COMP_WORDS=(moonbook call proxy.create --proxy_mode = reado)
                _moonbook \(Moonbook.executable)
                printf '%s\\n' "${COMPREPLY[@]}"
                """, to: "complete.bash")
        let run = await (try Child("/bin/bash", [path], environment: Moonbook.environment, streams: .pipes(input: nil)))
            .finish()
        #expect(run.output == "readonly\n", "\(run)")
    }
}
