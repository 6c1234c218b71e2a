import JSONWire

extension ArgumentChecker {
    /// Checks a rule about one member, which need not be present.
    mutating func checkValue(_ rule: Constraint.Rule, _ object: JSONObject, _ path: String, _ reason: String) {
        switch rule {
        case .range(let name, let minimum, let maximum):
            guard let number = value(at: name, in: object)?.tolerantInteger.map(Int64.init) else { return }
            if number < minimum ?? .min || number > maximum ?? .max {
                let allowed = ShownValue.range(minimum, maximum)
                report(joined(path, name), "`\(joined(path, name))` is \(number); allowed: \(allowed)\(reason)")
            }
        case .multiple(let name, let step):
            guard let number = value(at: name, in: object)?.tolerantInteger, number % Int(step) != 0 else { return }
            report(
                joined(path, name), "`\(joined(path, name))` is \(number); it must be a multiple of \(step)\(reason)")
        case .values(let name, let values):
            guard let text = text(at: name, in: object), !values.contains(text) else { return }
            let allowed = ShownValue.choices(values.map(ShownValue.quoted))
            report(
                joined(path, name),
                "`\(joined(path, name))` must be \(allowed), not \(ShownValue.quoted(text))\(reason)")
        case .hourWindow(let name):
            guard let text = text(at: name, in: object), !Self.isHourWindow(text) else { return }
            report(
                joined(path, name),
                "`\(joined(path, name))` is \(ShownValue.quoted(text)); it must be one full hour such as \"21:00-22:00\"\(reason)"
            )
        case .characterKinds(let name, let minimum):
            guard let text = text(at: name, in: object), Self.characterKinds(text) < minimum else { return }
            // The text is a password: it is not shown.
            report(
                joined(path, name),
                "`\(joined(path, name))` must mix at least \(minimum) of: upper-case letters, lower-case letters, digits, special characters\(reason)"
            )
        case .excludes(let name, let parts):
            guard let text = text(at: name, in: object), let part = parts.first(where: { Self.contains(text, $0) })
            else { return }
            report(joined(path, name), "`\(joined(path, name))` must not contain \(ShownValue.quoted(part))\(reason)")
        case .maxParts(let name, let separator, let count):
            guard let text = text(at: name, in: object), let mark = separator.first else { return }
            let parts = text.split(separator: mark).count
            guard parts > count else { return }
            report(
                joined(path, name), "`\(joined(path, name))` has \(parts) parts; at most \(count) are allowed\(reason)")
        case .require, .forbid, .requireAny, .exclusive, .unique, .ordered: return
        }
    }

    /// `hh:00-HH:00` with HH one hour later; the hour after 23 is 0 or 24.
    static func isHourWindow(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 11, bytes[2...5].elementsEqual(":00-".utf8), bytes[8...].elementsEqual(":00".utf8),
            let start = twoDigits(bytes[0], bytes[1]), let end = twoDigits(bytes[6], bytes[7]), start < 24
        else { return false }
        return end == start + 1 || (start == 23 && end == 0)
    }

    private static func twoDigits(_ tens: UInt8, _ ones: UInt8) -> Int? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard digits.contains(tens), digits.contains(ones) else { return nil }
        return Int(tens - 0x30) * 10 + Int(ones - 0x30)
    }

    private static func characterKinds(_ text: String) -> Int {
        var kinds: Set<Int> = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): kinds.insert(0)
            case UInt8(ascii: "a")...UInt8(ascii: "z"): kinds.insert(1)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): kinds.insert(2)
            default: kinds.insert(3)
            }
        }
        return kinds.count
    }

    /// Plain substring search, without Foundation.
    private static func contains(_ text: String, _ part: String) -> Bool {
        let bytes = Array(text.utf8)
        let wanted = Array(part.utf8)
        guard !wanted.isEmpty, bytes.count >= wanted.count else { return wanted.isEmpty }
        return (0...(bytes.count - wanted.count)).contains { bytes[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    }
}
