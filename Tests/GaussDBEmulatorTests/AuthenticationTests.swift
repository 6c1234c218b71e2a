import GaussDB
import GaussDBEmulator
import JSONWire
import Synchronization
import Testing

@Suite("Who may call")
struct AuthenticationTests {
    private func list(_ bench: Bench) throws -> WireRequest { try bench.request("instance.list", ["name": "*订 单+/"]) }

    private func expectRefusal(_ answer: Answer, _ part: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(answer.status == 401 && answer.code == "APIGW.0301", "\(answer)", sourceLocation: sourceLocation)
        #expect(answer.message.hasPrefix("Incorrect IAM authentication information: "), sourceLocation: sourceLocation)
        #expect(answer.message.contains(part), "\(answer)", sourceLocation: sourceLocation)
        #expect(answer["request_id"]?.stringValue == answer.headers["X-Request-Id"], sourceLocation: sourceLocation)
    }

    @Test("A signed request is let in, whatever characters it carries")
    func signed() async throws {
        let bench = Bench()
        let answer = try await bench.send(bench.signed(try list(bench)))
        #expect(answer.status == 200)
        let created = try await bench.succeed("instance.create", Orders.instance(with: ["name": "订单库-主"]))
        #expect(created["instance"]?["name"] == "订单库-主")
    }

    @Test("A request without any proof is refused")
    func nothing() async throws {
        let bench = Bench()
        expectRefusal(try await bench.send(try list(bench)), "x-auth-token not found")
    }

    @Test("A single changed digit of the signature is refused, wherever it is", arguments: [0, 1, 31, 62, 63])
    func changedSignature(position: Int) async throws {
        let bench = Bench()
        var request = bench.signed(try list(bench))
        var header = Array(try #require(request.headers["Authorization"]).utf8)
        let index = header.count - 64 + position
        header[index] = header[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
        request.headers["Authorization"] = String(decoding: header, as: UTF8.self)
        expectRefusal(try await bench.send(request), "verify aksk signature fail")
    }

    @Test("Every byte of the body is covered by the signature")
    func changedBody() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        let request = bench.signed(try bench.request("instance.restart", ["instance_id": .string(id), "delay": false]))
        for index in request.body.indices {
            var changed = request
            changed.body[index] ^= 1
            expectRefusal(try await bench.send(changed), "verify aksk signature fail")
        }
        var longer = request
        longer.body.append(UInt8(ascii: " "))
        expectRefusal(try await bench.send(longer), "verify aksk signature fail")
        #expect(try await bench.send(request).status == 200)
    }

    @Test("Path, query and method are covered by the signature")
    func changedTarget() async throws {
        let bench = Bench()
        let request = bench.signed(try list(bench))
        var path = request
        path.target = path.target.replacing("/v3.1/", with: "/v3/")
        #expect(try await bench.send(path).status != 200)
        var query = request
        query.target += "&limit=1"
        expectRefusal(try await bench.send(query), "verify aksk signature fail")
        var project = request
        project.target = project.target.replacing(bench.account.projectID, with: "1483b6b16e954cb88930a360d2c4e663")
        expectRefusal(try await bench.send(project), "verify aksk signature fail")
    }

    @Test("A header that is signed must be there, and as it was")
    func headers() async throws {
        let bench = Bench()
        let request = bench.signed(try list(bench))
        var missing = request
        missing.headers["Content-Type"] = nil
        expectRefusal(try await bench.send(missing), "content-type not found")
        var changed = request
        changed.headers["Host"] = "elsewhere.example.com"
        expectRefusal(try await bench.send(changed), "verify aksk signature fail")
        var added = request
        added.headers["X-Trace"] = "not signed, not minded"
        #expect(try await bench.send(added).status == 200)
    }

    @Test("The date must be signed, be a date, and be within 15 minutes either way")
    func dates() async throws {
        let bench = Bench()
        let request = try list(bench)
        for offset in [-900, 900] as [Int64] {
            let date = Bench.start.advanced(by: .seconds(offset))
            #expect(try await bench.send(bench.signed(request, at: date)).status == 200)
        }
        for offset in [-901, 901] as [Int64] {
            let date = Bench.start.advanced(by: .seconds(offset))
            let answer = try await bench.send(bench.signed(request, at: date))
            expectRefusal(
                answer, "signature expired, signature time:\(date.basicFormat), server time:20240911T080000Z")
            #expect(answer.headers["Date"] == "Wed, 11 Sep 2024 08:00:00 GMT")
        }
        var undated = bench.signed(request)
        undated.headers["X-Sdk-Date"] = nil
        expectRefusal(try await bench.send(undated), "X-Sdk-Date")
        var garbled = bench.signed(request)
        garbled.headers["X-Sdk-Date"] = "yesterday"
        expectRefusal(try await bench.send(garbled), "X-Sdk-Date")
    }

    @Test("Signatures are measured by the machine's clock, not by the emulator's")
    func twoClocks() async throws {
        let bench = Bench()
        bench.advance(7 * 86_400)
        #expect(try await bench.call("instance.list").status == 200)
    }

    @Test("Another access key, another secret key, another form are refused")
    func keys() async throws {
        let bench = Bench()
        let account = bench.account
        for (id, secret, part) in [
            ("ANOTHERACCESSKEY0000", account.secretKey, "ANOTHERACCESSKEY0000"),
            (account.accessKey, "another-secret-key", "verify aksk signature fail"),
        ] {
            var request = try list(bench)
            Signer(key: AccessKey(id: id, secret: Secret(secret))).sign(&request, at: Bench.start)
            expectRefusal(try await bench.send(request), part)
        }
        var request = bench.signed(try list(bench))
        request.headers["Authorization"] = "Bearer 0123"
        expectRefusal(try await bench.send(request), "format incorrect")
    }

    @Test("A temporary key needs its token, signed")
    func securityToken() async throws {
        let bench = Bench(account: EmulatorAccount(securityToken: "TOKEN/abc+def=="))
        try await bench.succeed("instance.list")
        var request = try bench.request("instance.list")
        let key = AccessKey(id: bench.account.accessKey, secret: Secret(bench.account.secretKey))
        Signer(key: key).sign(&request, at: Bench.start)
        expectRefusal(try await bench.send(request), "verify security token fail")
    }

    @Test("Nothing a refused request asks for is done")
    func noEffect() async throws {
        let bench = Bench()
        var request = bench.signed(try bench.request("instance.create", Orders.instance))
        request.body.append(UInt8(ascii: " "))
        #expect(try await bench.send(request).status == 401)
        #expect(bench.emulator.snapshot.instances.isEmpty)
    }

    @Test("Another project is refused with 403, in the path and in X-Project-Id")
    func projects() async throws {
        let bench = Bench()
        let other = "1483b6b16e954cb88930a360d2c4e663"
        let path = try await bench.send(bench.signed(bench.request(.get, "/v3.1/\(other)/instances")))
        #expect(path.status == 403 && path.code == "DBS.200044")
        var request = try bench.request("instance.list")
        request.headers["X-Project-Id"] = other
        #expect(try await bench.send(bench.signed(request)).status == 403)
    }
}
