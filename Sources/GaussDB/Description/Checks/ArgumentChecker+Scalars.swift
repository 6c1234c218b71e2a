import JSONWire

extension ArgumentChecker {
    mutating func check(_ value: JSONValue, _ rules: StringRules, path: String, isSensitive: Bool) -> String? {
        let text: String
        switch value {
        case .string(let string): text = string
        case .integer(let number) where rules.acceptsScalars: text = String(number)
        case .double(let number) where rules.acceptsScalars:
            guard checkFinite(number, path: path, isSensitive: isSensitive) else { return nil }
            text = Self.written(number)
        case .number(let literal) where rules.acceptsScalars: text = literal
        case .bool(let flag) where rules.acceptsScalars: text = flag ? "true" : "false"
        default:
            reportType(path, wanted: "a text", value, isSensitive)
            return nil
        }
        guard !breaks(text, rules, path: path, isSensitive: isSensitive) else { return nil }
        return rules.values?.listed(text) ?? text
    }

    /// Reports the first rule that `text` breaks; a text that is too short and malformed needs only one complaint.
    private mutating func breaks(_ text: String, _ rules: StringRules, path: String, isSensitive: Bool) -> Bool {
        // The service counts what a person would call characters as Unicode code points.
        let length = text.unicodeScalars.count
        if length < rules.minLength ?? 0 || length > rules.maxLength ?? .max {
            let allowed = ShownValue.range(rules.minLength, rules.maxLength)
            report(
                path,
                length == 0
                    ? "`\(path)` is empty; allowed are \(allowed) characters"
                    : "`\(path)` has \(ShownValue.count(length, "character")); allowed are \(allowed)")
            return true
        }
        if let maxBytes = rules.maxBytes, text.utf8.count > maxBytes {
            report(path, "`\(path)` takes \(text.utf8.count) bytes in UTF-8; at most \(maxBytes) are allowed")
            return true
        }
        if let values = rules.values, values.isClosed, values.listed(text) == nil {
            let came = isSensitive ? "something else" : ShownValue.quoted(text)
            let allowed = ShownValue.choices(values.values.map(ShownValue.quoted))
            report(path, "`\(path)` must be \(allowed), not \(came)")
            return true
        }
        if let pattern = rules.pattern, !pattern.matches(text) {
            let came = isSensitive ? "has a form that is not allowed" : "is \(ShownValue.quoted(text))"
            report(path, "`\(path)` \(came); it must match \(pattern)")
            return true
        }
        return false
    }

    mutating func check(_ value: JSONValue, _ rules: IntegerRules, path: String, isSensitive: Bool) -> JSONValue? {
        guard let number = whole(value, path: path, isSensitive: isSensitive) else { return nil }
        let came = isSensitive ? "out of bounds" : String(number)
        if number < rules.minimum ?? .min || number > rules.maximum ?? .max {
            report(path, "`\(path)` is \(came); allowed: \(ShownValue.range(rules.minimum, rules.maximum))")
            return nil
        }
        if let step = rules.multipleOf, step != 0, number % step != 0 {
            report(path, "`\(path)` is \(came); it must be a multiple of \(step)")
            return nil
        }
        if !rules.values.isEmpty, !rules.values.contains(number) {
            report(path, "`\(path)` is \(came); allowed: \(ShownValue.choices(rules.values.map(String.init)))")
            return nil
        }
        return .integer(number)
    }

    mutating func check(_ value: JSONValue, _ rules: NumberRules, path: String, isSensitive: Bool) -> JSONValue? {
        let number: Double
        switch value {
        case .integer(let integer): number = Double(integer)
        case .double(let double) where double.isFinite: number = double
        case .number(let literal):
            guard let double = Double(literal), double.isFinite else { fallthrough }
            number = double
        default:
            reportType(path, wanted: "a number", value, isSensitive)
            return nil
        }
        let came = isSensitive ? "out of bounds" : ShownValue.text(value)
        guard number >= rules.minimum ?? -.infinity, number <= rules.maximum ?? .infinity else {
            report(path, "`\(path)` is \(came); allowed: \(ShownValue.range(rules.minimum, rules.maximum))")
            return nil
        }
        if let step = rules.multipleOf, !Self.isMultiple(number, of: step) {
            report(path, "`\(path)` is \(came); it must be a multiple of \(Self.written(step))")
            return nil
        }
        if !rules.values.isEmpty, !rules.values.contains(number) {
            report(path, "`\(path)` is \(came); allowed: \(ShownValue.choices(rules.values.map(Self.written)))")
            return nil
        }
        return value
    }

    /// As it would be written in decimals: 0.3 is a multiple of 0.1, although the nearest binary fractions are none.
    private static func isMultiple(_ number: Double, of step: Double) -> Bool {
        guard step > 0 else { return true }
        let quotient = number / step
        return abs(quotient - quotient.rounded()) <= 4 * max(quotient.ulp, Double.ulpOfOne)
    }

    /// A number as text: `7`, not `7.0`, since scripts do not distinguish the two.
    private static func written(_ number: Double) -> String {
        Int64(exactly: number).map { String($0) } ?? number.description
    }
}
