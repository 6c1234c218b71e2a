import JSONWire

/// Rules about a number, or a text that holds one. What holds none is another rule's business.
extension ArgumentChecker {
    private enum Held {
        case whole(Int64)
        /// Any other number of which `Double` tells enough to compare it.
        case other(Double)
        /// It has digits and is no number that fits: too many of them, or something else around them.
        case unusable
    }

    static func rangeComplaint(about value: JSONValue, _ minimum: Int64?, _ maximum: Int64?) -> String? {
        let isWithin: Bool
        switch held(by: value) {
        case .none: return nil
        case .whole(let number)?:
            guard number < minimum ?? .min || number > maximum ?? .max else { return nil }
            return "is \(number); allowed: \(ShownValue.range(minimum, maximum))"
        case .other(let number)?:
            isWithin = number >= Double(minimum ?? .min) && number <= Double(maximum ?? .max)
        case .unusable?: isWithin = false
        }
        guard !isWithin else { return nil }
        // A bound that is not said is that of all whole numbers.
        return "is \(ShownValue.text(value)); allowed: \(ShownValue.range(minimum ?? .min, maximum ?? .max))"
    }

    static func stepComplaint(about value: JSONValue, _ step: Int64) -> String? {
        guard step > 0 else { return nil }
        switch held(by: value) {
        case .none: return nil
        case .whole(let number)?: return number % step == 0 ? nil : "is \(number); it must be a multiple of \(step)"
        case .other?, .unusable?: return "is \(ShownValue.text(value)); it must be a multiple of \(step)"
        }
    }

    /// The number in a value; nil when it holds none.
    private static func held(by value: JSONValue) -> Held? {
        switch value {
        case .integer(let number): .whole(number)
        case .double(let number): whole(number).map { .whole($0) } ?? .other(number)
        case .number(let literal):
            Int64(wholeLiteral: literal).map { .whole($0) } ?? value.doubleValue.map { .other($0) } ?? .unusable
        case .string(let text):
            if let number = Int64(text) {
                .whole(number)
            } else {
                text.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) ? .unusable : nil
            }
        case .null, .bool, .array, .object: nil
        }
    }
}
