/// Writes a JSON text piece by piece; commas, colons and, if wanted, line breaks come by themselves.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.key("name")
/// writer.string("orders")
/// writer.key("ports")
/// writer.beginArray()
/// writer.integer(3306)
/// writer.endArray()
/// writer.endObject()
/// writer.bytes  // {"name":"orders","ports":[3306]}
/// ```
///
/// The caller answers for the structure: a key before each value of an object, none in an array, as many ends as
/// beginnings. Breaking that is a mistake in the program and traps.
public struct JSONWriter: Sendable {
    /// What has been written.
    public internal(set) var bytes: [UInt8] = []
    /// Whether each member and element has a line of its own.
    public let isPretty: Bool

    /// The open containers, the innermost last; true for objects.
    private var containers: [Bool] = []
    /// The innermost container has a value already.
    private var needsComma = false
    /// A key waits for its value.
    private var hasKey = false

    /// - Parameter pretty: One member or element per line, two spaces for each level.
    public init(pretty: Bool = false) {
        isPretty = pretty
    }

    /// The text as a `String`.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether one value has been written completely.
    public var isComplete: Bool { containers.isEmpty && needsComma }

    public mutating func beginObject() { open(isObject: true, UInt8(ascii: "{")) }
    public mutating func endObject() { close(isObject: true, UInt8(ascii: "}")) }
    public mutating func beginArray() { open(isObject: false, UInt8(ascii: "[")) }
    public mutating func endArray() { close(isObject: false, UInt8(ascii: "]")) }

    /// Writes the key of the member whose value comes next.
    public mutating func key(_ key: String) {
        var key = key
        key.withUTF8 { utf8 in
            prepareKey()
            quote(utf8)
        }
        finishKey()
    }

    /// Writes the key of the member whose value comes next; see ``string(utf8:)``.
    public mutating func key(utf8: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        try check(utf8)
        prepareKey()
        quote(utf8)
        finishKey()
    }

    /// Writes bytes that are a complete JSON value already. They are not looked at.
    public mutating func raw(_ json: some Collection<UInt8>) {
        prepareValue()
        bytes.append(contentsOf: json)
    }

    // MARK: Structure

    /// Everything that comes before a value: a comma, a line break.
    mutating func prepareValue() {
        if hasKey {
            hasKey = false
        } else {
            precondition(containers.last != true, "JSONWriter: a value of an object needs a key")
            precondition(!containers.isEmpty || !needsComma, "JSONWriter: a text has one value")
            separate()
        }
        needsComma = true
    }

    private mutating func prepareKey() {
        precondition(containers.last == true && !hasKey, "JSONWriter: a key belongs in an object, before a value")
        separate()
    }

    private mutating func finishKey() {
        bytes.append(UInt8(ascii: ":"))
        if isPretty { bytes.append(UInt8(ascii: " ")) }
        hasKey = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        if isPretty && !containers.isEmpty { breakLine() }
    }

    private mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: containers.count * 2))
    }

    private mutating func open(isObject: Bool, _ bracket: UInt8) {
        prepareValue()
        bytes.append(bracket)
        containers.append(isObject)
        needsComma = false
    }

    private mutating func close(isObject: Bool, _ bracket: UInt8) {
        precondition(containers.last == isObject && !hasKey, "JSONWriter: an end without its beginning")
        containers.removeLast()
        if isPretty && needsComma { breakLine() }
        bytes.append(bracket)
        needsComma = true
    }

    /// An error at the end of what has been written.
    func failure(_ kind: JSONError.Kind) -> JSONError {
        bytes.withUnsafeBufferPointer { JSONError(kind, at: $0.count, in: $0) }
    }
}
