/// A JSON value as a tree.
///
/// Equality is that of the representation: `.integer(1)` is not `.double(1)`. The order of an object's members does not
/// matter.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// An integer without fraction and exponent that fits.
    case integer(Int64)
    /// Any other number of at most 17 significant digits.
    case double(Double)
    /// A number that neither `Int64` nor `Double` holds, as it is written: integers from 2^63 on, long decimals,
    /// `1e999`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// The kind of value.
    public var kind: JSONKind {
        switch self {
        case .null: .null
        case .bool: .bool
        case .integer, .double, .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The integer; also a `.double` whose value is one and fits, such as `1.0`. `nil` for everything else.
    public var integerValue: Int64? {
        switch self {
        case .integer(let value): value
        case .double(let value): Int64(integral: value)
        default: nil
        }
    }

    /// The `Double` nearest to the number. `nil` for what is no number and for numbers beyond the largest `Double`.
    public var doubleValue: Double? {
        switch self {
        case .integer(let value): return Double(value)
        case .double(let value): return value
        case .number(let literal):
            guard let value = Double(literal), value.isFinite else { return nil }
            return value
        default: return nil
        }
    }

    public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    public var arrayValue: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    public var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The member of an object; `nil` if there is none or if this is no object.
    public subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The element of an array; `nil` if there is none or if this is no array.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}
