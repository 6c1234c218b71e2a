import JSONWire

/// Values as they appear in messages.
enum ShownValue {
    /// Longer texts are cut here, in characters.
    private static let maxLength = 60

    /// A value in a few words: `"two"`, `17`, `a list`.
    static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .double(let value): value.description
        case .number(let literal): String(literal.prefix(maxLength))
        case .string(let text): quoted(text)
        case .array(let items): items.isEmpty ? "an empty list" : "a list"
        case .object(let members): members.isEmpty ? "an empty table" : "a table of named members"
        }
    }

    /// A text in double quotes, cut when long, control characters escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for (count, character) in text.enumerated() {
            guard count < maxLength else { return result + "…\"" }
            for scalar in character.unicodeScalars {
                switch scalar {
                case "\"", "\\": result += "\\" + String(scalar)
                case "\n": result += "\\n"
                case "\r": result += "\\r"
                case "\t": result += "\\t"
                default:
                    if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
                        result += "\\u{" + String(scalar.value, radix: 16) + "}"
                    } else {
                        result.unicodeScalars.append(scalar)
                    }
                }
            }
        }
        return result + "\""
    }

    /// `"a", "b" or "c"`
    static func choices(_ values: [String]) -> String {
        guard let last = values.last, values.count > 1 else { return values.first ?? "" }
        return values.dropLast().joined(separator: ", ") + " or " + last
    }

    /// `4 to 64`, `at least 4`, `at most 64`
    static func range<T: CustomStringConvertible & Equatable>(_ minimum: T?, _ maximum: T?) -> String {
        switch (minimum, maximum) {
        case (let minimum?, let maximum?) where minimum == maximum: "exactly \(minimum)"
        case (let minimum?, let maximum?): "\(minimum) to \(maximum)"
        case (let minimum?, nil): "at least \(minimum)"
        case (nil, let maximum?): "at most \(maximum)"
        case (nil, nil): "any"
        }
    }

    /// `1 character`, `3 characters`
    static func count(_ number: Int, _ noun: String) -> String {
        String(number) + " " + noun + (number == 1 ? "" : "s")
    }
}
