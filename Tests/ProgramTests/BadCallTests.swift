import Testing

/// Calls that break the description: refused with the path to the field and what is allowed, and nothing is sent.
@Suite("Bad input: the call")
struct BadCallTests {
    /// Runs `script` against a server that would answer anything, and checks that it was not asked anything.
    private func refused(_ script: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> String {
        let server = try CannedServer(response: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
        let scratch = try Scratch()
        let path = try scratch.write(script, to: "call.lua")
        let run = try await Moonbook.run("run", path, "--endpoint", server.endpoint)
        #expect(run.code == 1, "\(run)", sourceLocation: sourceLocation)
        #expect(run.error.contains("call.lua:1:"), "\(run)", sourceLocation: sourceLocation)
        #expect(run.output.isEmpty, "\(run)", sourceLocation: sourceLocation)
        #expect(server.calls.isEmpty, "something was sent: \(server.calls)", sourceLocation: sourceLocation)
        return run.error
    }

    @Test("An unknown module: the nearest name is offered")
    func unknownModule() async throws {
        let error = try await refused("instnace.list {}\n")
        #expect(error.contains("instnace") && error.contains("`instance`"), "\(error)")
    }

    @Test("An unknown function: the nearest name is offered")
    func unknownFunction() async throws {
        let error = try await refused("instance.craete {}\n")
        #expect(error.contains("instance.craete") && error.contains("`instance.create`"), "\(error)")
    }

    @Test("An unknown field: its path and the nearest name")
    func unknownField() async throws {
        let error = try await refused("instance.list { limitt = 5 }\n")
        #expect(error.contains("instance.list: unknown field `limitt`"), "\(error)")
        #expect(error.contains("`limit`"), "\(error)")
    }

    @Test("A wrong type: its path, what is allowed and what was given")
    func wrongType() async throws {
        let error = try await refused("instance.list { limit = 'five' }\n")
        #expect(error.contains("instance.list: `limit`"), "\(error)")
        #expect(error.contains("a whole number") && error.contains("five"), "\(error)")
    }

    @Test("A value out of range: its path and the range")
    func outOfRange() async throws {
        let error = try await refused("instance.list { limit = 1000 }\n")
        #expect(error.contains("instance.list: `limit`"), "\(error)")
        #expect(error.contains("1") && error.contains("100"), "\(error)")
    }

    @Test("A wrong value deep in a list: the whole path to it, counted as Lua counts")
    func nested() async throws {
        let error = try await refused(
            "proxy.set_weights { instance_id = ('0'):rep(30) .. 'in07', proxy_id = ('0'):rep(30) .. 'po01', "
                + "master_weight = 100, readonly_nodes = { { id = ('0'):rep(30) .. 'no07', weight = 'heavy' } } }\n")
        #expect(error.contains("readonly_nodes[1].weight"), "\(error)")
    }

    @Test("A missing required field is named")
    func missingField() async throws {
        let error = try await refused("instance.get {}\n")
        #expect(error.contains("instance.get: `instance_id` is required"), "\(error)")
    }

    @Test("An empty path parameter, `.` and `..` never become a path")
    func pathParameters() async throws {
        for id in ["", ".", ".."] {
            let error = try await refused("instance.delete { instance_id = '\(id)' }\n")
            #expect(error.contains("instance_id"), "\(error)")
        }
    }

    @Test("A call that the script did not declare is refused")
    func undeclared() async throws {
        let error = try await refused(
            "require 'runbook' { name = 'r', about = 'x', needs = { 'job.get' } } instance.list {}\n")
        #expect(error.contains("instance.list"), "\(error)")
    }
}
