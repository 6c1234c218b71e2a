import JSONWire
import Testing

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// What can be wrong between the program and the service, each through the real program.
@Suite("Bad input: the service")
struct BadServiceTests {
    private static let list = "instance.list {}\n"

    @Test("Wrong credentials: the service's refusal, with its code and request id")
    func wrongCredentials() async throws {
        let emulator = try await EmulatorProcess.start()
        let scratch = try Scratch()
        let path = try scratch.write(Self.list, to: "list.lua")
        let run = try await Moonbook.run(
            "run", path, "--endpoint", emulator.address,
            environment: [
                "HUAWEICLOUD_SDK_AK": "EMULATORACCESSKEY000", "HUAWEICLOUD_SDK_SK": "wrong",
                "HUAWEICLOUD_SDK_PROJECT_ID": "0483b6b16e954cb88930a360d2c4e663",
                "HUAWEICLOUD_SDK_REGION": "cn-north-4",
            ])
        #expect(run.code == 2, "\(run)")
        #expect(run.error.contains("list.lua:1: instance.list:"), "\(run)")
        #expect(run.error.contains("APIGW.0301") && run.error.contains("401"), "\(run)")
        #expect(run.error.contains("request "), "\(run)")
        #expect(!run.error.contains("wrong\n"), "the secret key must not be shown: \(run)")
    }

    @Test("Half of the credentials: what is missing and where it was looked for; nothing is sent")
    func missingSecretKey() async throws {
        let run = try await Moonbook.run(script: Self.list, environment: ["HUAWEICLOUD_SDK_AK": "AKEXAMPLE"])
        #expect(run.code == 3, "\(run)")
        #expect(run.error.contains("HUAWEICLOUD_SDK_SK"), "\(run)")
    }

    @Test("A profile that does not exist is named, with the file that was read")
    func missingProfile() async throws {
        let scratch = try Scratch()
        _ = try scratch.makeFolder(".huaweicloud")
        let file = try scratch.write(
            "[test]\nak = AKEXAMPLE\nsk = example\nregion = cn-north-4\n", to: ".huaweicloud/credentials", mode: 0o600)
        let path = try scratch.write(Self.list, to: "list.lua")
        let run = try await Moonbook.run("run", path, "--profile", "tset", environment: ["HOME": scratch.path])
        #expect(run.code == 3, "\(run)")
        #expect(run.error.contains("tset") && run.error.contains(file), "\(run)")
    }

    @Test("An unknown region is named, with near ones; an address is never made up")
    func unknownRegion() async throws {
        let run = try await Moonbook.run(
            script: Self.list, "--region", "cn-north-44",
            environment: ["HUAWEICLOUD_SDK_AK": "AKEXAMPLE", "HUAWEICLOUD_SDK_SK": "example"])
        #expect(run.code == 3, "\(run)")
        #expect(run.error.contains("cn-north-44") && run.error.contains("cn-north-4"), "\(run)")
    }

    @Test("An unreachable endpoint: which one, and that the connection was refused")
    func unreachable() async throws {
        // Bound and not listening: nobody else can get the port, and every connection is refused.
        let (socket, port) = try Loopback.bound()
        defer { close(socket) }
        let run = try await Moonbook.run(script: Self.list, "--endpoint", "http://127.0.0.1:\(port)")
        #expect(run.code == 2, "\(run)")
        #expect(run.error.contains("instance.list:") && run.error.contains("127.0.0.1:\(port)"), "\(run)")
        #expect(run.error.lowercased().contains("refused"), "\(run)")
    }

    @Test("A certificate that nobody trusts: no request is sent, and the certificate is what is named")
    func untrustedCertificate() async throws {
        let scratch = try Scratch()
        let key = scratch.path + "/key.pem"
        let certificate = scratch.path + "/certificate.pem"
        let made = try await Child(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
                "-subj", "/CN=localhost",
            ],
            environment: Moonbook.environment, streams: .pipes(input: nil)
        ).finish()
        try #require(made.code == 0, "\(made)")
        let server = try Child(
            "/usr/bin/openssl",
            ["s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www"],
            environment: Moonbook.environment, streams: .pipes(input: nil))
        defer { server.send(signal: SIGTERM) }
        let accepting = try await server.outputLine { $0.hasPrefix("ACCEPT ") }
        let port = try #require(accepting.split(separator: ":").last.map(String.init))
        let run = try await Moonbook.run(script: Self.list, "--endpoint", "https://127.0.0.1:\(port)")
        #expect(run.code == 2, "\(run)")
        #expect(run.error.contains("instance.list:"), "\(run)")
        #expect(run.error.lowercased().contains("certificate"), "\(run)")
    }

    @Test("A 200 that is not JSON: what came instead, and a hint")
    func notJSON() async throws {
        let page = "<html><body>Welcome to the hotel network</body></html>"
        let server = try CannedServer(
            response:
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(page.utf8.count)\r\nConnection: close\r\n\r\n\(page)"
        )
        let run = try await Moonbook.run(script: Self.list, "--endpoint", server.endpoint)
        #expect(run.code == 2, "\(run)")
        #expect(run.error.contains("instance.list:") && run.error.contains("is a web page"), "\(run)")
        #expect(run.error.contains("hint:"), "\(run)")
    }

    @Test("An empty body where one is documented")
    func emptyBody() async throws {
        let server = try CannedServer(response: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        let run = try await Moonbook.run(script: Self.list, "--endpoint", server.endpoint)
        #expect(run.code == 2, "\(run)")
        #expect(run.error.contains("instance.list:") && run.error.contains("empty"), "\(run)")
    }

    @Test("A redirect is named and not followed")
    func redirect() async throws {
        let elsewhere = try CannedServer(
            response: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
        let server = try CannedServer(
            response:
                "HTTP/1.1 302 Found\r\nLocation: \(elsewhere.endpoint)/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
        let run = try await Moonbook.run(script: Self.list, "--endpoint", server.endpoint)
        #expect(run.code == 2, "\(run)")
        #expect(run.error.contains("302") && run.error.contains(elsewhere.endpoint), "\(run)")
        #expect(elsewhere.calls.isEmpty)
    }

    @Test("A change whose answer is lost is sent once, and said to be uncertain")
    func lostAnswer() async throws {
        let emulator = try await EmulatorProcess.start()
        try emulator.inject(operation: "instance.create", respond: "\"lost\"")
        let run = try await emulator.run(script: Scripts.create())
        #expect(run.code == 2, "\(run)")
        #expect(run.error.contains("may have taken effect"), "\(run)")
        let requests = try emulator.requests()
        let sent = requests.split(separator: "\n").joined().components(containing: "instance.create")
        #expect(sent == 1, "\(requests)")
    }

    @Test("A job that fails: the server's reason, the job's id")
    func failingJob() async throws {
        let emulator = try await EmulatorProcess.start()
        try emulator.inject(operation: "instance.create", respond: "{\"job_fails\":\"no spare hosts in cn-north-4a\"}")
        let run = try await emulator.run(script: Scripts.createAndWait(), named: "create.lua")
        #expect(run.code == 2, "\(run)")
        #expect(run.error.contains("create.lua:"), "\(run)")
        #expect(run.error.contains("no spare hosts in cn-north-4a"), "\(run)")
    }

    @Test("An error that the service documents keeps its status, code and message")
    func documentedError() async throws {
        let emulator = try await EmulatorProcess.start()
        let run = try await emulator.run(script: "instance.get { instance_id = ('0'):rep(32) .. 'in07' }\n", "--json")
        #expect(run.code == 2, "\(run)")
        let last = try #require(try run.events.last)
        #expect(last["error"]?["kind"]?.stringValue == "api")
        #expect(last["error"]?["class"]?.stringValue == "not_found")
        #expect(last["error"]?["status"]?.integerValue == 404)
        #expect(last["error"]?["code"]?.stringValue?.hasPrefix("DBS.") == true)
        #expect(last["error"]?["request_id"]?.stringValue?.isEmpty == false)
    }
}

extension String {
    /// How often `part` occurs.
    fileprivate func components(containing part: String) -> Int { ranges(of: part).count }
}
