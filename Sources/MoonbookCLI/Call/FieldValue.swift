import GaussDB
import JSONWire

/// A word of the command line as the description's type wants it.
///
/// What does not fit stays text: the checks then say what was wanted and what came.
enum FieldValue {
    /// A value that belongs where an object or a list does and is not JSON.
    struct Malformed: Error, Equatable {
        var reason: String
    }

    static func typed(_ text: String, _ schema: Schema) throws(Malformed) -> JSONValue {
        switch schema {
        case .string: return .string(text)
        case .integer: return Int64(text).map { .integer($0) } ?? .string(text)
        case .number:
            guard let value = try? JSONValue(parsing: text, numbers: .exact), case .number = value.kind else {
                return .string(text)
            }
            return value
        case .boolean: return text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
        case .object:
            let value = try json(text)
            guard case .object = value else { throw Malformed(reason: "a JSON object such as {\"…\": …} is wanted") }
            return value
        case .array(let item, _, _): return try list(text, of: item)
        // A text needs no quotes here; what is JSON is JSON.
        case .any: return (try? JSONValue(parsing: text)) == nil ? .string(text) : try json(text)
        }
    }

    /// A JSON list, or a list of the one item that `text` is.
    private static func list(_ text: String, of item: Schema) throws(Malformed) -> JSONValue {
        let start = text.first { !$0.isWhitespace }
        // Never an item: a list with a slip in it would be sent as the name of something.
        if start == "[" { return try json(text) }
        if start == "{", !item.canBeObject {
            throw Malformed(reason: "a text that begins with { is an item only within JSON: [\"{…\"]")
        }
        return .array([try typed(text, item)])
    }

    private static func json(_ text: String) throws(Malformed) -> JSONValue {
        do {
            return try JSONValue(parsing: text, duplicates: .refused, numbers: .exact)
        } catch {
            throw Malformed(reason: "the text \(error.aboutInput)")
        }
    }
}

extension Schema {
    fileprivate var canBeObject: Bool {
        switch self {
        case .object, .any: true
        case .string, .integer, .number, .boolean, .array: false
        }
    }
}

extension JSONError {
    /// What is wrong with a text that a person gave, to stand behind its name: `is not JSON: …`, ``has `a.b` twice``.
    var aboutInput: String {
        guard case .duplicateMember(let path) = kind else { return "is not JSON: \(self)" }
        return "has `\(path.singleLine)` twice"
    }
}
