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
        case .string(let text): Int(text)
        case .number, .bool, .null, .array, .object: nil
        }
    }

    /// A number, given as one or in a text; only when nothing is lost.
    var tolerantNumber: Double? {
        switch self {
        case .integer(let value): Double(exactly: value)
        case .double(let value): value
        case .string(let text): Double(text).flatMap { $0.isFinite ? $0 : nil }
        case .number, .bool, .null, .array, .object: nil
        }
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
