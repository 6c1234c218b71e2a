import GaussDB
import GaussDBHTTP
import Testing

@Suite struct TLSTests {
    private func send(
        to host: String, _ server: RawServer, _ configuration: HTTPTransportConfiguration = HTTPTransportConfiguration()
    ) async throws -> Result<WireResponse, TransportError> {
        try await withHTTPTransport(configuration: configuration) { transport in
            do {
                return .success(
                    try await transport.send(
                        WireRequest(method: .delete, endpoint: Endpoint(host: host, port: server.port), target: "/")))
            } catch let error as TransportError {
                return .failure(error)
            }
        }
    }

    private func error(_ result: Result<WireResponse, TransportError>) -> TransportError? {
        if case .failure(let error) = result { error } else { nil }
    }

    @Test func `a certificate that nobody vouches for is refused before anything is sent`() async throws {
        let certificate = try Certificate(for: "IP:127.0.0.1")
        defer { certificate.remove() }
        try await RawServer.run([.answer("200 OK", "{}")], tls: certificate.serverContext()) { server in
            let error = error(try await send(to: "127.0.0.1", server))
            #expect(error?.kind == .tls)
            #expect(error?.message == "the certificate is not trusted")
            #expect(error?.mayHaveBeenSent == false)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `a certificate among the additional trust roots is accepted`() async throws {
        let certificate = try Certificate(for: "IP:127.0.0.1")
        defer { certificate.remove() }
        try await RawServer.run([.answer("200 OK", "{}")], tls: certificate.serverContext()) { server in
            let result = try await send(
                to: "127.0.0.1", server, HTTPTransportConfiguration(additionalTrustRoots: certificate.certificateFile))
            #expect(try result.get().status == 200)
        }
    }

    @Test func `a certificate for another host is refused`() async throws {
        let certificate = try Certificate(for: "DNS:elsewhere.example.com")
        defer { certificate.remove() }
        try await RawServer.run([.answer("200 OK", "{}")], tls: certificate.serverContext()) { server in
            let error = error(
                try await send(
                    to: "127.0.0.1", server,
                    HTTPTransportConfiguration(additionalTrustRoots: certificate.certificateFile)))
            #expect(error?.kind == .tls)
            #expect(error?.mayHaveBeenSent == false)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `a server that does not speak TLS is told apart`() async throws {
        try await RawServer.run([], greeting: "HTTP/1.1 400 Bad Request\r\n\r\n") { server in
            let error = error(try await send(to: "127.0.0.1", server))
            #expect(error?.kind == .tls, "\(String(describing: error))")
            #expect(error?.mayHaveBeenSent == false)
        }
    }

    @Test func `a handshake that does not end is given up with the connect timeout, nothing being sent`() async throws {
        try await RawServer.run([]) { server in
            try await withHTTPTransport { transport in
                let error = await #expect(throws: TransportError.self) {
                    try await transport.send(
                        WireRequest(
                            method: .delete, endpoint: Endpoint(host: "127.0.0.1", port: server.port), target: "/",
                            connectTimeout: .milliseconds(200)))
                }
                #expect(error?.kind == .tls || error?.kind == .connectTimeout)
                #expect(error?.mayHaveBeenSent == false)
            }
        }
    }

    @Test(arguments: ["/nonexistent.pem", "/dev/null"])
    func `trust roots that cannot be used are refused when the transport is made`(path: String) {
        do {
            _ = try HTTPTransport(configuration: HTTPTransportConfiguration(additionalTrustRoots: path))
            Issue.record("they were accepted")
        } catch {
            #expect(error.kind == .configuration)
            #expect(error.message.contains(path))
        }
    }
}
