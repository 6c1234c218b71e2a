import JSONWire

/// JSON as YAML that every version of YAML reads back the same.
enum YAMLText {
    /// A longer key is not recognised by the colon behind it and needs a mark in front, says YAML.
    private static let longestKey = 1_024

    /// Without the last line end.
    static func text(_ value: JSONValue) -> String {
        var lines: [String] = []
        write(value, indent: 0, lead: "", into: &lines)
        return lines.joined(separator: "\n")
    }

    /// - Parameter lead: What stands in front of the value in its first line: `name:` or `-`.
    private static func write(_ value: JSONValue, indent: Int, lead: String, into lines: inout [String]) {
        let space = String(repeating: " ", count: indent)
        switch value {
        case .object(let members) where !members.isEmpty:
            if !lead.isEmpty, lead != "-" { lines.append(space + lead) }
            // The first member stands behind the dash.
            let inner = lead.isEmpty ? indent : indent + 2
            for (number, member) in members.enumerated() {
                let start = lines.count
                let key = scalar(member.key)
                if key.unicodeScalars.count > longestKey {
                    lines.append(String(repeating: " ", count: inner) + "? " + key)
                    write(member.value, indent: inner, lead: ":", into: &lines)
                } else {
                    write(member.value, indent: inner, lead: key + ":", into: &lines)
                }
                guard lead == "-", number == 0 else { continue }
                lines[start] = space + "- " + lines[start].dropFirst(inner)
            }
        case .array(let items) where !items.isEmpty:
            if lead == "-" {
                // A list in a list: the inner dash stands behind the outer.
                let start = lines.count
                for item in items { write(item, indent: indent + 2, lead: "-", into: &lines) }
                lines[start] = space + "- " + lines[start].dropFirst(indent + 2)
            } else {
                if !lead.isEmpty { lines.append(space + lead) }
                let inner = lead.isEmpty ? indent : indent + 2
                for item in items { write(item, indent: inner, lead: "-", into: &lines) }
            }
        default:
            lines.append(space + (lead.isEmpty ? "" : lead + " ") + single(value))
        }
    }

    private static func single(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): scalar(text)
        case .double, .number: number(value.text())
        case .object: "{}"
        case .array: "[]"
        case .null, .bool, .integer: value.text()
        }
    }

    /// `1e5` is a text for YAML 1.1: it wants a point and a sign.
    private static func number(_ text: String) -> String {
        guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return text }
        let mantissa = text[..<mark]
        let exponent = text[text.index(after: mark)...]
        return mantissa + (mantissa.contains(".") ? "" : ".0") + "e"
            + (exponent.first == "-" || exponent.first == "+" ? "" : "+")
            + exponent
    }

    // MARK: Texts

    /// Plain where no reader could take it for anything else, otherwise in double quotes.
    static func scalar(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        // Numbers, dates, times and marks begin with something else than a letter.
        guard first.properties.isAlphabetic || first == "_" || first == "/", last != " ", last != ":" else {
            return false
        }
        guard !words.contains(text.lowercased()) else { return false }
        var previous: Unicode.Scalar = first
        for scalar in text.unicodeScalars {
            let isOrdinary =
                scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value)
                || " _-./@+:,()#%=*".unicodeScalars.contains(scalar)
            let isMark = previous == ":" && scalar == " " || previous == " " && scalar == "#"
            guard isOrdinary, !isMark else { return false }
            previous = scalar
        }
        return true
    }

    /// What some YAML reads as something else than text, `.nan` and numbers apart, which do not begin with a letter.
    private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "inf", "nan"]

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default:
                switch scalar.value {
                case ..<0x20, 0x7F...0x9F: result += "\\x" + AnswerText.hex(scalar)
                // Line ends for YAML 1.1, the byte order mark, and what is no character.
                case 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: result += "\\u" + String(scalar.value, radix: 16)
                default: result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
