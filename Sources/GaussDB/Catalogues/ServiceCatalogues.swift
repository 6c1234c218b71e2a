public import JSONWire

/// The catalogues of the service as JSON, for scripts and for output.
public enum ServiceCatalogues {
    /// The names of the catalogues.
    public static let names = ["errors", "metrics", "regions", "iam_actions"]

    /// A catalogue as an object with a member for each entry; nil when there is no such catalogue.
    ///
    /// | name | keyed by | members of an entry |
    /// |---|---|---|
    /// | `errors` | code | `class`, `explanation`, `hint`, `status` where the reference gives it |
    /// | `metrics` | id | `name`, `explanation`, `object`, `minimum`; if known `unit`, `maximum`, `period_seconds` |
    /// | `regions` | id | `name`, `endpoint`, `iam_endpoint`, `documented`, `chinese_name` where it is |
    /// | `iam_actions` | action | `explanation`, `operations`, `grants`: a list of `operation`, `explanation` |
    ///
    /// Built when it is first asked for.
    public static func json(_ name: String) -> JSONValue? {
        switch name {
        case "errors": errors
        case "metrics": metrics
        case "regions": regions
        case "iam_actions": iamActions
        default: nil
        }
    }

    private static let errors = object(ErrorCodeTable.all, key: \.code) { entry in
        var members: JSONObject = [
            "class": .string(entry.class.rawValue),
            "explanation": .string(entry.explanation),
            "hint": .string(entry.hint),
        ]
        members["status"] = entry.httpStatus.map { .integer(Int64($0)) }
        return members
    }

    private static let metrics = object(MetricCatalogue.all, key: \.id) { metric in
        var members: JSONObject = [
            "name": .string(metric.name),
            "explanation": .string(metric.explanation),
            "object": .string(metric.object.rawValue),
            "minimum": .integer(Int64(metric.minimum)),
        ]
        members["maximum"] = metric.maximum.map { .integer(Int64($0)) }
        members["unit"] = metric.unit.map { .string($0) }
        members["period_seconds"] = metric.period.map { .integer($0.components.seconds) }
        return members
    }

    private static let regions = object(RegionTable.all, key: \.id) { region in
        var members: JSONObject = [
            "name": .string(region.name),
            "endpoint": .string(region.endpoint.description),
            "iam_endpoint": .string(region.iamEndpoint.description),
            "documented": .bool(region.isDocumented),
        ]
        members["chinese_name"] = region.chineseName.map { .string($0) }
        return members
    }

    private static let iamActions = object(IAMActionCatalogue.all, key: \.name) { action in
        [
            "explanation": .string(action.explanation),
            "operations": .array(action.operations.map { .string($0) }),
            "grants": .array(
                action.grants.map { grant -> JSONValue in
                    ["operation": .string(grant.operation), "explanation": .string(grant.explanation)]
                }),
        ]
    }

    private static func object<Entry>(
        _ entries: [Entry], key: (Entry) -> String, members: (Entry) -> JSONObject
    ) -> JSONValue {
        var object = JSONObject()
        object.reserveCapacity(entries.count)
        for entry in entries { object.append(key: key(entry), value: .object(members(entry))) }
        return .object(object)
    }
}
