extension JSONValue {
    /// The tree of one JSON text.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8. One value with nothing but white space around it.
    ///   - maxDepth: How many arrays and objects may be open at once, at most ``JSONLimits/maxTreeDepth``.
    ///   - duplicates: What becomes of a member that an object has twice.
    ///   - numbers: What becomes of whole numbers that are written as fractions.
    /// - Throws: The first error in the text.
    public init(
        parsing bytes: some Collection<UInt8>, maxDepth: Int = JSONLimits.maxDepth,
        duplicates: JSONDuplicates = .lastWins, numbers: JSONNumbers = .nearest
    ) throws(JSONError) {
        let result = bytes.withContiguousStorageIfAvailable { buffer in
            Result { () throws(JSONError) in
                try JSONValue(buffer, maxDepth: maxDepth, duplicates: duplicates, numbers: numbers)
            }
        }
        if let result {
            self = try result.get()
        } else {
            self = try JSONValue(parsing: Array(bytes), maxDepth: maxDepth, duplicates: duplicates, numbers: numbers)
        }
    }

    /// The tree of one JSON text; see ``init(parsing:maxDepth:duplicates:numbers:)-(Collection<UInt8>,_,_,_)``.
    public init(
        parsing text: String, maxDepth: Int = JSONLimits.maxDepth, duplicates: JSONDuplicates = .lastWins,
        numbers: JSONNumbers = .nearest
    ) throws(JSONError) {
        var text = text
        let result = text.withUTF8 { buffer in
            Result { () throws(JSONError) in
                try JSONValue(buffer, maxDepth: maxDepth, duplicates: duplicates, numbers: numbers)
            }
        }
        self = try result.get()
    }

    private init(
        _ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int, duplicates: JSONDuplicates, numbers: JSONNumbers
    ) throws(JSONError) {
        switch duplicates {
        case .lastWins: self = try JSONValue(bytes, maxDepth: maxDepth, numbers: numbers)
        case .refused: self = try JSONValue(refusingDuplicatesIn: bytes, maxDepth: maxDepth, numbers: numbers)
        }
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int, numbers: JSONNumbers) throws(JSONError) {
        var tokens = JSONTokenizer(bytes, maxDepth: min(maxDepth, JSONLimits.maxTreeDepth))
        var tree = JSONTreeBuilder(numbers: numbers)
        while true {
            let token = try tokens.next()
            // The end comes once a value is complete, and not before.
            if case .end = token, let value = tree.finished() {
                self = value
                return
            }
            tree.take(token, of: tokens)
        }
    }

    /// The value as JSON text.
    ///
    /// Infinite numbers and NaN, which JSON cannot write, become `null`. ``JSONWriter/value(_:)`` refuses them instead.
    ///
    /// - Parameter pretty: One member or element per line, two spaces for each level.
    public func serialized(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(pretty: pretty)
        writer.lenient(self)
        return writer.bytes
    }

    /// The value as JSON text; see ``serialized(pretty:)``.
    public func text(pretty: Bool = false) -> String {
        String(decoding: serialized(pretty: pretty), as: UTF8.self)
    }
}

extension JSONValue: CustomStringConvertible {
    /// The value as JSON text on one line.
    public var description: String { text() }
}
