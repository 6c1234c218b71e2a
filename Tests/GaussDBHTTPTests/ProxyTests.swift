import GaussDB
import GaussDBHTTP
import Testing

@Suite struct ProxyTests {
    private func failure(
        _ reaction: RawServer.Reaction, user: String? = nil
    ) async throws -> (TransportError?, [String]) {
        try await RawServer.run([reaction]) { server in
            let proxy = ProxySettings(
                host: "127.0.0.1", port: server.port, user: user, password: user.map { _ in Secret("pw") })
            return try await withHTTPTransport(configuration: HTTPTransportConfiguration(proxy: proxy)) { transport in
                do {
                    _ = try await transport.send(
                        WireRequest(
                            method: .delete, endpoint: Endpoint(host: "api.example.com"), target: "/secret-path"))
                    return (nil, server.requests)
                } catch {
                    return (error as? TransportError, server.requests)
                }
            }
        }
    }

    @Test func `an https request asks the proxy for a tunnel and shows it neither path nor headers`() async throws {
        let (error, requests) = try await failure(.answer("403 Forbidden"), user: "ann")
        #expect(error?.kind == .connect)
        #expect(error?.mayHaveBeenSent == false)
        let request = try #require(requests.first)
        #expect(request.hasPrefix("CONNECT api.example.com:443 HTTP/1.1\r\n"))
        #expect(!request.contains("secret-path"))
        // ann:pw in base 64.
        #expect(request.lowercased().contains("proxy-authorization: basic yw5uonb3"))
    }

    @Test func `a proxy that wants a password is told apart`() async throws {
        let (error, _) = try await failure(.answer("407 Proxy Authentication Required"))
        #expect(error?.kind == .connect)
        #expect(error?.message == "the proxy wants a user name and a password")
        #expect(error?.mayHaveBeenSent == false)
    }
}
