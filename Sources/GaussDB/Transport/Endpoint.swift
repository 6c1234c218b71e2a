/// Scheme, host and port of a service: `https://gaussdb.cn-north-4.myhuaweicloud.com`.
public struct Endpoint: Sendable, Hashable, CustomStringConvertible {
    public var scheme: String
    public var host: String
    public var port: Int

    public init(scheme: String = "https", host: String, port: Int? = nil) {
        self.scheme = scheme
        self.host = host
        self.port = port ?? (scheme == "http" ? 80 : 443)
    }

    /// Host as it stands in the `Host` header: with the port unless it is the scheme's own.
    public var authority: String {
        let isDefault = (scheme == "https" && port == 443) || (scheme == "http" && port == 80)
        let name = host.utf8.contains(UInt8(ascii: ":")) ? "[" + host + "]" : host
        return isDefault ? name : name + ":" + String(port)
    }

    public var description: String { scheme + "://" + authority }

    /// True for an address of this machine; only there is a plain `http` endpoint with credentials accepted silently.
    public var isLoopback: Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}

extension Endpoint {
    /// Reads `http://127.0.0.1:8080`, `https://gaussdb.cn-north-4.myhuaweicloud.com`, `http://[::1]:8080`.
    ///
    /// The scheme must be there and be `http` or `https`. One `/` may end the text; a path, a query, a fragment and a
    /// user name are refused, because they would be dropped silently.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration`.
    public init(parsing text: String) throws(GaussDBError) {
        func refused(_ reason: String) -> GaussDBError {
            GaussDBError(
                kind: .configuration, message: "the endpoint `\(Endpoint.withoutUserInfo(text))` \(reason)",
                hint: "An endpoint is scheme, host and, where needed, port: http://127.0.0.1:8080.")
        }
        guard let separator = text.firstRange(of: "://") else { throw refused("has no scheme (http or https)") }
        let scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else {
            throw refused("has the scheme `\(scheme)`, not http or https")
        }
        var rest = text[separator.upperBound...]
        if rest.hasSuffix("/") { rest.removeLast() }
        if rest.contains("@") { throw refused("carries a user name") }
        if rest.contains("?") || rest.contains("#") { throw refused("carries a query") }
        if rest.contains("/") { throw refused("carries a path") }
        guard let (host, portText) = Endpoint.split(rest), !host.isEmpty else { throw refused("has no host") }
        guard host.utf8.allSatisfy(Endpoint.isHostByte) else {
            throw refused("has a host with characters that no host name has")
        }
        var port: Int?
        if let portText {
            guard portText.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(portText),
                (1...65535).contains(number)
            else { throw refused("has the port `\(portText)`, not a number from 1 to 65535") }
            port = number
        }
        self.init(scheme: scheme, host: host.lowercased(), port: port)
    }

    /// Host and port; the host without the brackets of an IPv6 address. Nil when the brackets are not closed.
    private static func split(_ authority: Substring) -> (host: Substring, port: Substring?)? {
        if authority.hasPrefix("[") {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            let host = authority[authority.index(after: authority.startIndex)..<close]
            let tail = authority[authority.index(after: close)...]
            if tail.isEmpty { return (host, nil) }
            return tail.hasPrefix(":") ? (host, tail.dropFirst()) : nil
        }
        guard let colon = authority.lastIndex(of: ":") else { return (authority, nil) }
        let host = authority[..<colon]
        return host.contains(":") ? nil : (host, authority[authority.index(after: colon)...])
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// A password may stand before the `@`; it must not reach a message.
    private static func withoutUserInfo(_ text: String) -> String {
        guard let at = text.lastIndex(of: "@") else { return text }
        let start = text.firstRange(of: "://")?.upperBound ?? text.startIndex
        return start <= at ? text[..<start] + Secret.redaction + text[at...] : Secret.redaction + text[at...]
    }
}
