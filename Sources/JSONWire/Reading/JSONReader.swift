/// Reads a text value by value, by a caller that knows what comes next.
///
/// ```swift
/// var reader = JSONReader(body)
/// try reader.beginObject()
/// while let key = try reader.nextKey() {
///     switch key {
///     case "id": id = try reader.readString()
///     case "ports":
///         try reader.beginArray()
///         while try reader.nextElement() { ports.append(try reader.readInt64()) }
///     default: try reader.skip()
///     }
/// }
/// try reader.finish()
/// ```
///
/// A read that finds another kind of value throws ``JSONError/Kind/mismatch(expected:found:)`` and leaves the value
/// where it is: it can still be read as what it is, or skipped. After any other error the reader is of no more use.
public struct JSONReader: ~Copyable {
    /// The reader's own copy of the text: copying is cheap next to scanning, and gives it an address that stays.
    private let text: UnsafeMutableBufferPointer<UInt8>
    var tokens: JSONTokenizer
    /// A token that has been looked at and not been taken.
    private var lookahead: JSONToken?
    /// The key that ``nextKey()`` returned last, or that ``nextKey(in:)`` did not find in its table.
    public internal(set) var lastKey = ""
    /// Whether the key that ``nextKey(in:)`` found last is another spelling in its table.
    public internal(set) var lastKeyIsAlias = false

    /// A reader at the start of a text, of which it makes a copy.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8: an array, a slice, a buffer.
    ///   - maxDepth: How many arrays and objects may be open at once.
    public init(_ bytes: some Collection<UInt8>, maxDepth: Int = JSONLimits.maxDepth) {
        text = UnsafeMutableBufferPointer.allocate(capacity: bytes.count)
        _ = text.initialize(fromContentsOf: bytes)
        tokens = JSONTokenizer(UnsafeBufferPointer(text), maxDepth: maxDepth)
    }

    deinit {
        text.deallocate()
    }

    /// The offset of the byte where the value or key begins that was read or looked at last.
    public var offset: Int { tokens.tokenStart }

    /// The kind of the value that comes next. It stays where it is.
    public mutating func peek() throws(JSONError) -> JSONKind {
        guard let kind = try look().kind else { throw outOfPlace() }
        return kind
    }

    /// Passes over the value that comes next, whatever it is. What it holds is checked all the same.
    public mutating func skip() throws(JSONError) {
        _ = try peek()
        var depth = 0
        repeat {
            switch try take() {
            case .beginObject, .beginArray: depth += 1
            case .endObject, .endArray: depth -= 1
            default: break
            }
        } while depth > 0
    }

    /// Makes sure that the text's value has been read and that nothing but white space follows.
    public mutating func finish() throws(JSONError) {
        guard case .end = try look() else { throw outOfPlace() }
    }

    // MARK: Tokens

    /// The next token, left where it is.
    mutating func look() throws(JSONError) -> JSONToken {
        if let lookahead { return lookahead }
        let token = try tokens.next()
        lookahead = token
        return token
    }

    /// The next token.
    mutating func take() throws(JSONError) -> JSONToken {
        if let token = lookahead {
            lookahead = nil
            return token
        }
        return try tokens.next()
    }

    /// Takes the token that `look` returned.
    mutating func accept() {
        lookahead = nil
    }

    /// The error for a token that is not what was asked for.
    func mismatch(_ token: JSONToken, expected: JSONKind) -> JSONError {
        guard let found = token.kind else { return outOfPlace() }
        return failure(.mismatch(expected: expected, found: found))
    }

    func outOfPlace() -> JSONError {
        failure(.outOfPlace)
    }

    /// An error at the token that was looked at last.
    func failure(_ kind: JSONError.Kind) -> JSONError {
        tokens.failure(kind, at: tokens.tokenStart)
    }
}
