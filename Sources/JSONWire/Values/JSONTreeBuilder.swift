/// A sink that puts together a tree.
///
/// ```swift
/// var tree = JSONTreeBuilder()
/// try JSONScanner.scan(body, into: &tree)
/// let value = tree.finished()
/// ```
public struct JSONTreeBuilder: JSONSink {
    /// A container that is not complete.
    private struct Container {
        var isObject = false
        var elements: [JSONValue] = []
        var members = JSONObject()
        /// The key whose value comes next.
        var key = ""
    }

    private var result: JSONValue?
    private var current = Container()
    /// The containers around the current one; the first stands for the text.
    private var enclosing: [Container] = []
    private let numbers: JSONNumbers

    /// - Parameter numbers: What becomes of whole numbers that are written as fractions.
    public init(numbers: JSONNumbers = .nearest) {
        self.numbers = numbers
    }

    /// How many containers are open.
    public var depth: Int { enclosing.count }

    /// The tree, once it is complete.
    public func finished() -> JSONValue? { result }

    public mutating func null() { add(.null) }
    public mutating func bool(_ value: Bool) { add(.bool(value)) }
    public mutating func integer(_ value: Int64) { add(.integer(value)) }
    public mutating func double(_ value: Double) { add(.double(value)) }
    public mutating func double(_ value: Double, literal: UnsafeBufferPointer<UInt8>) {
        switch numbers {
        case .nearest: add(.double(value))
        case .exact: add(JSONValue(value, exactly: literal))
        }
    }
    public mutating func number(literal: UnsafeBufferPointer<UInt8>) {
        add(.number(String(decoding: literal, as: UTF8.self)))
    }
    public mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
        add(.string(String(decoding: utf8, as: UTF8.self)))
    }
    public mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) { current.key = String(decoding: utf8, as: UTF8.self) }
    public mutating func beginObject() { open(isObject: true) }
    public mutating func beginArray() { open(isObject: false) }
    public mutating func endObject(count: Int) { close() }
    public mutating func endArray(count: Int) { close() }

    /// - Parameter tokens: Where the token comes from.
    mutating func take(_ token: JSONToken, of tokens: borrowing JSONTokenizer) {
        switch token {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .double(let value): double(value, literal: tokens.tokenText)
        case .number(let literal): number(literal: literal)
        case .string(let utf8): string(utf8)
        case .key(let utf8): key(utf8)
        case .beginObject: beginObject()
        case .endObject(let count): endObject(count: count)
        case .beginArray: beginArray()
        case .endArray(let count): endArray(count: count)
        case .end: break
        }
    }

    /// Right after a key: its path, if its object has a member of that name already.
    var duplicatePath: String? {
        guard current.isObject, current.members[current.key] != nil else { return nil }
        // What stands for the text is no step.
        return (enclosing.dropFirst() + [current]).reduce(into: "") { path, container in
            guard container.isObject else {
                path += "[\(container.elements.count + 1)]"
                return
            }
            guard Self.isPlain(container.key) else {
                path += "[\(JSONValue.string(container.key).text())]"
                return
            }
            path += (path.isEmpty ? "" : ".") + container.key
        }
    }

    /// Whether a name can be told from the rest of a path.
    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...:
                    true
                default: false
                }
            }
    }

    private mutating func add(_ value: JSONValue) {
        if enclosing.isEmpty {
            result = value
        } else if current.isObject {
            current.members.append(key: current.key, value: value)
        } else {
            current.elements.append(value)
        }
    }

    private mutating func open(isObject: Bool) {
        enclosing.append(current)
        current = Container(isObject: isObject)
    }

    private mutating func close() {
        guard var inner = enclosing.popLast() else { return }
        // Exchanged, not assigned: a second owner of the outer container would make the next step copy all it holds.
        swap(&current, &inner)
        add(inner.isObject ? .object(inner.members) : .array(inner.elements))
    }
}
