import GaussDB
import JSONWire

/// Which of the service's codes a broken rule of the description gets.
enum ProblemRefusals {
    /// The refusal for the first problem that has a code of its own, otherwise for the first.
    ///
    /// - Parameter body: What came, for rules that share their place with others.
    static func refusal(
        _ operation: OperationDescriptor, _ problems: [ValidationProblem], body: JSONValue?
    ) -> Refusal? {
        guard let first = problems.first else { return nil }
        for problem in problems {
            if key(problem.path, operation) == "instance.create tags.key", repeatsTag(body) {
                return Refusal.repeatedTag.because(sentence(problem.message))
            }
            if let refusal = refusals[Self.key(problem.path, operation)] ?? common[Self.lastName(problem.path)] {
                return refusal.because(Self.sentence(problem.message))
            }
        }
        return Refusal.wrongParameter.because(sentence(first.message))
    }

    /// `instance.create backup_strategy.keep_days`, without the numbers of list items.
    private static func key(_ path: String, _ operation: OperationDescriptor) -> String {
        operation.luaName + " " + withoutIndexes(path)
    }

    private static func lastName(_ path: String) -> String {
        withoutIndexes(path).split(separator: ".").last.map(String.init) ?? ""
    }

    private static func withoutIndexes(_ path: String) -> String {
        var isInside = false
        return path.filter { character in
            if character == "[" { isInside = true }
            defer { if character == "]" { isInside = false } }
            return !isInside
        }
    }

    private static func repeatsTag(_ body: JSONValue?) -> Bool {
        let keys = body?["tags"]?.arrayValue?.compactMap { $0["key"]?.stringValue } ?? []
        return Set(keys).count < keys.count
    }

    private static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

    private static let common: [String: Refusal] = [
        "instance_id": .invalidID, "node_id": .invalidID, "limit": .invalidRecords, "offset": .invalidRecords,
    ]

    private static let refusals: [String: Refusal] = [
        "engine.list_flavors database_name": .invalidDatabaseType,
        "engine.list_flavors version_name": .unsupportedVersion,
        "engine.list_flavors availability_zone_mode": .invalidZoneMode,
        "instance.create name": .invalidName,
        "instance.create region": .invalidRegion,
        "instance.create datastore.type": .invalidDatabaseType,
        "instance.create datastore.version": .unsupportedVersion,
        "instance.create mode": .invalidMode,
        "instance.create flavor_ref": .missingFlavor,
        "instance.create password": .invalidPassword,
        "instance.create availability_zone_mode": .invalidZoneMode,
        "instance.create slave_count": .invalidNodeCount("slave_count"),
        "instance.create backup_strategy.start_time": .invalidBackupTime,
        "instance.create backup_strategy.keep_days": .invalidKeepDays,
        "instance.create volume.size": .invalidVolume,
        "instance.create tde_info.encryption_type": .invalidEncryption,
        "instance.add_nodes priorities": .invalidNodeCount("priorities"),
        "proxy.create flavor_ref": .invalidFlavor,
        "proxy.create node_num": .invalidNodeCount("node_num"),
        "proxy.create proxy_name": .invalidProxyName,
        "proxy.create proxy_mode": .invalidProxyMode,
        "proxy.create nodes_read_weight.weight": .invalidWeight,
        "proxy.set_weights proxy_id": .noSuchProxy,
        "proxy.set_weights master_weight": .invalidWeight,
        "proxy.set_weights readonly_nodes.weight": .invalidWeight,
    ]
}
