extension JSONError: CustomStringConvertible {
    /// One sentence with the place and the cause.
    public var description: String {
        "line \(line), column \(column) (byte \(offset)): \(kind)"
    }
}

extension JSONError.Kind: CustomStringConvertible {
    /// The cause, without the place.
    public var description: String {
        switch self {
        case .unexpectedEnd(let expected): "\(expected.rawValue) was expected, but the text ends"
        case .unexpectedByte(let byte, let expected):
            "\(expected.rawValue) was expected, but \(Self.name(of: byte)) was found"
        case .trailingBytes: "nothing but white space may follow the value"
        case .byteOrderMark: "the text begins with a byte order mark, which JSON does not allow"
        case .malformedNumber:
            "a number is written as -0.5, 12 or 1.5e3: no leading zero or plus, and digits around a point and after an e"
        case .malformedWord: "the only words in JSON are null, true and false"
        case .controlCharacter(let byte):
            "the control character \(Self.name(of: byte)) must be written as an escape in a string"
        case .malformedEscape:
            "a backslash in a string is followed by one of \"\\/bfnrt or by u and four hexadecimal digits"
        case .loneSurrogate: "half of a surrogate pair stands without the other half"
        case .malformedUTF8: "the bytes of the string are not UTF-8"
        case .tooDeep(let limit): "arrays and objects are nested deeper than \(limit) levels"
        case .mismatch(let expected, let found): "\(expected.name) was expected, but \(found.name) was found"
        case .numberOutOfRange: "the number does not fit the type that was asked for"
        case .outOfPlace: "what was asked for cannot stand at this place"
        case .duplicateMember(let path): "the member \(path) is there already"
        case .notFinite: "JSON has no way to write an infinite number or NaN"
        }
    }

    private static func name(of byte: UInt8) -> String {
        switch byte {
        case 0x21...0x7E: return "\"\(Character(UnicodeScalar(byte)))\""
        case 0x20: return "a space"
        default:
            let digits = String(byte, radix: 16, uppercase: true)
            return "the byte 0x" + (digits.utf8.count < 2 ? "0" + digits : digits)
        }
    }
}
