internal import JSONWire

/// Takes secrets out of texts that others wrote: whoever refuses a request may quote it.
package struct SecretMask: Sendable {
    /// A single character is no secret, and would be found in every text.
    private static let shortest = 2

    /// The secrets as they may come back, in UTF-8, the longest first: one may be a part of another.
    private let spellings: [[UInt8]]
    private let mark: String

    /// - Parameter mark: What stands in a secret's place.
    package init(_ secrets: [String] = [], mark: String = Secret.redaction) {
        self.mark = mark
        let spellings = secrets.filter { $0.utf8.count >= Self.shortest }.flatMap(Self.spellings)
        self.spellings = Set(spellings).map { Array($0.utf8) }.sorted { $0.count > $1.count }
    }

    package init(_ secrets: [Secret], mark: String = Secret.redaction) {
        self.init(secrets.map(\.revealed), mark: mark)
    }

    package var isEmpty: Bool { spellings.isEmpty }

    /// Compared byte by byte: for `String` a letter with an accent behind it is another letter.
    package func masked(_ text: String) -> String {
        guard !spellings.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var kept = 0
        var place = 0
        while place < bytes.count {
            guard let found = spellings.first(where: { bytes[place...].starts(with: $0) }) else {
                place += 1
                continue
            }
            result += bytes[kept..<place]
            result += mark.utf8
            place += found.count
            kept = place
        }
        return kept == 0 ? text : String(decoding: result + bytes[kept...], as: UTF8.self)
    }

    /// As it is; inside JSON; as our own messages quote it, cut when long; in a path or a query.
    private static func spellings(of secret: String) -> [String] {
        let encoded = RequestTarget.encoded(secret)
        let quoted = ShownValue.quoted(secret).dropFirst().dropLast()
        return [
            secret, String(JSONValue.string(secret).text().dropFirst().dropLast()),
            String(quoted.hasSuffix("…") ? quoted.dropLast() : quoted), encoded, encoded.lowercasedEscapes,
        ]
    }
}

extension String {
    /// `%2F` as `%2f`.
    fileprivate var lowercasedEscapes: String {
        var result = ""
        var digits = 0
        for character in self {
            if character == "%" { digits = 3 }
            result += digits > 0 ? character.lowercased() : String(character)
            digits = max(0, digits - 1)
        }
        return result
    }
}
