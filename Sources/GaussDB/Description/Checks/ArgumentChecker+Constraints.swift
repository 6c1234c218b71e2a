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
            for name in names where value(at: name, in: object) == nil {
                report(joined(path, name), "`\(joined(path, name))` is required here\(reason)")
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
        case .range, .multiple, .values, .hourWindow, .characterKinds, .excludes, .maxParts:
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
