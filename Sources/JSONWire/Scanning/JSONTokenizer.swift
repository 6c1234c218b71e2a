/// The grammar of RFC 8259 as a machine that yields one token at a time. The one place where it is written down:
/// scanner, reader and tree all step it.
///
/// It keeps no copy of the text: the buffer must outlive it. Open containers are on a stack of its own, so that nesting
/// costs no call frames.
@usableFromInline
struct JSONTokenizer: ~Copyable {
    /// What may come next.
    private enum State {
        /// The text's one value.
        case start
        /// A first key, or the end of an empty object.
        case objectStart
        /// A value; its key and colon are read.
        case member
        /// A comma and a key, or the object's end.
        case objectNext
        /// A first element, or the end of an empty array.
        case arrayStart
        /// A comma and an element, or the array's end.
        case arrayNext
        /// Nothing but white space.
        case done

        /// What is missing if the text ends here; `nil` if nothing is.
        var expectation: JSONError.Expectation? {
            switch self {
            case .start, .member: .value
            case .objectStart: .keyOrObjectEnd
            case .objectNext: .commaOrObjectEnd
            case .arrayStart: .valueOrArrayEnd
            case .arrayNext: .commaOrArrayEnd
            case .done: nil
            }
        }
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let maxDepth: Int
    /// The offset of the next byte to look at.
    var position = 0
    /// The offset where the last token begins.
    private(set) var tokenStart = 0
    private var state = State.start
    /// What to expect once a value in the innermost container is complete.
    private var stateAfterValue = State.done
    /// Values completed or begun in the innermost container.
    private var valueCount = 0
    /// For each open container but the innermost: twice its `valueCount`, plus one for an object. The outermost entry
    /// stands for the text.
    private var enclosing: [Int] = []
    /// Where strings with escapes are put together. Grows, and is kept from string to string.
    @usableFromInline
    var scratch = UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

    @usableFromInline
    init(_ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int) {
        self.bytes = bytes
        self.maxDepth = maxDepth
    }

    // Inlinable because the inlinable scan destroys a tokenizer: Swift 6.3's optimiser inlines it there in any case,
    // and then fails an assertion.
    @inlinable
    deinit {
        scratch.deallocate()
    }

    /// The last token as it is written. For numbers and words, which end where the machine stands.
    @usableFromInline
    var tokenText: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[tokenStart..<position])
    }

    /// Whether the bytes are one number and nothing else.
    static func isNumber(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = literal.first, first == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= first
        else { return false }
        var tokens = JSONTokenizer(literal, maxDepth: 0)
        do throws(JSONError) {
            _ = try tokens.next()
        } catch {
            return false
        }
        return tokens.position == literal.count
    }

    /// Steps to the next token. `.end` is followed by `.end`; after an error the machine is of no more use.
    @usableFromInline
    mutating func next() throws(JSONError) -> JSONToken {
        skipWhiteSpace()
        tokenStart = position
        guard position < bytes.count else {
            guard let expected = state.expectation else { return .end }
            throw failure(.unexpectedEnd(expected: expected), at: position)
        }
        let byte = bytes[position]
        switch state {
        case .member, .start:
            return try value(byte, expected: .value)
        case .objectNext:
            if byte == UInt8(ascii: ",") {
                try advance(expected: .key)
                return try key(bytes[position], expected: .key)
            }
            if byte == UInt8(ascii: "}") { return endObject() }
            throw unexpected(byte, .commaOrObjectEnd)
        case .arrayNext:
            if byte == UInt8(ascii: ",") {
                try advance(expected: .value)
                return try value(bytes[position], expected: .value)
            }
            if byte == UInt8(ascii: "]") { return endArray() }
            throw unexpected(byte, .commaOrArrayEnd)
        case .objectStart:
            if byte == UInt8(ascii: "}") { return endObject() }
            return try key(byte, expected: .keyOrObjectEnd)
        case .arrayStart:
            if byte == UInt8(ascii: "]") { return endArray() }
            return try value(byte, expected: .valueOrArrayEnd)
        case .done:
            throw failure(.trailingBytes, at: position)
        }
    }

    /// A key with its colon. `byte` is the one at `position`.
    private mutating func key(_ byte: UInt8, expected: JSONError.Expectation) throws(JSONError) -> JSONToken {
        guard byte == UInt8(ascii: "\"") else { throw unexpected(byte, expected) }
        tokenStart = position
        let utf8 = try string()
        skipWhiteSpace()
        guard position < bytes.count else { throw failure(.unexpectedEnd(expected: .colon), at: position) }
        guard bytes[position] == UInt8(ascii: ":") else { throw unexpected(bytes[position], .colon) }
        position += 1
        state = .member
        return .key(utf8)
    }

    /// A scalar, or the start of a container. `byte` is the one at `position`.
    private mutating func value(_ byte: UInt8, expected: JSONError.Expectation) throws(JSONError) -> JSONToken {
        tokenStart = position
        valueCount += 1
        state = stateAfterValue
        switch byte {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return try number()
        case UInt8(ascii: "{"):
            try open(isObject: true)
            return .beginObject
        case UInt8(ascii: "["):
            try open(isObject: false)
            return .beginArray
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        default:
            if position == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw failure(.byteOrderMark, at: 0) }
            throw unexpected(byte, expected)
        }
    }

    private mutating func word(_ word: StaticString) throws(JSONError) {
        let length = word.utf8CodeUnitCount
        for index in 1..<length {
            guard position + index < bytes.count else {
                throw failure(.unexpectedEnd(expected: .word), at: bytes.count)
            }
            guard bytes[position + index] == word.utf8Start[index] else { throw failure(.malformedWord, at: position) }
        }
        position += length
    }
}

// MARK: - Containers

extension JSONTokenizer {
    private mutating func open(isObject: Bool) throws(JSONError) {
        guard enclosing.count < maxDepth else { throw failure(.tooDeep(limit: maxDepth), at: position) }
        enclosing.append(valueCount << 1 | (stateAfterValue == .objectNext ? 1 : 0))
        valueCount = 0
        position += 1
        state = isObject ? .objectStart : .arrayStart
        stateAfterValue = isObject ? .objectNext : .arrayNext
    }

    private mutating func endObject() -> JSONToken {
        let count = valueCount
        close()
        return .endObject(count: count)
    }

    private mutating func endArray() -> JSONToken {
        let count = valueCount
        close()
        return .endArray(count: count)
    }

    private mutating func close() {
        position += 1
        let outer = enclosing.removeLast()
        valueCount = outer >> 1
        stateAfterValue = enclosing.isEmpty ? .done : outer & 1 == 1 ? .objectNext : .arrayNext
        state = stateAfterValue
    }
}

// MARK: - Moving on

extension JSONTokenizer {
    @inline(__always)
    private mutating func skipWhiteSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// Over the byte at `position` and white space, to a byte that must be there.
    @inline(__always)
    private mutating func advance(expected: JSONError.Expectation) throws(JSONError) {
        position += 1
        skipWhiteSpace()
        guard position < bytes.count else { throw failure(.unexpectedEnd(expected: expected), at: position) }
    }

    private func unexpected(_ byte: UInt8, _ expected: JSONError.Expectation) -> JSONError {
        failure(.unexpectedByte(byte, expected: expected), at: position)
    }

    func failure(_ kind: JSONError.Kind, at offset: Int) -> JSONError {
        JSONError(kind, at: offset, in: bytes)
    }
}
