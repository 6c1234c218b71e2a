/// How an ``HTTPTransport`` reaches the network.
public struct HTTPTransportConfiguration: Sendable {
    /// The largest answer that is read, in bytes, compressed or not. 16 MiB unless set.
    public var maxResponseBytes: Int
    /// The proxy for `https` endpoints; nil connects directly. Plain `http` never goes through a proxy.
    public var proxy: ProxySettings?
    /// A PEM file with certificates to trust besides the system's.
    public var additionalTrustRoots: String?
    /// How long an unused connection is kept. Shorter than what servers allow, so that a request seldom meets a connection
    /// that is about to close. 30 s unless set.
    public var idleTimeout: Duration
    /// At most this many connections to one host. 8 unless set.
    public var maxConnectionsPerHost: Int

    public init(
        maxResponseBytes: Int = 16 << 20, proxy: ProxySettings? = nil, additionalTrustRoots: String? = nil,
        idleTimeout: Duration = .seconds(30), maxConnectionsPerHost: Int = 8
    ) {
        precondition(maxResponseBytes > 0, "an answer may have at least one byte")
        precondition(maxConnectionsPerHost > 0, "a transport has at least one connection")
        self.maxResponseBytes = maxResponseBytes
        self.proxy = proxy
        self.additionalTrustRoots = additionalTrustRoots
        self.idleTimeout = idleTimeout
        self.maxConnectionsPerHost = maxConnectionsPerHost
    }
}
