extension JSONReader {
    /// Reads a null.
    public mutating func readNull() throws(JSONError) {
        let token = try look()
        guard case .null = token else { throw mismatch(token, expected: .null) }
        accept()
    }

    /// Reads a null if one comes next, and says whether it did.
    public mutating func readNullIfPresent() throws(JSONError) -> Bool {
        guard case .null = try look() else { return false }
        accept()
        return true
    }

    /// Reads true or false.
    public mutating func readBool() throws(JSONError) -> Bool {
        let token = try look()
        guard case .bool(let value) = token else { throw mismatch(token, expected: .bool) }
        accept()
        return value
    }

    /// Reads an integer. A number written with a fraction or an exponent counts if its value is an integer all the same
    /// (`1.0`, `1e3`).
    ///
    /// - Throws: ``JSONError/Kind/numberOutOfRange`` for a number that is no integer or does not fit, which is left
    ///   where it is.
    public mutating func readInt64() throws(JSONError) -> Int64 {
        let token = try look()
        switch token {
        case .integer(let value):
            accept()
            return value
        case .double(let value):
            guard let value = Int64(integral: value) else { throw failure(.numberOutOfRange) }
            accept()
            return value
        case .number: throw failure(.numberOutOfRange)
        default: throw mismatch(token, expected: .number)
        }
    }

    /// Reads any number as the `Double` nearest to it.
    ///
    /// - Throws: ``JSONError/Kind/numberOutOfRange`` for a number beyond the largest `Double`, which is left where it
    ///   is.
    public mutating func readDouble() throws(JSONError) -> Double {
        let token = try look()
        let result: Double
        switch token {
        case .integer(let value): result = Double(value)
        case .double(let value): result = value
        case .number(let literal):
            guard let value = Double(String(decoding: literal, as: UTF8.self)), value.isFinite else {
                throw failure(.numberOutOfRange)
            }
            result = value
        default: throw mismatch(token, expected: .number)
        }
        accept()
        return result
    }

    /// Reads a string.
    public mutating func readString() throws(JSONError) -> String {
        let token = try look()
        guard case .string(let utf8) = token else { throw mismatch(token, expected: .string) }
        accept()
        return String(decoding: utf8, as: UTF8.self)
    }

    /// Reads a string's content, or a number, true, false or null as it is written: for services that put in quotes
    /// what others do not.
    ///
    /// - Returns: For a number its literal, digit by digit: `1.50` stays `1.50`.
    public mutating func readText() throws(JSONError) -> String {
        let token = try look()
        let result: String
        switch token {
        case .string(let utf8): result = String(decoding: utf8, as: UTF8.self)
        case .null, .bool, .integer, .double, .number: result = String(decoding: tokens.tokenText, as: UTF8.self)
        default: throw mismatch(token, expected: .string)
        }
        accept()
        return result
    }

    /// Reads whatever comes next as a tree.
    ///
    /// - Parameter numbers: What becomes of whole numbers that are written as fractions.
    /// - Throws: ``JSONError/Kind/tooDeep(limit:)`` for a tree deeper than ``JSONLimits/maxTreeDepth``.
    public mutating func readValue(numbers: JSONNumbers = .nearest) throws(JSONError) -> JSONValue {
        _ = try peek()
        var tree = JSONTreeBuilder(numbers: numbers)
        while true {
            let token = try take()
            tree.take(token, of: tokens)
            if let value = tree.finished() { return value }
            if tree.depth > JSONLimits.maxTreeDepth { throw failure(.tooDeep(limit: JSONLimits.maxTreeDepth)) }
        }
    }
}
