/// Why a value is not what was asked for.
public struct LuaConversionError: Sendable, CustomStringConvertible {
    /// The way to the value from the one that was read: `nodes[3].weight`; empty for that one itself.
    public var path: String
    /// What was asked for: `integer`.
    public var expected: String
    /// What was found: `string`, `no value`, `a table that contains itself`.
    public var got: String

    public init(path: String = "", expected: String, got: String) {
        self.path = path
        self.expected = expected
        self.got = got
    }

    /// `nodes[3].weight: integer expected, got string`
    public var description: String {
        let problem = "\(expected) expected, got \(got)"
        return path.isEmpty ? problem : "\(path): \(problem)"
    }
}

/// Why a host function does not take an argument.
public struct LuaArgumentError: Sendable, CustomStringConvertible {
    /// The argument, from 1.
    public var index: Int
    /// The function's name.
    public var function: String
    public var conversion: LuaConversionError

    public init(index: Int, function: String, conversion: LuaConversionError) {
        self.index = index
        self.function = function
        self.conversion = conversion
    }

    /// `bad argument #2 to 'add' (integer expected, got string)`
    public var description: String { "bad argument #\(index) to '\(function)' (\(conversion))" }
}

extension LuaError {
    /// The same error with a step before its path.
    func inside(_ step: PathStep) -> LuaError {
        guard case .conversion(var error) = self else { return self }
        error.path = step.prefixed(to: error.path)
        return .conversion(error)
    }
}

/// One step of the way to a value.
enum PathStep {
    case index(Int64)
    case key(String)

    func prefixed(to path: String) -> String {
        let step =
            switch self {
            case .index(let index): "[\(index)]"
            case .key(let key): Self.isName(key) ? key : "[\"\(key)\"]"
            }
        return path.isEmpty || path.hasPrefix("[") ? step + path : step + "." + path
    }

    private static func isName(_ key: String) -> Bool {
        guard let first = key.utf8.first, !(48...57).contains(first) else { return false }
        return key.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
            default: false
            }
        }
    }
}
