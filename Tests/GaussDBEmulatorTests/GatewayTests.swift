import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("Before the service sees a request")
struct GatewayTests {
    @Test("Every answer has a request id of its own and a date; none tells a speed when time is moved by hand")
    func headers() async throws {
        let bench = Bench()
        let answers = [
            try await bench.call("instance.list"), try await bench.call("instance.get", ["instance_id": "x"]),
            try await bench.send(bench.request(.get, "/nowhere")),
        ]
        #expect(Set(answers.compactMap { $0.headers["X-Request-Id"] }).count == 3)
        for answer in answers {
            #expect(answer.headers["Date"] == "Wed, 11 Sep 2024 08:00:00 GMT")
            #expect(answer.headers["Content-Type"] == "application/json")
            #expect(answer.headers[Emulator.speedHeader] == nil)
        }
    }

    @Test(
        "A path or method that is not served is not found, signed or not", arguments: ["/", "/v3", "/v3/x/y/z", "//"])
    func unknownPaths(_ path: String) async throws {
        let bench = Bench()
        let answer = try await bench.send(bench.request(.get, path))
        #expect(answer.status == 404 && answer.code == "APIGW.0101")
    }

    @Test("The wrong method is not found either")
    func wrongMethod() async throws {
        let bench = Bench()
        let request = bench.request(.patch, "/v3.1/\(bench.account.projectID)/instances")
        #expect(try await bench.send(bench.signed(request)).code == "APIGW.0101")
    }

    @Test("A body above 12 MB is refused, one of exactly 12 MB is read")
    func bodySize() async throws {
        let bench = Bench()
        var request = try bench.request("instance.create", Orders.instance)
        request.body += [UInt8](repeating: UInt8(ascii: " "), count: (12 << 20) - request.body.count)
        #expect(try await bench.send(bench.signed(request)).status == 201)
        request.body.append(UInt8(ascii: " "))
        let refused = try await bench.send(bench.signed(request))
        #expect(refused.status == 413 && refused["request_id"] != nil)
    }

    @Test(
        "A body that is not a JSON object is refused and the place is named",
        arguments: ["{", "[]", "1", "{\"delay\": tru}", "\u{FEFF}{}", "{} {}"])
    func malformedBodies(_ body: String) async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        var request = try bench.request("instance.restart", ["instance_id": .string(id)])
        request.body = Array(body.utf8)
        let answer = try await bench.send(bench.signed(request))
        #expect(answer.status == 400 && answer.code == "DBS.280001", "\(answer)")
        #expect(bench.emulator.snapshot.jobs.isEmpty)
    }

    @Test("A body that is required and does not come is refused")
    func missingBody() async throws {
        let bench = Bench()
        var request = try bench.request("instance.create")
        request.body = []
        let answer = try await bench.send(bench.signed(request))
        #expect(answer.status == 400 && answer.code == "DBS.200006")
    }

    @Test("Query parameters that are unknown, doubled or of the wrong type are refused and named")
    func queries() async throws {
        let bench = Bench()
        for (query, part) in [("limits=1", "limits"), ("limit=1&limit=2", "limit"), ("limit=ten", "limit")] {
            let request = bench.request(.get, "/v3.1/\(bench.account.projectID)/instances?\(query)")
            let answer = try await bench.send(bench.signed(request))
            #expect(answer.status == 400 && answer.message.contains("`\(part)`"), "\(answer)")
        }
    }

    @Test("An id that is none, and one that nobody has")
    func ids() async throws {
        let bench = Bench()
        let malformed = try await bench.call("instance.get", ["instance_id": "orders-db"])
        #expect(malformed.status == 400 && malformed.code == "DBS.280404")
        let unknown = try await bench.call("instance.get", ["instance_id": "54e42160670e48e789af7075e1fea1fain07"])
        #expect(unknown.status == 404 && unknown.code == "DBS.201028")
    }

    @Test("The service's own words come in the language that is asked for")
    func languages() async throws {
        let bench = Bench()
        let id: JSONObject = ["instance_id": "54e42160670e48e789af7075e1fea1fain07"]
        #expect(try await bench.call("instance.get", id).message == "The DB instance does not exist.")
        #expect(
            try await bench.call("instance.get", id, language: "en-us").message == "The DB instance does not exist.")
        #expect(try await bench.call("instance.get", id, language: "zh-cn").message == "实例不存在或已删除。")
    }

    @Test("Requests are recorded as they came, without anything that proves who sent them")
    func records() async throws {
        let bench = Bench(account: EmulatorAccount(securityToken: "TOKEN/abc"))
        bench.advance(5)
        try await bench.succeed("instance.list", ["name": "订单"])
        _ = try await bench.send(bench.request(.get, "/nowhere"))
        let records = bench.emulator.requests
        #expect(records.map(\.operation) == ["instance.list", nil])
        #expect(records.map(\.status) == [200, 404])
        #expect(records[0].target.hasSuffix("/instances?name=%E8%AE%A2%E5%8D%95"))
        #expect(records[0].time == .seconds(5))
        #expect(records[0].headers["X-Sdk-Date"] == "20240911T080000Z")
        #expect(records[0].headers["Authorization"] == "‹redacted›")
        #expect(records[0].headers["X-Security-Token"] == "‹redacted›")
    }

    @Test("Only the last requests are remembered")
    func recordLimit() async throws {
        var configuration = EmulatorConfiguration(time: .manual)
        configuration.recordedRequestLimit = 3
        let emulator = Emulator(configuration: configuration)
        for number in 0..<5 {
            _ = try await emulator.respond(
                to: WireRequest(method: .get, endpoint: emulator.endpoint, target: "/\(number)"))
        }
        #expect(emulator.requests.map(\.target) == ["/2", "/3", "/4"])
    }
}
