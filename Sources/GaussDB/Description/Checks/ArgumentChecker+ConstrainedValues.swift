import JSONWire

extension ArgumentChecker {
    /// Checks a rule about one member, or about one in each item of a list. None need be present.
    mutating func checkValues(_ rule: Constraint.Rule, _ object: JSONObject, _ path: String, _ reason: String) {
        guard let name = Self.path(of: rule) else { return }
        for (memberPath, value) in values(at: name, in: object, path: path) {
            guard let complaint = Self.complaint(about: value, rule) else { continue }
            report(memberPath, "`\(memberPath)` \(complaint)\(reason)")
        }
    }

    private static func path(of rule: Constraint.Rule) -> String? {
        switch rule {
        case .range(let path, _, _), .multiple(let path, _), .values(let path, _), .hourWindow(let path),
            .characterKinds(let path, _), .excludes(let path, _), .maxParts(let path, _, _), .otherThan(let path, _):
            path
        case .require, .forbid, .requireAny, .exclusive, .unique, .ordered, .differs, .hoursApart, .minItems: nil
        }
    }

    /// What is wrong with a value, as the rest of a sentence that begins with its name; nil when nothing is.
    private static func complaint(about value: JSONValue, _ rule: Constraint.Rule) -> String? {
        let text = value.tolerantString ?? ""
        switch rule {
        case .range(_, let minimum, let maximum): return rangeComplaint(about: value, minimum, maximum)
        case .multiple(_, let step): return stepComplaint(about: value, step)
        case .values(_, let values):
            guard !values.contains(text) else { return nil }
            let isText = value.stringValue != nil
            return "must be \(ShownValue.choices(isText ? values.map(ShownValue.quoted) : values)), "
                + "not \(ShownValue.text(value))"
        case .hourWindow:
            guard !isHourWindow(text) else { return nil }
            return "is \(ShownValue.quoted(text)); it must be one full hour such as \"21:00-22:00\""
        case .characterKinds(_, let minimum):
            guard characterKinds(text) < minimum else { return nil }
            // The text is a password: it is not shown.
            return "must mix at least \(minimum) of: upper-case letters, lower-case letters, digits, special characters"
        case .excludes(_, let parts):
            guard let part = parts.first(where: { contains(text, $0) }) else { return nil }
            return "must not contain \(ShownValue.quoted(part))"
        case .maxParts(_, let separator, let count):
            guard let mark = separator.first else { return nil }
            let parts = text.split(separator: mark).count
            return parts > count ? "has \(parts) parts; at most \(count) are allowed" : nil
        case .otherThan(_, let values):
            guard values.contains(text) else { return nil }
            return "must not be \(ShownValue.text(value))"
        case .require, .forbid, .requireAny, .exclusive, .unique, .ordered, .differs, .hoursApart, .minItems: return nil
        }
    }

    /// Where a member is not given: its own path, or for `tags[].value` that in each item of the list that lacks it.
    func missing(_ name: String, _ object: JSONObject, _ path: String) -> [String] {
        guard let mark = name.firstRange(of: "[].") else {
            return value(at: name, in: object) == nil ? [joined(path, name)] : []
        }
        let member = String(name[mark.upperBound...])
        return values(at: String(name[..<mark.lowerBound]) + "[]", in: object, path: path).flatMap { item in
            item.value.objectValue.map { missing(member, $0, item.path) } ?? []
        }
    }

    /// The members at a dotted path, each with the path for messages. `[]` behind a name stands for every item of a list:
    /// `nodes_read_weight[].weight`.
    private func values(at name: String, in object: JSONObject, path: String) -> [(path: String, value: JSONValue)] {
        var found: [(path: String, value: JSONValue)] = [(path: path, value: .object(object))]
        for part in name.split(separator: ".") {
            let isList = part.hasSuffix("[]")
            let member = String(isList ? part.dropLast(2) : part)
            found = found.flatMap { container -> [(path: String, value: JSONValue)] in
                guard let value = container.value[member], !value.isNull else { return [] }
                let memberPath = joined(container.path, member)
                guard isList else { return [(path: memberPath, value: value)] }
                return (value.arrayValue ?? []).enumerated().map { index, item in
                    (path: memberPath + "[" + String(index + 1) + "]", value: item)
                }
            }
        }
        return found
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
