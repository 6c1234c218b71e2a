import GaussDB
import JSONWire

/// A request that is authenticated, routed and follows the description.
struct ServiceRequest {
    let operation: OperationDescriptor
    let projectID: String
    /// Path, query and body together, by their reference names, in the types of the description.
    let arguments: JSONObject

    /// An argument that the description requires; empty when it is not given.
    func text(_ name: String) -> String { arguments.text(name) ?? "" }

    func number(_ name: String, default number: Int) -> Int {
        arguments.integer(name).flatMap { Int(exactly: $0) } ?? number
    }
}

extension JSONObject {
    /// A text, also where a number or a boolean stands for one.
    func text(_ key: String) -> String? {
        switch self[key] {
        case .string(let text): text
        case .integer(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        default: nil
        }
    }

    /// An integer, also where a text or a whole floating number stands for one.
    func integer(_ key: String) -> Int64? {
        switch self[key] {
        case .integer(let number): number
        case .string(let text): Int64(text)
        case .double(let number): Int64(exactly: number)
        default: nil
        }
    }

    /// A boolean, also where a text stands for one.
    func flag(_ key: String) -> Bool? {
        switch self[key] {
        case .bool(let flag): flag
        case .string(let text): Bool(text)
        default: nil
        }
    }

    func object(_ key: String) -> JSONObject? { self[key]?.objectValue }

    /// The objects of a list; nothing when there is no list.
    func objects(_ key: String) -> [JSONObject] { self[key]?.arrayValue?.compactMap(\.objectValue) ?? [] }

    /// Adds a member unless the value is nil.
    mutating func add(_ key: String, _ text: String?) {
        if let text { self[key] = .string(text) }
    }
}

extension JSONValue {
    static func strings(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }

    static func objects(_ objects: some Sequence<JSONObject>) -> JSONValue { .array(objects.map { .object($0) }) }
}
