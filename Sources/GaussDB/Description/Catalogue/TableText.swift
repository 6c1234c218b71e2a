/// Texts out of the columns of an operation table, whose columns and lists have separators of their own.
///
/// `\` and two hexadecimal digits are the ASCII character of that number, `\.` is an item of a list that is empty.
/// Everything here goes by Unicode scalars: a mark that combines with a separator does not hide it.
enum TableText {
    /// The text that stands as `text` in a column. Nil when a `\` stands for nothing.
    static func plain(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var result = String.UnicodeScalarView()
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            guard let first = scalars.next() else { return nil }
            if first == "." { continue }
            guard let second = scalars.next(), let high = digit(first), let low = digit(second), high < 8 else {
                return nil
            }
            result.append(Unicode.Scalar(UInt8(high << 4 | low)))
        }
        return String(result)
    }

    /// The items of a list, each as it stands there.
    static func split(
        _ text: String, at separator: Unicode.Scalar, omittingEmptyItems: Bool = true
    ) -> [String] {
        text.unicodeScalars.split(separator: separator, omittingEmptySubsequences: omittingEmptyItems)
            .map { String(Substring($0)) }
    }

    /// What stands before and behind the first `separator`. Nil when there is none.
    static func halves(
        _ text: String, at separator: Unicode.Scalar
    ) -> (before: String, behind: String)? {
        let scalars = text.unicodeScalars
        guard let index = scalars.firstIndex(of: separator) else { return nil }
        return (String(text[..<index]), String(text[scalars.index(after: index)...]))
    }

    /// The two sides of `1..9`, of which either may be empty. Nil for anything else.
    static func bounds(_ text: String) -> (minimum: String?, maximum: String?)? {
        let parts = split(text, at: ".", omittingEmptyItems: false)
        guard parts.count == 3, parts[1].isEmpty else { return nil }
        return (parts[0].isEmpty ? nil : parts[0], parts[2].isEmpty ? nil : parts[2])
    }

    /// `text` without the scalars of `beginning`. Nil when it begins otherwise.
    static func rest(of text: String, after beginning: StaticString) -> String? {
        let count = beginning.utf8CodeUnitCount
        let begins = beginning.withUTF8Buffer { text.utf8.starts(with: $0) }
        return begins ? String(decoding: text.utf8.dropFirst(count), as: UTF8.self) : nil
    }

    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar {
        case "0"..."9": UInt8(scalar.value - 0x30)
        case "A"..."F": UInt8(scalar.value - 0x41 + 10)
        default: nil
        }
    }
}

extension Columns {
    /// The text of a column or of a part of one.
    func plain(_ text: String) throws(TableError) -> String {
        guard let plain = TableText.plain(text) else { throw error("a `\\` that stands for nothing") }
        return plain
    }

    /// The items of a column.
    func items(
        _ text: String, at separator: Unicode.Scalar, omittingEmptyItems: Bool = true
    ) throws(TableError) -> [String] {
        var items: [String] = []
        for item in TableText.split(text, at: separator, omittingEmptyItems: omittingEmptyItems) {
            items.append(try plain(item))
        }
        return items
    }
}
