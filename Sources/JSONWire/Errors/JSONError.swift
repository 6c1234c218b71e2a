/// Why a text is not JSON, why a value is not what was asked for, or why a value cannot be written.
///
/// `description` is one sentence that names the place: `line 3, column 7 (byte 41): a value was expected, but "]" was
/// found`.
public struct JSONError: Error, Sendable, Equatable {
    /// What is wrong.
    public let kind: Kind
    /// The offset of the byte at fault, from 0. Equal to the number of bytes when the text ends too early.
    ///
    /// For an error in writing: the offset in what has been written.
    public let offset: Int
    /// The line of that byte, from 1. Lines end at a line feed.
    public let line: Int
    /// The column of that byte, from 1, counted in Unicode scalars.
    public let column: Int

    /// An error at a byte of a text.
    ///
    /// - Parameters:
    ///   - kind: What is wrong.
    ///   - offset: The byte at fault, `0 ... bytes.count`.
    ///   - bytes: The text, for the line and the column.
    @inline(never)
    public init(_ kind: Kind, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(offset) {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0b1100_0000 != 0b1000_0000 {
                column += 1
            }
        }
        self.kind = kind
        self.offset = offset
        self.line = line
        self.column = column
    }
}

extension JSONError {
    /// What is wrong. Cases may be added: a `switch` over it should have a `default`.
    public enum Kind: Sendable, Hashable {
        /// The text ends where something else had to follow.
        case unexpectedEnd(expected: Expectation)
        /// A byte that cannot stand here.
        case unexpectedByte(UInt8, expected: Expectation)
        /// More follows after the value.
        case trailingBytes
        /// The text begins with a byte order mark, which RFC 8259 does not allow.
        case byteOrderMark
        /// A number that breaks the grammar, such as `01`, `1.` or `-`.
        case malformedNumber
        /// A word that starts like `null`, `true` or `false` and is none of them.
        case malformedWord
        /// A control character in a string that is not escaped.
        case controlCharacter(UInt8)
        /// A backslash with something after it that is no escape.
        case malformedEscape
        /// Half of a surrogate pair (`\ud83d`) without the other.
        case loneSurrogate
        /// Bytes in a string that are not UTF-8.
        case malformedUTF8
        /// Arrays and objects are nested deeper than `limit`.
        case tooDeep(limit: Int)
        /// The value is not of the kind that was asked for.
        case mismatch(expected: JSONKind, found: JSONKind)
        /// The number is none that the type asked for can hold.
        case numberOutOfRange
        /// A read that does not fit the place: a value where a key or an end comes next, a key where a value does.
        case outOfPlace
        /// An object has a member of this name already, and the reader was asked to refuse that.
        ///
        /// The path leads to the member: `a.b[2].c`, with items counted from 1 and names that are no words in brackets
        /// and quotes, `a["b.c"]`. Indirect, so that an error stays as small as it is without.
        indirect case duplicateMember(path: String)
        /// An infinite number or a NaN was to be written.
        case notFinite
    }

    /// What could have stood at the place of the error.
    public enum Expectation: String, Sendable, Hashable {
        case value = "a value"
        case valueOrArrayEnd = "a value or \"]\""
        case commaOrArrayEnd = "\",\" or \"]\""
        case key = "a key in quotes"
        case keyOrObjectEnd = "a key in quotes or \"}\""
        case colon = "\":\""
        case commaOrObjectEnd = "\",\" or \"}\""
        case stringEnd = "the end of the string"
        case digit = "a digit"
        case word = "null, true or false"
    }
}
