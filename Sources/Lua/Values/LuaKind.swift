/// What sort of value something is.
public enum LuaKind: Sendable, Hashable {
    /// There is no value at all: fewer arguments were given.
    case none
    case `nil`
    case boolean
    /// A number of the integer subtype.
    case integer
    /// A number of the float subtype.
    case number
    case string
    case table
    case function
    /// The null sentinel.
    case null
    /// An object of the host.
    case object
    /// Any other userdata.
    case userdata
    case thread
}

extension LuaKind {
    /// The name as messages show it, Lua's own where there is one.
    public var name: String {
        switch self {
        case .none: "no value"
        case .nil: "nil"
        case .boolean: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .table: "table"
        case .function: "function"
        case .null: "null"
        case .object, .userdata: "userdata"
        case .thread: "thread"
        }
    }
}
