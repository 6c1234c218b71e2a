/// What a page links to, its headings, and its examples.
struct Markdown {
    /// A fenced block of code.
    struct Example: Sendable {
        /// What stands after the fence, for example `lua`.
        let language: String
        /// Where its first line of code is, from 1.
        let line: Int
        let code: String
    }

    private(set) var targets: [String] = []
    /// Headings as GitHub turns them into anchors.
    private(set) var anchors: Set<String> = []
    private(set) var examples: [Example] = []

    init(_ text: String) {
        var open: (language: String, line: Int, code: [Substring])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.drop(while: \.isWhitespace)
            if content.hasPrefix("```") {
                if let example = open {
                    let code = example.code.map { $0 + "\n" }.joined()
                    examples.append(Example(language: example.language, line: example.line, code: code))
                    open = nil
                } else {
                    open = (String(content.drop { $0 == "`" }), index + 2, [])
                }
            } else if open != nil {
                open?.code.append(line)
            } else {
                readProse(line)
            }
        }
    }

    /// Folds `.` and `..`: `docs/../README.md` is `README.md`.
    static func normalised(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", parts.last != nil { parts.removeLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    private mutating func readProse(_ line: Substring) {
        if line.hasPrefix("#") { anchors.insert(Self.anchor(line.drop { $0 == "#" })) }
        // Code spans have no links: every other piece between backquotes is code.
        let prose = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset % 2 == 0 ? $0.element : "code" }
            .joined()
        var rest = Substring(prose)
        while let start = rest.firstRange(of: "](") {
            let target = rest[start.upperBound...].prefix { $0 != ")" && $0 != " " }
            targets.append(String(target))
            rest = rest[target.endIndex...]
        }
    }

    private static func anchor(_ heading: Substring) -> String {
        var result = ""
        for character in heading.drop(while: \.isWhitespace) {
            if character.isLetter || character.isNumber || character == "-" || character == "_" {
                result += character.lowercased()
            } else if character == " " {
                result += "-"
            }
        }
        return result
    }
}
