/// Reads `x-constraints`.
package enum ConstraintParser {
    /// - Parameter scope: What the constraints may name; anything, when it is not known.
    package static func constraints(
        _ element: Element?, on scope: MemberScope = MemberScope(fields: [], isOpen: true)
    ) throws -> [ConstraintDescription] {
        try element?.elements().map { element in
            let constraint = try constraint(element)
            try scope.check(constraint, at: element)
            return constraint
        } ?? []
    }

    private static func constraint(_ element: Element) throws -> ConstraintDescription {
        let rules = try element.members().filter { $0.key != "when" && $0.key != "message" }
        guard let rule = rules.first, rules.count == 1 else { throw element.error("a constraint has exactly one rule") }
        return ConstraintDescription(
            conditions: try element["when"]?.elements().map(condition) ?? [],
            rule: try self.rule(rule.key, rule.value), reason: try element["message"]?.prose() ?? "")
    }

    private static func condition(_ element: Element) throws -> ConstraintDescription.Condition {
        try element.allow(only: ["field", "equals", "not", "present", "absent"])
        let field = try element.required("field").text()
        let tests = try element.members().filter { $0.key != "field" }
        guard let (kind, value) = tests.first, tests.count == 1 else {
            throw element.error("a condition has exactly one test")
        }
        switch kind {
        case "equals": return .equals(field: field, values: try oneOrMany(value))
        case "not": return .differs(field: field, values: try oneOrMany(value))
        // Saying `false` would be a riddle; the other word says it.
        case "present" where try value.flag(): return .present(field: field)
        case "absent" where try value.flag(): return .absent(field: field)
        default: throw value.error("`\(kind)` can only be true")
        }
    }

    private static func rule(_ kind: String, _ value: Element) throws -> ConstraintDescription.Rule {
        switch kind {
        case "require": return .require(try value.texts())
        case "forbid": return .forbid(try value.texts())
        case "require_any": return .requireAny(try value.texts())
        case "exclusive": return .exclusive(try value.texts())
        case "hour_window": return .hourWindow(field: try value.text())
        case "ordered":
            let fields = try value.texts()
            guard fields.count == 2 else { throw value.error("`ordered` takes two fields") }
            return .ordered(fields[0], fields[1])
        case "range":
            try value.allow(only: ["field", "minimum", "maximum"])
            let bounds = Bounds(
                minimum: try value["minimum"]?.wholeNumber(), maximum: try value["maximum"]?.wholeNumber())
            return .range(field: try field(value), bounds)
        case "multiple":
            try value.allow(only: ["field", "of"])
            return .multiple(field: try field(value), of: try value.required("of").wholeNumber())
        case "values":
            try value.allow(only: ["field", "allowed"])
            return .values(field: try field(value), try value.required("allowed").texts())
        case "unique":
            try value.allow(only: ["list", "key"])
            return .unique(list: try value.required("list").text(), key: try value["key"]?.text() ?? "")
        case "character_kinds":
            try value.allow(only: ["field", "minimum"])
            return .characterKinds(field: try field(value), minimum: try value.required("minimum").count())
        case "excludes":
            try value.allow(only: ["field", "parts"])
            let parts = try value.required("parts").texts()
            // The operation table joins them by spaces.
            guard parts.allSatisfy({ !$0.contains(" ") }) else { throw value.error("a part cannot contain a space") }
            guard parts.allSatisfy({ !$0.isEmpty }) else { throw value.error("every text contains an empty part") }
            return .excludes(field: try field(value), parts)
        case "max_parts":
            try value.allow(only: ["field", "separator", "count"])
            let separator = try value.required("separator")
            guard try separator.text().count == 1 else { throw separator.error("one character expected") }
            return .maxParts(
                field: try field(value), separator: try separator.text(), count: try value.required("count").count())
        case "other_than":
            try value.allow(only: ["field", "values"])
            return .otherThan(field: try field(value), try value.required("values").texts())
        case "differs":
            try value.allow(only: ["field", "from"])
            return .differs(field: try field(value), from: try value.required("from").text())
        case "hours_apart":
            try value.allow(only: ["from", "to", "hours"])
            let hours = try value.required("hours")
            guard let count = Int(try hours.count()), (1..<24).contains(count) else {
                throw hours.error("times of day are 1 to 23 hours apart")
            }
            return .hoursApart(
                try value.required("from").text(), try value.required("to").text(), hours: String(count))
        case "min_items":
            try value.allow(only: ["list", "count"])
            return .minItems(list: try value.required("list").text(), count: try value.required("count").count())
        default: throw value.error("unknown rule `\(kind)`")
        }
    }

    private static func field(_ element: Element) throws -> String {
        try element.required("field").text()
    }

    private static func oneOrMany(_ element: Element) throws -> [String] {
        element.isList ? try element.texts() : [try element.text()]
    }
}
