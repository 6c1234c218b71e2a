import AsyncHTTPClient
import GaussDB
import NIOCore
import NIOHTTPCompression
import NIOSSL
import Synchronization

/// The library's clients behind a transport.
///
/// The library fixes the connect timeout and the proxy for a whole client, while a request brings its own: one client is
/// made for each combination that occurs. In a program that is one or two.
final class ClientPool: Sendable {
    private struct Key: Hashable {
        var connectTimeout: Duration
        var viaProxy: Bool
    }

    private struct State {
        var clients: [Key: HTTPClient] = [:]
        var isShutDown = false
    }

    private let configuration: HTTPTransportConfiguration
    private let trustRoots: [NIOSSLCertificate]
    private let state = Mutex(State())

    init(_ configuration: HTTPTransportConfiguration) throws(GaussDBError) {
        self.configuration = configuration
        guard let path = configuration.additionalTrustRoots else {
            trustRoots = []
            return
        }
        do {
            trustRoots = try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw GaussDBError(
                kind: .configuration, message: "the trust roots \(path) cannot be read",
                hint: "The file must exist and hold certificates in PEM form.")
        }
        guard !trustRoots.isEmpty else {
            throw GaussDBError(kind: .configuration, message: "the trust roots \(path) hold no certificate")
        }
    }

    func client(for request: WireRequest) throws(TransportError) -> HTTPClient {
        let key = Key(
            connectTimeout: ClientPool.rounded(request),
            viaProxy: configuration.proxy?.applies(to: request.endpoint) ?? false)
        let client = state.withLock { state -> HTTPClient? in
            guard !state.isShutDown else { return nil }
            if let client = state.clients[key] { return client }
            let client = makeClient(key)
            state.clients[key] = client
            return client
        }
        guard let client else {
            throw TransportError(kind: .connect, message: "the transport was shut down", mayHaveBeenSent: false)
        }
        return client
    }

    func shutdown() async {
        let clients = state.withLock { state in
            state.isShutDown = true
            defer { state.clients = [:] }
            return Array(state.clients.values)
        }
        for client in clients {
            do {
                try await client.shutdown()
            } catch {
                // Fails only for a client that was shut down already; the goal is reached.
                continue
            }
        }
    }

    private func makeClient(_ key: Key) -> HTTPClient {
        var tls = TLSConfiguration.makeClientConfiguration()
        if !trustRoots.isEmpty { tls.additionalTrustRoots = [.certificates(trustRoots)] }
        var settings = HTTPClient.Configuration(
            tlsConfiguration: tls,
            redirectConfiguration: .disallow,
            timeout: .init(connect: .nanoseconds(ClientPool.nanoseconds(key.connectTimeout)), read: nil),
            connectionPool: .init(
                idleTimeout: .nanoseconds(ClientPool.nanoseconds(configuration.idleTimeout)),
                concurrentHTTP1ConnectionsPerHostSoftLimit: configuration.maxConnectionsPerHost),
            decompression: .enabled(limit: .size(configuration.maxResponseBytes)))
        settings.httpVersion = .http1Only
        settings.http1_1ConnectionDebugInitializer = StatusGuard.install
        // A refused connection is an answer, not a reason to go on trying until the time is up.
        settings.connectionPool.retryConnectionEstablishment = false
        if key.viaProxy, let proxy = configuration.proxy {
            let authorization = proxy.user.map {
                HTTPClient.Authorization.basic(username: $0, password: proxy.password?.revealed ?? "")
            }
            settings.proxy = .server(host: proxy.host, port: proxy.port, authorization: authorization)
        }
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: settings)
    }

    /// The connect timeout in steps of 100 ms, so that there are few different ones. A request whose whole time is
    /// shorter needs none of its own.
    private static func rounded(_ request: WireRequest) -> Duration {
        let limit = request.connectTimeout < request.timeout ? request.connectTimeout : .seconds(10)
        let steps = (nanoseconds(limit) + 99_999_999) / 100_000_000
        return .milliseconds(max(1, steps) * 100)
    }

    /// Up to a year.
    private static func nanoseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = min(max(duration, .zero), .seconds(31_536_000)).components
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
