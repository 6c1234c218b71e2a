/// A regular expression of a small, documented subset of ECMA 262, matched in linear time.
///
/// The API description gives patterns as ECMA 262 regular expressions. Foundation's engine is not linked, Swift's `Regex`
/// is not `Sendable`, and both can be made to backtrack for minutes by an unlucky pattern. This one walks all
/// alternatives at once: matching takes at most (length of the text) × (size of the pattern) steps.
///
/// Understood: literals, `.`, classes `[a-z\u4E00-\u9FFF_-]` and `[^…]`, `\d \w \s \D \W \S`, `\uXXXX`, `\u{XXXXX}`, `\n \r \t`,
/// escaped punctuation, `^`, `$`, groups `(…)` and `(?:…)`, alternation `|`, and the quantifiers `* + ? {n} {n,} {n,m}`.
/// Not understood, and refused when the pattern is made: look-around, back references, lazy quantifiers, named groups.
///
/// As in JSON Schema, a pattern matches when it occurs anywhere in the text; use `^` and `$` for the whole text.
/// Characters are Unicode scalars.
public struct Pattern: Sendable, CustomStringConvertible {
    /// The expression as it was written.
    public let text: String
    private let program: PatternProgram

    /// Compiles `text`.
    ///
    /// - Throws: ``PatternError`` when `text` is not in the subset, or needs more than ``PatternProgram/maxInstructions`` steps.
    public init(_ text: String) throws(PatternError) {
        var parser = PatternParser(text)
        program = try PatternProgram(compiling: try parser.parse())
        self.text = text
    }

    /// True when the pattern occurs in `candidate`.
    public func matches(_ candidate: some StringProtocol) -> Bool {
        program.run(on: candidate.unicodeScalars)
    }

    public var description: String { text }
}

/// A regular expression that ``Pattern`` cannot use.
public struct PatternError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One sentence: what is wrong.
    public let message: String
    /// Where, in Unicode scalars from the start of the pattern.
    public let offset: Int

    public var description: String { message + " at offset " + String(offset) }
}
