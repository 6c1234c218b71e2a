/// A Lua value as a tree, apart from any state.
public enum LuaValue: Sendable {
    case `nil`
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    /// A string that is not UTF-8.
    case bytes([UInt8])
    indirect case table(LuaTableValue)
    /// The null sentinel.
    case null
    /// An object of the host.
    case object(any LuaHostObject)
    /// Something that cannot leave its state; the text describes it. Pushed back, it is that text.
    case opaque(LuaKind, String)
}

extension LuaValue {
    public var kind: LuaKind {
        switch self {
        case .nil: .nil
        case .bool: .boolean
        case .integer: .integer
        case .number: .number
        case .string, .bytes: .string
        case .table: .table
        case .null: .null
        case .object: .object
        case .opaque(let kind, _): kind
        }
    }

    public var isNil: Bool {
        if case .nil = self { true } else { false }
    }

    public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The integer; also a float whose value is one and fits.
    public var integerValue: Int64? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int64(exactly: value)
        default: nil
        }
    }

    public var doubleValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    public var tableValue: LuaTableValue? {
        if case .table(let value) = self { value } else { nil }
    }

    /// The value of a table's string key; `nil` for everything else.
    public subscript(key: String) -> LuaValue? { tableValue?[key] }

    /// The value of a table's index, from 1; `nil` for everything else.
    public subscript(index: Int) -> LuaValue? { tableValue?[index] }
}

extension LuaValue: Equatable {
    /// Whether both are the same: integers and floats are different, host objects are compared by identity, and so is
    /// nothing else.
    public static func == (left: LuaValue, right: LuaValue) -> Bool {
        switch (left, right) {
        case (.nil, .nil), (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.bytes(let left), .bytes(let right)): left == right
        case (.table(let left), .table(let right)): left == right
        case (.object(let left), .object(let right)): left === right
        case (.opaque(let left, let leftText), .opaque(let right, let rightText)):
            left == right && leftText == rightText
        default: false
        }
    }
}
