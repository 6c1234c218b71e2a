internal import Crypto

/// The one text form of a request that both sides sign: method, path, query, headers, the list of signed headers
/// and the hash of the body, one to a line.
package struct CanonicalRequest: Sendable {
    package let text: String
    /// The names of the signed headers, lower case, sorted, joined with `;`.
    package let signedHeaders: String

    /// - Parameters:
    ///   - target: Path and query as on the wire.
    ///   - headers: The headers to sign, in any order and case.
    package init(
        method: HTTPMethod, target: String, headers: some Sequence<(name: String, value: String)>, body: [UInt8]
    ) {
        let (path, query) = CanonicalRequest.split(target)
        let signed = headers.map { (name: $0.name.lowercased(), value: CanonicalRequest.trimmed($0.value)) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        signedHeaders = signed.map(\.name).joined(separator: ";")
        text = [
            method.rawValue,
            CanonicalRequest.canonicalPath(path),
            CanonicalRequest.canonicalQuery(query),
            signed.map { $0.name + ":" + $0.value + "\n" }.joined(),
            signedHeaders,
            Hexadecimal.encode(SHA256.hash(data: body)),
        ].joined(separator: "\n")
    }

    /// Lower-case hexadecimal SHA-256 of ``text``.
    package var hash: String { Hexadecimal.encode(SHA256.hash(data: Array(text.utf8))) }

    /// Decodes the path, then encodes each segment anew, so an encoded slash becomes a real one here while the wire
    /// keeps it. Always ends with `/`.
    static func canonicalPath(_ path: Substring) -> String {
        var bytes: [UInt8] = []
        let segments = PercentEncoding.decode(path.utf8).split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "/")) }
            PercentEncoding.append(segment, to: &bytes)
        }
        if bytes.last != UInt8(ascii: "/") { bytes.append(UInt8(ascii: "/")) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Sorts by the plain name, then the plain value, both by code point, and encodes both.
    static func canonicalQuery(_ query: Substring) -> String {
        let pairs = query.utf8.split(separator: UInt8(ascii: "&")).map { pair in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (
                name: PercentEncoding.decode(parts[0]), value: parts.count > 1 ? PercentEncoding.decode(parts[1]) : []
            )
        }
        let sorted = pairs.sorted { left, right in
            left.name == right.name
                ? left.value.lexicographicallyPrecedes(right.value) : left.name.lexicographicallyPrecedes(right.name)
        }
        var bytes: [UInt8] = []
        for (index, pair) in sorted.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "&")) }
            PercentEncoding.append(pair.name, to: &bytes)
            bytes.append(UInt8(ascii: "="))
            PercentEncoding.append(pair.value, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func split(_ target: String) -> (path: Substring, query: Substring) {
        guard let mark = target.firstIndex(of: "?") else { return (target[...], "") }
        return (target[..<mark], target[target.index(after: mark)...])
    }

    /// Without white space at either end, as header values are sent and signed.
    static func trimmed(_ value: String) -> String {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = value.utf8.firstIndex(where: { !isBlank($0) }),
            let last = value.utf8.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(value[first...last])
    }
}
