internal import JSONWire

/// Takes secrets out of texts that others wrote: whoever refuses a request may quote it.
package struct SecretMask: Sendable {
    /// Fewer characters are no secret, and would be found in every text.
    private static let shortest = 4

    /// The secrets as they may come back, longest first: one may be a part of another.
    private let spellings: [String]
    private let mark: String

    /// - Parameter mark: What stands in a secret's place.
    package init(_ secrets: [String], mark: String = Secret.redaction) {
        self.mark = mark
        let spellings = secrets.filter { $0.count >= Self.shortest }.flatMap(Self.spellings)
        self.spellings = Set(spellings).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    }

    package init(_ secrets: [Secret], mark: String = Secret.redaction) {
        self.init(secrets.map(\.revealed), mark: mark)
    }

    package var isEmpty: Bool { spellings.isEmpty }

    package func masked(_ text: String) -> String {
        spellings.reduce(text) { text, spelling in
            text.contains(spelling) ? text.replacing(spelling, with: mark) : text
        }
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
