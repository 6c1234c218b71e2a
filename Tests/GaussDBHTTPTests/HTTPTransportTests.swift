import GaussDB
import GaussDBHTTP
import Testing

@Suite struct HTTPTransportTests {
    private func request(
        _ server: RawServer, _ method: GaussDB.HTTPMethod = .get, _ target: String = "/", body: String = "",
        headers: HTTPFields = [:],
        timeout: Duration = .seconds(60)
    ) -> WireRequest {
        WireRequest(
            method: method, endpoint: Endpoint(scheme: "http", host: "127.0.0.1", port: server.port), target: target,
            headers: headers,
            body: Array(body.utf8), timeout: timeout)
    }

    private func failure(
        _ reactions: [RawServer.Reaction], _ method: GaussDB.HTTPMethod = .get, body: String = ""
    ) async throws -> TransportError? {
        try await RawServer.run(reactions) { server in
            try await withHTTPTransport { transport in
                do {
                    _ = try await transport.send(request(server, method, body: body))
                    return nil
                } catch {
                    return error as? TransportError
                }
            }
        }
    }

    @Test func `target, headers and body arrive byte for byte`() async throws {
        try await RawServer.run([.answer("201 Created", "{}", headers: "X-Request-Id: r\r\n")]) { server in
            try await withHTTPTransport { transport in
                let target = "/v3/p/users/%E7%94%A8%20a%2Fb%2Bc%25d~e%2Af%40g?name=%E5%AE%9E%20%2B&b=%2F*~&empty=&x=1;2"
                let response = try await transport.send(
                    request(
                        server, .post, target, body: #"{"名": "x"}"#,
                        headers: ["Host": "signed.example.com", "X-Sdk-Date": "d", "Authorization": "SDK a, b"]))
                #expect(response.status == 201)
                #expect(response.headers["x-request-id"] == "r")
                #expect(response.body == Array("{}".utf8))
                let received = try #require(server.requests.first)
                #expect(received.hasPrefix("POST \(target) HTTP/1.1\r\n"))
                #expect(received.hasSuffix("\r\n\r\n" + #"{"名": "x"}"#))
                for line in [
                    "Host: signed.example.com", "X-Sdk-Date: d", "Authorization: SDK a, b", "Content-Length: 12",
                ] {
                    #expect(received.lowercased().contains("\r\n" + line.lowercased() + "\r\n"), "\(line)")
                }
            }
        }
    }

    @Test func `a signature still verifies on the other side`() async throws {
        let key = AccessKey(id: "AK", secret: Secret("SK"))
        try await RawServer.run([.answer("200 OK", "{}")]) { server in
            try await withHTTPTransport { transport in
                var sent = request(
                    server, .delete, "/v3/p/things/%E4%B8%AD?b=2&a=1", headers: ["Content-Type": "application/json"])
                Signer(key: key).sign(&sent, at: Timestamp(secondsSince1970: 1_726_041_600))
                _ = try await transport.send(sent)
                let lines = try #require(server.requests.first).split(separator: "\r\n")
                let first = lines[0].split(separator: " ")
                var received = WireRequest(method: .delete, endpoint: sent.endpoint, target: String(first[1]))
                for line in lines.dropFirst() {
                    let parts = line.split(separator: ":", maxSplits: 1)
                    received.headers.append(name: String(parts[0]), value: String(parts[1].drop { $0 == " " }))
                }
                #expect(throws: Never.self) {
                    try SignatureVerifier().verify(received, now: Timestamp(secondsSince1970: 1_726_041_600)) { _ in key
                    }
                }
            }
        }
    }

    @Test(arguments: [
        ("200 OK", 200, "<html>"), ("200 OK", 200, ""), ("302 Found", 302, ""), ("404 Not Found", 404, "{}"),
        ("503 Busy", 503, "x"),
    ])
    func `every status comes back as it is, redirections too`(line: String, status: Int, body: String) async throws {
        try await RawServer.run([.answer(line, body, headers: "Location: http://127.0.0.1:1/elsewhere\r\n")]) {
            server in
            try await withHTTPTransport { transport in
                let response = try await transport.send(request(server))
                #expect(response.status == status)
                #expect(response.body == Array(body.utf8))
                #expect(server.requests.count == 1)
            }
        }
    }

    @Test func `a connection is used again`() async throws {
        try await RawServer.run([.answer("200 OK", "1"), .answer("200 OK", "2")]) { server in
            try await withHTTPTransport { transport in
                _ = try await transport.send(request(server))
                _ = try await transport.send(request(server))
                #expect(server.connections == 1)
            }
        }
    }

    @Test func `compressed answers are unpacked`() async throws {
        // {"a":1} in gzip form.
        let packed: [UInt8] = [
            31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 171, 86, 74, 84, 178, 50, 172, 5, 0, 175, 172, 27, 86, 7, 0, 0, 0,
        ]
        let head = Array("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(packed.count)\r\n\r\n".utf8)
        try await RawServer.run([.bytes(head + packed)]) { server in
            try await withHTTPTransport { transport in
                let response = try await transport.send(request(server))
                #expect(response.body == Array(#"{"a":1}"#.utf8))
                #expect(server.requests[0].lowercased().contains("accept-encoding: gzip, deflate"))
            }
        }
    }

    @Test(arguments: [true, false])
    func `an answer beyond the limit is refused`(announced: Bool) async throws {
        let body = String(repeating: "x", count: 5_000)
        let reaction: RawServer.Reaction =
            announced ? .answer("200 OK", body) : .sendAndClose("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body)
        try await RawServer.run([reaction]) { server in
            try await withHTTPTransport(configuration: HTTPTransportConfiguration(maxResponseBytes: 4_999)) {
                transport in
                let error = await #expect(throws: TransportError.self) { try await transport.send(request(server)) }
                #expect(error?.kind == .responseTooLarge)
                #expect(error?.mayHaveBeenSent == true)
            }
        }
    }

    @Test func `a refused connection fails at once and was never sent`() async throws {
        let port = try await RawServer.run([]) { $0.port }
        try await withHTTPTransport { transport in
            let began = ContinuousClock.now
            for method in [GaussDB.HTTPMethod.get, .post, .delete] {
                let error = await #expect(throws: TransportError.self) {
                    try await transport.send(
                        WireRequest(
                            method: method, endpoint: Endpoint(scheme: "http", host: "127.0.0.1", port: port),
                            target: "/", body: method == .post ? [1] : []))
                }
                #expect(error?.kind == .connect)
                #expect(error?.mayHaveBeenSent == false)
                #expect(error?.message == "Connection refused")
            }
            // Far below the connect timeout of 10 s: it did not go on trying.
            #expect(ContinuousClock.now - began < .seconds(9))
        }
    }

    @Test func `a name without an address is told apart`() async throws {
        try await withHTTPTransport { transport in
            let error = await #expect(throws: TransportError.self) {
                try await transport.send(
                    WireRequest(
                        method: .post, endpoint: Endpoint(scheme: "http", host: "no-such-host.invalid"), target: "/",
                        body: [1]))
            }
            #expect(error?.kind == .unknownHost)
            #expect(error?.mayHaveBeenSent == false)
        }
    }

    @Test(arguments: [
        RawServer.Reaction.reset, .close, .sendAndReset("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
        .sendAndClose("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
    ])
    func `a connection that breaks after the request leaves open whether it arrived`(
        reaction: RawServer.Reaction
    ) async throws {
        for method in [GaussDB.HTTPMethod.post, .delete] {
            let error = try await failure([reaction], method, body: method == .post ? "{}" : "")
            #expect(error?.kind == .connectionLost, "\(String(describing: error))")
            #expect(error?.mayHaveBeenSent == true)
        }
    }

    @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 twohundred OK\r\n\r\n"])
    func `what is not HTTP is told apart`(text: String) async throws {
        let error = try await failure([.sendAndClose(text)])
        #expect(error?.kind == .malformedResponse, "\(String(describing: error))")
    }

    @Test(arguments: ["000 Zero", "050 X", "099 Almost"], ["{}", ""])
    func `a status that no answer can have is no HTTP, with a body and without one`(
        status: String, body: String
    ) async throws {
        let answer = "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        let error = try await failure([.send(answer)])
        #expect(error?.kind == .malformedResponse, "\(String(describing: error))")
        #expect(error?.mayHaveBeenSent == true)
    }

    @Test func `an answer that does not come in time is a timeout`() async throws {
        for reaction in [RawServer.Reaction.hang, .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")] {
            try await RawServer.run([reaction]) { server in
                try await withHTTPTransport { transport in
                    let error = await #expect(throws: TransportError.self) {
                        try await transport.send(request(server, .post, body: "{}", timeout: .milliseconds(200)))
                    }
                    #expect(error?.kind == .timeout)
                    #expect(error?.mayHaveBeenSent == true)
                }
            }
        }
    }

    @Test func `cancelling the task ends a request at once`() async throws {
        for reaction in [RawServer.Reaction.hang, .send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")] {
            try await RawServer.run([reaction]) { server in
                try await withHTTPTransport { transport in
                    let sent = request(server, .post, body: "{}")
                    let task = Task { try await transport.send(sent) }
                    await server.received(1)
                    task.cancel()
                    await #expect(throws: CancellationError.self) { try await task.value }
                }
            }
        }
    }

    @Test func `after the shutdown requests are refused`() async throws {
        try await RawServer.run([]) { server in
            let transport = try HTTPTransport()
            await transport.shutdown()
            let error = await #expect(throws: TransportError.self) { try await transport.send(request(server)) }
            #expect(error?.kind == .connect)
            #expect(error?.mayHaveBeenSent == false)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `a shutdown ends requests that are under way`() async throws {
        try await RawServer.run([.hang]) { server in
            let transport = try HTTPTransport()
            let sent = request(server)
            let task = Task { try await transport.send(sent) }
            await server.received(1)
            await transport.shutdown()
            await #expect(throws: TransportError.self) { try await task.value }
        }
    }
}
