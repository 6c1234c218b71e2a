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

    @Test("A job that fails with a reason that quotes the password is shown without it")
    func secretInAReason() async throws {
        let emulator = try await EmulatorProcess.start()
        try emulator.inject(operation: "instance.create", respond: #"{"job_fails":"bad password Str0ng-Passw0rd"}"#)
        let run = await
            (try Moonbook.start(
                Self.create + ["--endpoint", emulator.address, "--wait"], environment: Self.environment)).finish()
        #expect(run.code == 2 && run.error.contains("bad password ‹redacted›"), "\(run)")
        #expect(!run.error.contains("Str0ng") && !run.output.contains("Str0ng"), "\(run)")
    }

    @Test("An answer that repeats a password is shown without it", arguments: ["table", "json", "yaml", "vertical"])
    func secretInAnAnswer(_ format: String) async throws {
        let body = #"{"job_id":"j1","echo":["Str0ng-Passw0rd"],"Str0ng-Passw0rd":"<Str0ng-Passw0rd>"}"#
        let server = try CannedServer(
            response: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n"
                + "Connection: close\r\n\r\n" + body)
        let run = await
            (try Moonbook.start(
                Self.create + ["--endpoint", server.endpoint, "-o", format, "-v"], environment: Self.environment))
            .finish()
        #expect(run.code == 0 && run.output.contains("<‹redacted›>"), "\(run)")
        #expect(!run.output.contains("Str0ng") && !run.error.contains("Str0ng"), "\(run)")
    }

    @Test("The line of --verbose counts every request")
    func attempts() async throws {
        let server = try CannedServer(
            response: "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        let run = try await Moonbook.run("call", "instance.list", "--endpoint", server.endpoint, "-v")
        #expect(run.code == 2 && server.calls.count > 1, "\(run)")
        #expect(run.error.contains(", \(server.calls.count) attempts"), "\(server.calls.count) \(run)")
    }

    @Test("A password is asked for twice on a terminal, and none of it is shown")
    func typedTwice() async throws {
        let child = try Moonbook.start(
            [
                "call", "instance.reset_password", "--instance_id", "3cedfc5411b5465290e08472bfc4b3d5in07",
                "--password",
                "prompt", "--emulator", "--dry-run",
            ], streams: .terminal(columns: 100, rows: 24))
        try await child.terminalText(containing: "password for instance.reset_password: ")
        child.type("Str0ng-Passw0rd\n")
        try await child.terminalText(containing: "password again: ")
        child.type("Str0ng-Passw0rd\n")
        let run = await child.finish()
        #expect(run.code == 0 && run.output.contains("‹redacted›") && !run.output.contains("Str0ng"), "\(run)")
    }

    @Test("An endpoint that cannot be one ends with 3, as anything else in the configuration")
    func badEndpoint() async throws {
        for endpoint in ["ftp://x", "http://127.0.0.1:99999", "localhost:1"] {
            let call = try await Moonbook.run("call", "instance.list", "--endpoint", endpoint)
            #expect(call.code == 3 && call.error.contains("endpoint"), "\(call)")
            let run = try await Moonbook.run(script: "instance.list {}\n", "--endpoint", endpoint)
            #expect(run.code == 3, "\(run)")
        }
    }

    @Test("A file of operations that is not there ends with 64, one that is broken with 3")
    func operationFiles() async throws {
        let scratch = try Scratch()
        let missing = try await Moonbook.run("call", "instance.list", "--operations", scratch.path + "/none.yaml")
        #expect(missing.code == 64 && missing.error.contains("none.yaml"), "\(missing)")
        let file = try scratch.write("paths: [", to: "broken.yaml")
        let broken = try await Moonbook.run("call", "instance.list", "--operations", file)
        #expect(broken.code == 3, "\(broken)")
    }

    @Test("Of an added operation a field with the name of an option is reached, and no control character is shown")
    func addedOperation() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            #"""
            info: { title: Ours }
            paths:
              /v3/notes:
                get:
                  operationId: ListNotes
                  summary: "Lists \e[31mred\u009b1m notes."
                  x-lua-name: ours.notes
                  x-effect: read
                  parameters:
                    - name: output
                      in: query
                      required: true
                      description: "Where \e]0;x\a to."
                      schema: { type: string }
                  responses: { "200": { description: Done. } }
            """#, to: "ours.yaml")
        let environment = ["MOONBOOK_OPERATIONS": file]
        let help = try await Moonbook.run("call", "ours.notes", "--help", environment: environment)
        #expect(help.code == 0 && help.output.contains("  --field.output "), "\(help)")
        #expect(help.output.contains("moonbook call ours.notes --field.output "), "\(help)")
        for arguments in [["api", "ours.notes"], ["api", "ours"], ["api", "--json", "ours.notes"]] {
            let run = try await Moonbook.start(arguments, environment: environment).finish()
            #expect(run.code == 0 && run.output.contains("notes"), "\(run)")
            #expect(!run.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" || $0 == "\u{7}" }, "\(run)")
        }
        #expect(!help.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{9B}" || $0 == "\u{7}" }, "\(help)")
        let call = try await Moonbook.run(
            "call", "ours.notes", "--field.output", "x", "--emulator", "--dry-run", environment: environment)
        #expect(call.code == 0 && call.output.contains("output=x"), "\(call)")
        let complete = try await Moonbook.run(
            "complete-words", "--", "call", "ours.notes", "--f", environment: environment)
        #expect(complete.output.hasPrefix("--field.output\t"), "\(complete)")
    }

    @Test("What help lists works: the version")
    func version() async throws {
        let run = try await Moonbook.run("call", "--version")
        let whole = try await Moonbook.run("--version")
        #expect(run.code == 0 && run.output == whole.output && !run.output.isEmpty, "\(run)")
    }

    @Test("An operation that a misspelt switch has swallowed is named with the switch")
    func swallowed() async throws {
        let run = try await Moonbook.run("call", "--wiat", "instance.list")
        #expect(run.code == 64 && run.error.contains("`instance.list`") && run.error.contains("`--wait`"), "\(run)")
    }

    @Test("Words that are not UTF-8 are refused before anything else", arguments: ["call", "run", "init", "nothing"])
    func notUTF8(_ command: String) async throws {
        let run = await
            (try Child(
                "/bin/sh", ["-c", #"exec "$0" "$1" --name "$(printf 'a\377')""#, Moonbook.executable, command],
                environment: Moonbook.environment, streams: .pipes(input: nil))).finish()
        #expect(run.code == 64 && run.output.isEmpty, "\(run)")
        #expect(
            run.error == "argument 3 behind `--name` is not UTF-8; names and values are taken in UTF-8 only\n", "\(run)"
        )
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
