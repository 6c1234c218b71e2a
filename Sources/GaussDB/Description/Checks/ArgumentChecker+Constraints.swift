import JSONWire

extension ArgumentChecker {
    /// Checks the rules between the members of one object, which were found right by themselves.
    mutating func check(_ constraints: [Constraint], on object: JSONObject, path: String) {
        for constraint in constraints where constraint.conditions.allSatisfy({ holds($0, on: object) }) {
            apply(constraint, on: object, path: path)
        }
    }

    private func holds(_ condition: Constraint.Condition, on object: JSONObject) -> Bool {
        switch condition {
        case .equals(let path, let values): text(at: path, in: object).map(values.contains) ?? false
        case .differs(let path, let values): text(at: path, in: object).map { !values.contains($0) } ?? true
        case .present(let path): value(at: path, in: object) != nil
        case .absent(let path): value(at: path, in: object) == nil
        }
    }

    private mutating func apply(_ constraint: Constraint, on object: JSONObject, path: String) {
        let reason = constraint.reason.isEmpty ? "" : ": " + constraint.reason
        switch constraint.rule {
        case .require(let names):
            for name in names {
                for missing in missing(name, object, path) {
                    report(missing, "`\(missing)` is required here\(reason)")
                }
            }
        case .forbid(let names):
            for name in names where value(at: name, in: object) != nil {
                report(joined(path, name), "`\(joined(path, name))` is not allowed here\(reason)")
            }
        case .requireAny(let names):
            guard !names.contains(where: { value(at: $0, in: object) != nil }) else { return }
            let choices = ShownValue.choices(names.map { "`" + joined(path, $0) + "`" })
            report(joined(path, names.first ?? ""), "one of \(choices) is required\(reason)")
        case .exclusive(let names):
            let given = names.filter { value(at: $0, in: object) != nil }
            guard given.count > 1 else { return }
            let listed = given.map { "`" + joined(path, $0) + "`" }.joined(separator: " and ")
            report(joined(path, given[1]), "\(listed) exclude each other\(reason)")
        case .unique(let list, let key): checkUnique(list, key, object, path, reason)
        case .ordered(let first, let second): checkOrder(first, second, object, path, reason)
        case .differs(let name, let other): checkDifference(name, other, object, path, reason)
        case .hoursApart(let first, let second, let hours): checkDistance(first, second, hours, object, path, reason)
        case .minItems(let list, let count):
            let given = value(at: list, in: object)?.arrayValue?.count ?? 0
            guard given < count else { return }
            let elements = count == 1 ? "one element" : "\(count) elements"
            report(joined(path, list), "`\(joined(path, list))` needs at least \(elements) here\(reason)")
        case .range, .multiple, .values, .hourWindow, .characterKinds, .excludes, .maxParts, .otherThan:
            checkValues(constraint.rule, object, path, reason)
        }
    }

    private mutating func checkUnique(
        _ list: String, _ key: String, _ object: JSONObject, _ path: String, _ reason: String
    ) {
        var seen: Set<String> = []
        for (index, item) in (value(at: list, in: object)?.arrayValue ?? []).enumerated() {
            guard let text = key.isEmpty ? item.tolerantString : item[key]?.tolerantString else { continue }
            if !seen.insert(text).inserted {
                let item = joined(path, list) + "[" + String(index + 1) + "]"
                let itemPath = key.isEmpty ? item : joined(item, key)
                report(itemPath, "`\(itemPath)` repeats \(ShownValue.quoted(text))\(reason)")
            }
        }
    }

    private mutating func checkOrder(
        _ first: String, _ second: String, _ object: JSONObject, _ path: String, _ reason: String
    ) {
        guard let start = text(at: first, in: object).flatMap(ServiceTime.seconds),
            let end = text(at: second, in: object).flatMap(ServiceTime.seconds), start > end
        else { return }
        report(joined(path, first), "`\(joined(path, first))` is later than `\(joined(path, second))`\(reason)")
    }

    /// The text is often a password: it is not shown.
    private mutating func checkDifference(
        _ name: String, _ other: String, _ object: JSONObject, _ path: String, _ reason: String
    ) {
        guard let text = text(at: name, in: object), let origin = self.text(at: other, in: object), !origin.isEmpty
        else { return }
        let backwards = text == String(origin.reversed())
        guard text == origin || backwards else { return }
        let way =
            backwards && text != origin
            ? "is `\(joined(path, other))` backwards" : "is the same as `\(joined(path, other))`"
        report(joined(path, name), "`\(joined(path, name))` \(way)\(reason)")
    }

    private mutating func checkDistance(
        _ first: String, _ second: String, _ hours: Int, _ object: JSONObject, _ path: String, _ reason: String
    ) {
        guard let start = text(at: first, in: object).flatMap(Self.minuteOfDay),
            let end = text(at: second, in: object).flatMap(Self.minuteOfDay)
        else { return }
        let distance = (end - start + 24 * 60) % (24 * 60)
        guard distance != hours * 60 % (24 * 60) else { return }
        let name = joined(path, second)
        report(name, "`\(name)` must be \(hours) hours after `\(joined(path, first))`\(reason)")
    }

    /// Minutes since midnight of `hh:mm`; nil for anything else.
    private static func minuteOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
            let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }

    /// The member at a dotted path; null counts as absent.
    func value(at path: String, in object: JSONObject) -> JSONValue? {
        var current: JSONValue = .object(object)
        for name in path.split(separator: ".") {
            guard let next = current[String(name)], !next.isNull else { return nil }
            current = next
        }
        return current
    }

    func text(at path: String, in object: JSONObject) -> String? {
        value(at: path, in: object)?.tolerantString
    }
}
