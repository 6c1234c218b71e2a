public import GaussDB

/// The HTTP proxy that `https` requests are tunnelled through, and the hosts that are reached without it.
public struct ProxySettings: Sendable, Hashable {
    public var host: String
    /// 1 to 65535.
    public var port: Int
    public var user: String?
    public var password: Secret?
    /// Host names (`localhost`), domains (`.example.com`, `example.com`: the host and everything below), addresses, or
    /// `*` for all hosts.
    public var exceptions: [String]

    public init(host: String, port: Int, user: String? = nil, password: Secret? = nil, exceptions: [String] = []) {
        self.host = host
        self.port = port
        self.user = user
        self.password = password
        self.exceptions = exceptions
    }

    /// Reads `HTTPS_PROXY` and `NO_PROXY`, in upper or lower case. Nil when no proxy is set.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration` when the proxy's address cannot be read. The message does not
    ///   show it, as it may hold a password.
    public init?(environment: [String: String]) throws(GaussDBError) {
        func value(_ name: String) -> String? {
            [environment[name], environment[name.lowercased()]].compactMap(\.self).first { !$0.isEmpty }
        }
        guard let address = value("HTTPS_PROXY") else { return nil }
        try self.init(address: address)
        exceptions = (value("NO_PROXY") ?? "").split(whereSeparator: { $0 == "," || $0 == " " }).map(String.init)
    }

    /// Reads `http://user:password@proxy.example.com:3128`; the scheme may be left out.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration`.
    public init(address: String) throws(GaussDBError) {
        func refused(_ reason: String) -> GaussDBError {
            GaussDBError(
                kind: .configuration, message: "the proxy's address \(reason)",
                hint: "Its form is http://proxy.example.com:3128, with user:password@ before the host where needed.")
        }
        var rest = address[...]
        if let separator = rest.firstRange(of: "://") {
            let scheme = rest[..<separator.lowerBound].lowercased()
            guard scheme == "http" else { throw refused("has the scheme `\(scheme)`; only http proxies are supported") }
            rest = rest[separator.upperBound...]
        }
        var user: String?
        var password: Secret?
        if let at = rest.lastIndex(of: "@") {
            let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            user = ProxySettings.decoded(parts[0])
            password = parts.count > 1 ? Secret(ProxySettings.decoded(parts[1])) : nil
            rest = rest[rest.index(after: at)...]
        }
        let endpoint: Endpoint
        do {
            endpoint = try Endpoint(parsing: "http://" + rest)
        } catch {
            throw refused("cannot be read")
        }
        // Port 80 is what the endpoint assumes without one; a proxy without a port listens there as well.
        self.init(host: endpoint.host, port: endpoint.port, user: user, password: password)
    }

    /// True when requests to `host` go through the proxy. Hosts of this machine never do.
    func applies(to endpoint: Endpoint) -> Bool {
        guard endpoint.scheme == "https", !endpoint.isLoopback else { return false }
        let host = endpoint.host.lowercased()
        return !exceptions.contains { exception in
            let name = exception.lowercased()
            if name == "*" || name == host { return true }
            let domain = name.hasPrefix("*.") ? name.dropFirst(2) : name.hasPrefix(".") ? name.dropFirst() : name[...]
            return !domain.isEmpty && (host == domain || host.hasSuffix("." + domain))
        }
    }

    private static func decoded(_ text: Substring) -> String {
        String(decoding: PercentEncoding.decode(text.utf8), as: UTF8.self)
    }
}
