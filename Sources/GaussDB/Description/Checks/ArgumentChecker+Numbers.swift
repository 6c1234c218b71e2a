import JSONWire

/// Numbers that cannot be sent as they are, wherever they stand.
extension ArgumentChecker {
    /// Looks through a value that the description leaves open. Whatever its shape, its numbers must be such as JSON writes.
    mutating func checkOpen(_ value: JSONValue, path: String, isSensitive: Bool = false) -> Bool {
        switch value {
        case .null, .bool, .integer, .number, .string: return true
        case .double(let number): return checkFinite(number, path: path, isSensitive: isSensitive)
        case .array(let items):
            var isRight = true
            for (index, item) in items.enumerated() {
                let itemPath = path + "[" + String(index + 1) + "]"
                if !checkOpen(item, path: itemPath, isSensitive: isSensitive) { isRight = false }
            }
            return isRight
        case .object(let members):
            var isRight = true
            for (name, member) in members
            where !checkOpen(member, path: joined(path, name), isSensitive: isSensitive) {
                isRight = false
            }
            return isRight
        }
    }

    mutating func checkFinite(_ number: Double, path: String, isSensitive: Bool) -> Bool {
        if number.isFinite { return true }
        reportType(path, wanted: "a finite number", .double(number), isSensitive)
        return false
    }

    /// The whole number that a value is; reports what is none.
    mutating func whole(_ value: JSONValue, path: String, isSensitive: Bool) -> Int64? {
        switch value {
        case .integer(let number): return number
        case .number(let literal):
            if let number = Int64(wholeLiteral: literal) { return number }
        case .double(let double):
            if let number = Self.whole(double) { return number }
            guard Int64(exactly: double) != nil else { break }
            let came = isSensitive ? "is too large" : "is \(double)"
            report(path, "`\(path)` \(came); above 9007199254740992 whole numbers are written without a fraction")
            return nil
        case .null, .bool, .string, .array, .object: break
        }
        reportType(path, wanted: "a whole number", value, isSensitive)
        return nil
    }

    /// The whole number that a `Double` is, where it stands for that number alone. Beyond 2^53 it stands for its neighbours
    /// too, and which of them was meant is lost.
    static func whole(_ number: Double) -> Int64? {
        guard number.magnitude <= 0x1p53 else { return nil }
        return Int64(exactly: number)
    }
}
