/// How operations may be called in scripts.
enum LuaName {
    /// Lua reads these as its own words, wherever they stand.
    private static let keywords: Set<Substring> = [
        "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
        "not", "or", "repeat", "return", "then", "true", "until", "while",
    ]

    /// Refuses what is not words of small letters, digits and `_`, joined by dots.
    static func check(_ element: Element) throws {
        let name = try element.text()
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, parts.allSatisfy(isWord) else {
            throw element.error("a name such as `module.function` expected")
        }
        if let word = parts.first(where: keywords.contains) {
            throw element.error("`\(name)` cannot be called: `\(word)` is a word of Lua itself")
        }
    }

    private static func isWord(_ part: Substring) -> Bool {
        part.first?.isLetter == true && part.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "_") }
    }
}
