/// A name as words, to be put together in another style.
package struct Words: Equatable {
    package let words: [String]

    package init(_ words: [String]) {
        self.words = words
    }

    /// From `private_write_ips`.
    package init(snake text: some StringProtocol) {
        words = text.split { $0 == "_" || $0 == "-" || $0 == " " }.map { String($0) }
    }

    /// `PrivateWriteIPs`
    package var upperCamel: String { words.map(Self.capitalized).joined() }

    /// `privateWriteIPs`
    package var lowerCamel: String {
        (words.first.map { $0.lowercased() } ?? "") + words.dropFirst().map(Self.capitalized).joined()
    }

    /// Words that are not written with one capital letter.
    private static let special: [String: String] = [
        "acl": "ACL", "az": "AZ", "clickhouse": "ClickHouse", "cpu": "CPU", "dns": "DNS", "eip": "EIP", "eips": "EIPs",
        "elb": "ELB", "htap": "HTAP", "iam": "IAM", "id": "ID", "ids": "IDs", "ip": "IP", "ips": "IPs", "lts": "LTS",
        "mysql": "MySQL",
        "sql": "SQL", "sqlfilter": "SQLFilter", "ssl": "SSL", "starrocks": "StarRocks", "tde": "TDE", "tls": "TLS",
        "url": "URL", "vip": "VIP", "vpc": "VPC",
    ]

    private static func capitalized(_ word: String) -> String {
        if let special = special[word.lowercased()] { return special }
        return word.prefix(1).uppercased() + word.dropFirst()
    }
}
