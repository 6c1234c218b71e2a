/// Reads a regular expression; recursive descent with a limit on nesting.
struct PatternParser {
    private static let maxDepth = 50
    private static let maxCount = 1000
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func parse() throws(PatternError) -> PatternNode {
        let node = try alternatives()
        guard position == scalars.count else { throw error("`)` without `(`") }
        return node
    }

    private func error(_ message: String) -> PatternError { PatternError(message: message, offset: position) }

    private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard current == scalar else { return false }
        position += 1
        return true
    }

    private mutating func alternatives() throws(PatternError) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maxDepth else { throw error("groups are nested too deep") }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(PatternError) -> PatternNode {
        var parts: [PatternNode] = []
        while let scalar = current, scalar != "|", scalar != ")" {
            parts.append(try quantified(try atom()))
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
    }

    private mutating func atom() throws(PatternError) -> PatternNode {
        let scalar = scalars[position]
        position += 1
        switch scalar {
        case "^": return .start
        case "$": return .end
        case ".": return .scalars(.anyButLineEnd)
        case "(": return try group()
        case "[": return .scalars(try characterClass())
        case "\\": return .scalars(try escape(inClass: false))
        case "*", "+", "?", "{":
            position -= 1
            throw error("a quantifier without anything to repeat")
        default: return .scalars(ScalarClass(scalar))
        }
    }

    private mutating func group() throws(PatternError) -> PatternNode {
        if take("?") {
            guard take(":") else { throw error("look-around and named groups are not supported") }
        }
        let node = try alternatives()
        guard take(")") else { throw error("`(` without `)`") }
        return node
    }

    private mutating func quantified(_ node: PatternNode) throws(PatternError) -> PatternNode {
        let bounds: (minimum: Int, maximum: Int?)
        switch current {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            position += 1
            bounds = try counts()
            position -= 1
        default: return node
        }
        position += 1
        switch node {
        case .start, .end: throw error("an anchor cannot be repeated")
        default: break
        }
        switch current {
        case "?": throw error("lazy quantifiers are not supported")
        case "*", "+", "{": throw error("two quantifiers in a row")
        default: return .repeated(node, minimum: bounds.minimum, maximum: bounds.maximum)
        }
    }

    /// After `{`: `n}`, `n,}` or `n,m}`; consumes the brace.
    private mutating func counts() throws(PatternError) -> (Int, Int?) {
        let minimum = try count()
        var maximum: Int? = minimum
        if take(",") { maximum = current == "}" ? nil : try count() }
        guard take("}") else { throw error("`{` without `}`") }
        if let maximum, maximum < minimum { throw error("a quantifier whose upper bound is below its lower") }
        return (minimum, maximum)
    }

    private mutating func count() throws(PatternError) -> Int {
        var value = 0
        var digits = 0
        while let scalar = current, ScalarClass.digit.contains(scalar) {
            value = value * 10 + Int(scalar.value - 0x30)
            guard value <= Self.maxCount else { throw error("a repetition above 1000") }
            digits += 1
            position += 1
        }
        guard digits > 0 else { throw error("a number is expected") }
        return value
    }

    private mutating func characterClass() throws(PatternError) -> ScalarClass {
        var result = ScalarClass([], isNegated: take("^"))
        while true {
            guard let scalar = current else { throw error("`[` without `]`") }
            position += 1
            if scalar == "]" { return result }
            let first = scalar == "\\" ? try escape(inClass: true) : ScalarClass(scalar)
            guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                result.ranges += first.isNegated ? first.complement : first.ranges
                continue
            }
            position += 1
            let end = scalars[position]
            position += 1
            let last = end == "\\" ? try escape(inClass: true) : ScalarClass(end)
            guard let low = first.single, let high = last.single, low <= high else {
                throw error("a range in a class that does not go upwards")
            }
            result.ranges.append(low...high)
        }
    }

    private mutating func escape(inClass: Bool) throws(PatternError) -> ScalarClass {
        guard let scalar = current else { throw error("`\\` at the end") }
        position += 1
        switch scalar {
        case "d": return .digit
        case "w": return .word
        case "s": return .space
        case "D": return ScalarClass(ScalarClass.digit.ranges, isNegated: true)
        case "W": return ScalarClass(ScalarClass.word.ranges, isNegated: true)
        case "S": return ScalarClass(ScalarClass.space.ranges, isNegated: true)
        case "n": return ScalarClass("\n")
        case "r": return ScalarClass("\r")
        case "t": return ScalarClass("\t")
        case "u": return ScalarClass(try unicodeEscape())
        default:
            guard !ScalarClass.word.contains(scalar) else { throw error("`\\\(scalar)` is not supported") }
            return ScalarClass(scalar)
        }
    }

    private mutating func unicodeEscape() throws(PatternError) -> Unicode.Scalar {
        let isBraced = take("{")
        var value: UInt32 = 0
        var digits = 0
        while digits < (isBraced ? 6 : 4), let digit = current.flatMap({ Character($0).hexDigitValue }) {
            value = value * 16 + UInt32(digit)
            digits += 1
            position += 1
        }
        guard isBraced ? digits > 0 && take("}") : digits == 4, let scalar = Unicode.Scalar(value) else {
            throw error("`\\u` without a character's number")
        }
        return scalar
    }
}

extension ScalarClass {
    /// The one scalar of a class that stands for a single character.
    fileprivate var single: UInt32? {
        guard !isNegated, ranges.count == 1, ranges[0].lowerBound == ranges[0].upperBound else { return nil }
        return ranges[0].lowerBound
    }
}
