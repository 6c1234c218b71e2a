import JSONWire

/// Scalars as the service means them: `"3306"` for a port, `7` for a text, `"false"` for a switch.
extension JSONValue {
    /// Text, or a number or boolean written out. Nil for null, lists and objects.
    var tolerantString: String? {
        switch self {
        case .string(let text): text
        case .integer(let value): String(value)
        case .number(let literal): literal
        case .double(let value): value.description
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }

    /// A whole number that fits, given as a number or in a text.
    var tolerantInteger: Int? {
        switch self {
        case .integer(let value): Int(exactly: value)
        case .double(let value): Int(exactly: value)
        case .number(let literal): Int64(wholeLiteral: literal).flatMap { Int(exactly: $0) }
        case .string(let text): Int(text)
        case .bool, .null, .array, .object: nil
        }
    }

    /// A number, given as one or in a text. Decimals are rounded as `Double` rounds; whole numbers are exact or nil, because
    /// they may be ids or bytes.
    var tolerantNumber: Double? {
        switch self {
        case .integer(let value): Double(exactly: value)
        case .double(let value): value
        case .number(let literal): literal.utf8.contains(where: Self.marksDecimal) ? doubleValue : nil
        case .string(let text): JSONValue.number(inText: text)?.tolerantNumber
        case .bool, .null, .array, .object: nil
        }
    }

    /// The number that a text holds, with all its digits; nil when it holds none. Unlike `Double(_:)` it knows neither
    /// hexadecimal digits nor infinity.
    static func number(inText text: String) -> JSONValue? {
        if let value = Int64(text) { return .integer(value) }
        guard text.utf8.allSatisfy({ isDigitOrSign($0) || marksDecimal($0) }) else { return nil }
        // A bare nil in a choice between two values would be a JSON null, hence the guards.
        if let number = try? JSONValue(parsing: text) {
            guard number.doubleValue != nil else { return .none }
            return number
        }
        // What people write and JSON does not: `+1.5`, `.5`, `05.0`.
        guard let value = Double(text), value.isFinite else { return .none }
        return .double(value)
    }

    private static func isDigitOrSign(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
    }

    /// A point or an exponent.
    private static func marksDecimal(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
    }

    /// A boolean, given as one or as `"true"` or `"false"` in any case.
    var tolerantBoolean: Bool? {
        switch self {
        case .bool(let value): value
        case .string(let text):
            switch text.lowercased() {
            case "true": true
            case "false": false
            default: nil
            }
        default: nil
        }
    }
}
