/// Swift source with comments and literals blanked out, so that a search finds code and nothing that only looks like it.
///
/// Line numbers stay as they are. Code inside an interpolation is kept: it is code.
struct SwiftCode: Sendable {
    let lines: [Substring]

    init(_ source: String) {
        var reader = Reader(input: Array(source.utf8))
        reader.code(inInterpolation: false)
        lines = String(decoding: reader.output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The modules that the source imports, with line numbers from 1.
    var imports: [(line: Int, module: String)] {
        lines.enumerated().compactMap { index, line in
            var words = line.split(whereSeparator: \.isWhitespace)[...]
            while let word = words.first, word.hasPrefix("@") || Self.modifiers.contains(word) { words.removeFirst() }
            guard words.popFirst() == "import", var name = words.popFirst() else { return nil }
            if Self.kinds.contains(name), let next = words.popFirst() { name = next }
            return (index + 1, String(name.prefix { $0 != "." && $0 != ";" }))
        }
    }

    /// Every identifier that `isWanted` accepts, with line numbers from 1.
    func identifiers(where isWanted: (Substring) -> Bool) -> [(line: Int, name: String)] {
        lines.enumerated().flatMap { index, line in
            line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
                .filter(isWanted)
                .map { (index + 1, String($0)) }
        }
    }

    private static let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "var", "let", "actor",
    ]
}

extension SwiftCode {
    private struct Reader {
        let input: [UInt8]
        var output: [UInt8] = []
        private var position = 0

        /// Bytes that may begin something other than plain code.
        private static let special: Set<UInt8> = Set("/\"#()".utf8)

        init(input: [UInt8]) {
            self.input = input
            output.reserveCapacity(input.count)
        }

        /// Reads code up to the end, or up to the parenthesis that closes the interpolation it is in.
        mutating func code(inInterpolation: Bool) {
            var depth = 0
            while position < input.count {
                guard Self.special.contains(input[position]) else {
                    output.append(input[position])
                    position += 1
                    continue
                }
                if starts(with: "//") {
                    while position < input.count, input[position] != UInt8(ascii: "\n") { blank() }
                } else if starts(with: "/*") {
                    blockComment()
                } else if let pounds = poundsOfLiteral() {
                    literal(pounds: pounds)
                } else {
                    if input[position] == UInt8(ascii: "(") { depth += 1 }
                    if input[position] == UInt8(ascii: ")") {
                        if inInterpolation, depth == 0 { return }
                        depth -= 1
                    }
                    output.append(input[position])
                    position += 1
                }
            }
        }

        /// Block comments nest.
        private mutating func blockComment() {
            var depth = 0
            repeat {
                if starts(with: "/*") {
                    depth += 1
                    blank(2)
                } else if starts(with: "*/") {
                    depth -= 1
                    blank(2)
                } else {
                    blank()
                }
            } while depth > 0 && position < input.count
        }

        /// How many `#` a string literal that begins here has, or nil when none begins here.
        private func poundsOfLiteral() -> Int? {
            let pounds = input[position...].prefix { $0 == UInt8(ascii: "#") }.count
            let quote = position + pounds
            return quote < input.count && input[quote] == UInt8(ascii: "\"") ? pounds : nil
        }

        private mutating func literal(pounds: Int) {
            blank(pounds)
            let quotes = starts(with: "\"\"\"") ? "\"\"\"" : "\""
            blank(quotes.utf8.count)
            let marks = String(repeating: "#", count: pounds)
            while position < input.count {
                if starts(with: quotes + marks) {
                    blank(quotes.utf8.count + pounds)
                    return
                } else if starts(with: "\\" + marks + "(") {
                    blank(pounds + 2)
                    code(inInterpolation: true)
                    blank()
                } else if starts(with: "\\" + marks) {
                    blank(pounds + 2)
                } else if quotes.utf8.count == 1, input[position] == UInt8(ascii: "\n") {
                    return
                } else {
                    blank()
                }
            }
        }

        private func starts(with text: String) -> Bool {
            input[position...].starts(with: text.utf8)
        }

        private mutating func blank(_ count: Int = 1) {
            for _ in 0..<count where position < input.count {
                output.append(input[position] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
                position += 1
            }
        }
    }
}
