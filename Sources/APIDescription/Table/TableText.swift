/// Texts as an operation table takes them, whose columns and lists have separators of their own.
///
/// `\` and two hexadecimal digits are the ASCII character of that number, `\.` an item of a list that is empty. Texts for
/// people and patterns stand as they are: they have neither tabs nor line breaks.
enum TableText {
    /// - Parameter separators: What would end the text, besides control characters.
    static func plain(_ text: String, _ separators: String = "") -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            let isSpecial = scalar == "\\" || scalar.value < 0x20 || separators.unicodeScalars.contains(scalar)
            if isSpecial { result += escape(scalar) } else { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// Items of a list.
    static func items(_ items: [String], _ separator: String, escaping others: String = "") -> String {
        items.map { $0.isEmpty ? "\\." : plain($0, separator + others) }.joined(separator: separator)
    }

    /// A column that could be taken for another by how it begins.
    static func operand(_ column: String) -> String {
        guard let first = column.unicodeScalars.first, first == "#" || column.utf8.starts(with: "if=".utf8) else {
            return column
        }
        return escape(first) + String(column.unicodeScalars.dropFirst())
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        "\\" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
    }
}
