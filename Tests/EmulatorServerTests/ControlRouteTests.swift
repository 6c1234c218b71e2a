import EmulatorServer
import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("The routes under /emulator/")
struct ControlRouteTests {
    @Test("Information: the account without its secrets, the time, how much there is")
    func info() async throws {
        try await ServedEmulator.run { (served) async throws in
            served.emulator.makeInstance(name: "orders-db")
            let answer = try #require(try await served.send(served.request(.get, "/emulator/info")))
            #expect(answer.status == 200)
            #expect(answer.headers["X-Emulator-Speed"] == "1200")
            #expect(answer.json["access_key"] == "EMULATORACCESSKEY000")
            #expect(answer.json["region"] == "cn-north-4")
            #expect(answer.json["speed"] == 1200.0)
            #expect(answer.json["instances"] == 1)
            #expect(!answer.description.contains("emulator-secret-key"))
        }
    }

    @Test("The requests that came, without this one")
    func requests() async throws {
        try await ServedEmulator.run { (served) async throws in
            let list = served.signed(served.request(project: "/v3.1/{project}/instances?name=x"))
            _ = try await served.send([list, served.request(.get, "/nowhere")])
            let answer = try #require(try await served.send(served.request(.get, "/emulator/requests")))
            let requests = try #require(answer.json["requests"]?.arrayValue)
            #expect(requests.map { $0["operation"] } == ["instance.list", .null])
            #expect(requests.map { $0["status"] } == [200, 404])
            #expect(requests[0]["target"] == .string(list.target))
            #expect(requests[0]["method"] == "GET")
        }
    }

    @Test(
        "Every kind of fault can be asked for",
        arguments: [
            #"{"status": 500, "code": "DBS.200005", "message": "Server failure."}"#, #""lost""#, #""reset""#,
            #""html200""#, #""empty""#, #""redirect""#, #"{"job_fails": "no machines"}"#, #"{"delay": 30}"#,
            #"{"throttled": 1.5}"#,
        ])
    func faults(_ response: String) async throws {
        try await ServedEmulator.run { (served) async throws in
            let body = #"{"operation": "instance.list", "respond": \#(response), "count": 1, "after": 0}"#
            let answer = try #require(try await served.send(served.request(.post, "/emulator/faults", body: body)))
            #expect(answer.status == 201, "\(answer)")
        }
    }

    @Test("A fault that was asked for strikes, and can be taken back")
    func strikes() async throws {
        try await ServedEmulator.run { (served) async throws in
            let list = served.signed(served.request(project: "/v3.1/{project}/instances"))
            let fault = served.request(
                .post, "/emulator/faults",
                body:
                    #"{"operation": "instance.list", "respond": {"status": 503, "code": "x", "message": "y"}, "count": 2}"#
            )
            _ = try await served.send(fault)
            #expect(try await served.send(list)?.status == 503)
            #expect(try await served.send(served.request(.delete, "/emulator/faults"))?.status == 200)
            #expect(try await served.send(list)?.status == 200)
        }
    }

    @Test(
        "A fault that is none is refused with what is wrong",
        arguments: [
            ("", "JSON"), ("{", "JSON"), ("[]", "operation"), (#"{"respond": "lost"}"#, "operation"),
            (#"{"operation": "*"}"#, "respond"), (#"{"operation": "*", "respond": "explode"}"#, "respond"),
            (#"{"operation": "*", "respond": {"status": 200}}"#, "respond"),
            (#"{"operation": "*", "respond": {"delay": -1}}"#, "respond"),
            (#"{"operation": "*", "respond": "lost", "count": 0}"#, "count"),
            (#"{"operation": "*", "respond": "lost", "after": -1}"#, "after"),
            (#"{"operation": "instance.crate", "respond": "lost"}"#, "instance.create"),
        ])
    func refusedFaults(_ body: String, _ part: String) async throws {
        try await ServedEmulator.run { (served) async throws in
            let answer = try #require(try await served.send(served.request(.post, "/emulator/faults", body: body)))
            #expect(answer.status == 400)
            #expect(answer.json["error"]?.stringValue?.contains(part) == true, "\(answer)")
            let list = served.signed(served.request(project: "/v3.1/{project}/instances"))
            #expect(try await served.send(list)?.status == 200)
        }
    }

    @Test("A fresh start leaves nothing")
    func reset() async throws {
        try await ServedEmulator.run { (served) async throws in
            served.emulator.makeInstance(name: "orders-db")
            #expect(try await served.send(served.request(.post, "/emulator/reset"))?.status == 200)
            #expect(served.emulator.snapshot.instances.isEmpty)
            #expect(served.emulator.requests.isEmpty)
        }
    }

    @Test("Another path or method is not found", arguments: ["/emulator/", "/emulator/infos", "/emulator/reset"])
    func unknown(_ path: String) async throws {
        try await ServedEmulator.run { (served) async throws in
            #expect(try await served.send(served.request(.get, path))?.status == 404)
        }
    }

    @Test("A page in a browser may not control the emulator")
    func browsers() async throws {
        try await ServedEmulator.run { (served) async throws in
            served.emulator.makeInstance(name: "orders-db")
            var request = served.request(.post, "/emulator/reset")
            request.headers["Origin"] = "https://example.com"
            #expect(try await served.send(request)?.status == 403)
            #expect(served.emulator.snapshot.instances.count == 1)
        }
    }

    @Test("Controlling is no request to the service: it strikes no fault and is not recorded")
    func notRecorded() async throws {
        try await ServedEmulator.run { (served) async throws in
            served.emulator.inject(EmulatorFault(operation: "*", respond: .reset))
            #expect(try await served.send(served.request(.get, "/emulator/info"))?.status == 200)
            #expect(served.emulator.requests.isEmpty)
        }
    }
}
