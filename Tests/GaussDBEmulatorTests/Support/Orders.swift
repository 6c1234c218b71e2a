import JSONWire

/// Requests that are right, to be changed by tests.
enum Orders {
    static let instance: JSONObject = [
        "name": "orders-db",
        "region": "cn-north-4",
        "datastore": ["type": "gaussdb-mysql", "version": "8.0"],
        "mode": "Cluster",
        "flavor_ref": "gaussdb.mysql.xlarge.x86.4",
        "vpc_id": "3cedfc54-b105-4652-a4e0-847b11576b58",
        "subnet_id": "c1cfa53c-65d3-431e-8552-326bf310c7ad",
        "password": "Sesame-open-7",
        "availability_zone_mode": "single",
        "slave_count": 2,
    ]

    /// The order of an instance with some members changed; null takes one away.
    static func instance(with changes: JSONObject) -> JSONObject {
        var order = instance
        for (name, value) in changes { order[name] = value.isNull ? nil : value }
        return order
    }

    static func proxy(for instance: String, with changes: JSONObject = [:]) -> JSONObject {
        var order: JSONObject = [
            "instance_id": .string(instance), "flavor_ref": "gaussdb.proxy.large.x86.2", "node_num": 2,
            "proxy_name": "orders-proxy",
        ]
        for (name, value) in changes { order[name] = value.isNull ? nil : value }
        return order
    }

    /// A throttling rule for one node.
    static func rules(
        for instance: String, node: String, _ pattern: String = "select~from~orders", limit: Int64 = 5,
        type: String = "SELECT"
    ) -> JSONObject {
        [
            "instance_id": .string(instance),
            "sql_filter_rules": [
                [
                    "node_id": .string(node),
                    "rules": [
                        [
                            "sql_type": .string(type),
                            "patterns": [["pattern": .string(pattern), "max_concurrency": .integer(limit)]],
                        ]
                    ],
                ]
            ],
        ]
    }

    /// The removal of a throttling rule.
    static func removal(
        for instance: String, node: String, _ pattern: String = "select~from~orders", type: String = "SELECT"
    ) -> JSONObject {
        [
            "instance_id": .string(instance),
            "sql_filter_rules": [
                [
                    "node_id": .string(node),
                    "rules": [["sql_type": .string(type), "patterns": [.string(pattern)]]],
                ]
            ],
        ]
    }
}
