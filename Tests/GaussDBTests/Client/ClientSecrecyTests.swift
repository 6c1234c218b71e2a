import GaussDB
import JSONWire
import Logging
import Synchronization
import Testing

@Suite struct ClientSecrecyTests {
    /// Keeps everything that is logged, at every level.
    private struct Recorder: LogHandler {
        let log: Log
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            log.add("\(event.level) \(event.message) \(event.metadata ?? [:])")
        }
    }

    @Test func `no secret reaches a log or an error, whatever goes wrong`() async {
        let planted = Secret(SecretTests.planted)
        let all: [Credentials] = [
            .accessKey("AK", secret: planted, securityToken: planted), .token(planted),
            .password(user: "u", password: planted, domain: "d", scope: .projectID("p"), iamEndpoint: Samples.endpoint),
        ]
        let replies: [ScriptedTransport.Reply] = [
            .fail(Samples.failure(.connectionLost, sent: true)), .error(401, "APIGW.0301"), .error(500, "X.1"),
            .answer(200, [:], "<html>"),
            .answer(302, ["Location": "/"], ""),
            .answer(201, ["X-Subject-Token": SecretTests.planted], #"{"token": {}}"#), .json("{}"),
        ]
        let log = Log()
        let logger = Logger(label: "test", factory: { _ in Recorder(log: log) })
        var errors = 0
        for credentials in all {
            for first in replies {
                for second in replies {
                    let transport = ScriptedTransport([first, second, first, second])
                    let client = Samples.client(transport, credentials: credentials, logger: logger)
                    let error = await gaussDBError { try await client.call(Samples.change, ["name": "x"]) }
                    guard let error else { continue }
                    errors += 1
                    var text = ""
                    dump(error, to: &text)
                    #expect(!text.contains(SecretTests.planted))
                }
            }
        }
        #expect(errors > 50)
        #expect(log.lines.count > 100)
        #expect(!log.lines.contains { $0.contains(SecretTests.planted) })
    }

    @Test func `each attempt is one line with the documented metadata and no body`() async throws {
        let log = Log()
        let logger = Logger(label: "test", factory: { _ in Recorder(log: log) })
        let transport = ScriptedTransport([
            .error(503, "X.1"), .answer(200, ["X-Request-Id": "r1"], #"{"password": "\#(SecretTests.planted)"}"#),
        ])
        _ = try await Samples.client(transport, logger: logger).call(Samples.read, [:])
        #expect(log.lines.count == 2)
        #expect(log.lines[0].hasPrefix("info attempt failed"))
        for part in ["thing.get", "503", "X.1", "req-503"] { #expect(log.lines[0].contains(part)) }
        #expect(log.lines[1].hasPrefix("debug call answered"))
        #expect(log.lines[1].contains("r1"))
        #expect(!log.lines[1].contains(SecretTests.planted))
    }

    @Test func `an unencrypted endpoint elsewhere is warned of`() {
        let log = Log()
        let logger = Logger(label: "test", factory: { _ in Recorder(log: log) })
        _ = Samples.client(ScriptedTransport([]), logger: logger) {
            $0.endpoint = Endpoint(scheme: "http", host: "db.example.com")
        }
        #expect(log.lines.count == 1)
        #expect(log.lines.first?.hasPrefix("warning") == true)
        _ = Samples.client(ScriptedTransport([]), logger: logger)
        #expect(log.lines.count == 1)
    }
}
