import GaussDB
import JSONWire
import Testing

/// Rules between members.
@Suite("Constraints")
struct ConstraintTests {
    private static let fields = ["a", "b", "c"].map { Field(name: $0, schema: .any) }

    private static func problems(_ constraint: Constraint, _ arguments: JSONObject) -> [String] {
        RequestValidator.check(Calls.operation(fields, constraints: [constraint]), arguments: arguments).problems.map(
            \.message)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let rule: Constraint.Rule
        let arguments: JSONObject
        let complaints: [String]
        init(_ rule: Constraint.Rule, _ arguments: JSONObject, _ complaints: String...) {
            self.rule = rule
            self.arguments = arguments
            self.complaints = complaints
        }
        var testDescription: String { "\(rule) of \(arguments)" }
    }

    static let examples: [Example] = [
        Example(.require(["a", "b"]), ["a": 1, "b": 2]),
        Example(.require(["a", "b"]), ["c": 1], "`a` is required here: why", "`b` is required here: why"),
        Example(.require(["a"]), ["a": nil], "`a` is required here: why"),
        Example(.require(["a[].key"]), ["a": [["key": ""], ["key": 2]]]),
        Example(.require(["a[].key"]), ["b": 1]),
        Example(
            .require(["a[].key"]), ["a": [["key": 1], ["other": 2], [:]]], "`a[2].key` is required here: why",
            "`a[3].key` is required here: why"),
        Example(.forbid(["a"]), ["b": 1]),
        Example(.forbid(["a"]), ["a": 1], "`a` is not allowed here: why"),
        Example(.requireAny(["a", "b"]), ["b": 1]),
        Example(.requireAny(["a", "b"]), ["c": 1], "one of `a` or `b` is required: why"),
        Example(.exclusive(["a", "b"]), ["a": 1]),
        Example(.exclusive(["a", "b"]), ["a": 1, "b": 2], "`a` and `b` exclude each other: why"),
        Example(.range(path: "a", minimum: 1, maximum: 9), ["a": 1]),
        Example(.range(path: "a", minimum: 1, maximum: 9), ["a": "9"]),
        Example(.range(path: "a", minimum: 1, maximum: 9), ["b": 0]),
        Example(.range(path: "a", minimum: 1, maximum: 9), ["a": 10], "`a` is 10; allowed: 1 to 9: why"),
        Example(.range(path: "a", minimum: 1, maximum: nil), ["a": "0"], "`a` is 0; allowed: at least 1: why"),
        Example(.range(path: "a.b", minimum: nil, maximum: 3), ["a": ["b": 4]], "`a.b` is 4; allowed: at most 3: why"),
        Example(.multiple(path: "a", of: 10), ["a": "20"]),
        Example(.multiple(path: "a", of: 10), ["a": 25], "`a` is 25; it must be a multiple of 10: why"),
        Example(.multiple(path: "a", of: 0), ["a": 25]),
        Example(.values(path: "a", ["x", "y"]), ["a": "y"]),
        Example(.values(path: "a", ["x", "y"]), ["a": "z"], "`a` must be \"x\" or \"y\", not \"z\": why"),
        Example(.values(path: "a", ["0", "1"]), ["a": 2], "`a` must be 0 or 1, not 2: why"),
        Example(
            .values(path: "a[].b", ["0", "1"]), ["a": [["b": 0], ["b": 5], ["c": 9]]],
            "`a[2].b` must be 0 or 1, not 5: why"),
        Example(.values(path: "a[]", ["x"]), ["a": ["x", "y"]], "`a[2]` must be \"x\", not \"y\": why"),
        Example(.unique(list: "a", key: "k"), ["a": [["k": "x"], ["k": "y"], [:], [:]]]),
        Example(.unique(list: "a", key: "k"), ["a": [["k": "x"], ["k": "x"]]], "`a[2].k` repeats \"x\": why"),
        Example(.unique(list: "a", key: ""), ["a": ["x", "y", "x"]], "`a[3]` repeats \"x\": why"),
        Example(.hourWindow(path: "a"), ["a": "08:00-09:00"]),
        Example(.hourWindow(path: "a"), ["a": "23:00-00:00"]),
        Example(.hourWindow(path: "a"), ["a": "23:00-24:00"]),
        Example(
            .hourWindow(path: "a"), ["a": "08:00-10:00"],
            "`a` is \"08:00-10:00\"; it must be one full hour such as \"21:00-22:00\": why"),
        Example(
            .hourWindow(path: "a"), ["a": "08:30-09:30"],
            "`a` is \"08:30-09:30\"; it must be one full hour such as \"21:00-22:00\": why"),
        Example(
            .hourWindow(path: "a"), ["a": "24:00-25:00"],
            "`a` is \"24:00-25:00\"; it must be one full hour such as \"21:00-22:00\": why"),
        Example(
            .hourWindow(path: "a"), ["a": "8:00-9:00"],
            "`a` is \"8:00-9:00\"; it must be one full hour such as \"21:00-22:00\": why"),
        Example(.ordered("a", "b"), ["a": "2024-01-01T00:00:00+0000", "b": "2024-01-01T00:00:00Z"]),
        Example(.ordered("a", "b"), ["a": "2024-01-01T08:00:00+0800", "b": "2024-01-01T00:00:01+0000"]),
        Example(
            .ordered("a", "b"), ["a": "2024-01-01T00:00:01+0000", "b": "2024-01-01T08:00:00+0800"],
            "`a` is later than `b`: why"),
        Example(.ordered("a", "b"), ["a": "2024-01-01T00:00:01+0000"]),
        Example(.ordered("a", "b"), ["a": "tomorrow", "b": "2024-01-01T00:00:01+0000"]),
        Example(.characterKinds(path: "a", minimum: 3), ["a": "abcABC123"]),
        Example(.characterKinds(path: "a", minimum: 3), ["a": "abc123!"]),
        Example(
            .characterKinds(path: "a", minimum: 3), ["a": "abcABC"],
            "`a` must mix at least 3 of: upper-case letters, lower-case letters, digits, special characters: why"),
        Example(.excludes(path: "a", ["~~", "\\"]), ["a": "a~b"]),
        Example(.excludes(path: "a", ["~~"]), ["a": "a~~b"], "`a` must not contain \"~~\": why"),
        Example(.excludes(path: "a", ["~~"]), ["a": ""]),
        Example(.maxParts(path: "a", separator: "~", count: 2), ["a": "a~b"]),
        Example(
            .maxParts(path: "a", separator: "~", count: 2), ["a": "a~b~c"],
            "`a` has 3 parts; at most 2 are allowed: why"),
        Example(.otherThan(path: "a", ["x", "1"]), ["a": "X"]),
        Example(.otherThan(path: "a", ["x", "1"]), ["b": "x"]),
        Example(.otherThan(path: "a", ["x", "1"]), ["a": nil]),
        Example(.otherThan(path: "a", ["x", "1"]), ["a": "x"], "`a` must not be \"x\": why"),
        Example(.otherThan(path: "a", ["x", "1"]), ["a": 1], "`a` must not be 1: why"),
        Example(.otherThan(path: "a", ["x", "1"]), ["a": ["x"]]),
        Example(.otherThan(path: "a[]", ["x"]), ["a": ["y", "x"]], "`a[2]` must not be \"x\": why"),
        Example(.otherThan(path: "a[].b", ["x"]), ["a": [["b": "y"], ["b": "x"]]], "`a[2].b` must not be \"x\": why"),
        Example(.differs(path: "a", from: "b"), ["a": "root1", "b": "root"]),
        Example(.differs(path: "a", from: "b"), ["a": "Root", "b": "root"]),
        Example(.differs(path: "a", from: "b"), ["a": "root"]),
        Example(.differs(path: "a", from: "b"), ["b": "root"]),
        Example(.differs(path: "a", from: "b"), ["a": "", "b": ""]),
        Example(.differs(path: "a", from: "b"), ["a": nil, "b": nil]),
        Example(.differs(path: "a", from: "b"), ["a": "root", "b": "root"], "`a` is the same as `b`: why"),
        Example(.differs(path: "a", from: "b"), ["a": "toor", "b": "root"], "`a` is `b` backwards: why"),
        Example(.differs(path: "a", from: "b"), ["a": "库据数", "b": "数据库"], "`a` is `b` backwards: why"),
        Example(.differs(path: "a", from: "b"), ["a": "anna", "b": "anna"], "`a` is the same as `b`: why"),
        Example(.differs(path: "a", from: "b"), ["a": 12, "b": "12"], "`a` is the same as `b`: why"),
        Example(.differs(path: "a.p", from: "a.n"), ["a": ["p": "x", "n": "x"]], "`a.p` is the same as `a.n`: why"),
        Example(.hoursApart("a", "b", hours: 4), ["a": "02:00", "b": "06:00"]),
        Example(.hoursApart("a", "b", hours: 4), ["a": "22:30", "b": "02:30"]),
        Example(.hoursApart("a", "b", hours: 4), ["a": "20:00", "b": "00:00"]),
        Example(.hoursApart("a", "b", hours: 24), ["a": "20:00", "b": "20:00"]),
        Example(.hoursApart("a", "b", hours: 4), ["a": "02:00"]),
        Example(.hoursApart("a", "b", hours: 4), ["b": "02:00"]),
        // What is no time of day is another rule's business.
        Example(.hoursApart("a", "b", hours: 4), ["a": "2:00", "b": "02:00"]),
        Example(.hoursApart("a", "b", hours: 4), ["a": "24:00", "b": "02:00"]),
        Example(.hoursApart("a", "b", hours: 4), ["a": "02:60", "b": "02:00"]),
        Example(.hoursApart("a", "b", hours: 4), ["a": "02:00:00", "b": "02:00"]),
        Example(.hoursApart("a", "b", hours: 4), ["a": "+2:00", "b": "02:-1"]),
        Example(
            .hoursApart("a", "b", hours: 4), ["a": "02:00", "b": "05:59"], "`b` must be 4 hours after `a`: why"),
        Example(
            .hoursApart("a", "b", hours: 4), ["a": "02:00", "b": "06:01"], "`b` must be 4 hours after `a`: why"),
        Example(
            .hoursApart("a", "b", hours: 4), ["a": "06:00", "b": "02:00"], "`b` must be 4 hours after `a`: why"),
        Example(
            .hoursApart("a", "b", hours: 4), ["a": "02:00", "b": "02:00"], "`b` must be 4 hours after `a`: why"),
        Example(.minItems(list: "a", count: 2), ["a": [1, 2]]),
        Example(.minItems(list: "a", count: 2), ["a": [1, 2, 3]]),
        Example(.minItems(list: "a", count: 0), [:]),
        Example(.minItems(list: "a", count: 2), ["a": [1]], "`a` needs at least 2 elements here: why"),
        Example(.minItems(list: "a", count: 1), ["a": []], "`a` needs at least one element here: why"),
        Example(.minItems(list: "a", count: 1), [:], "`a` needs at least one element here: why"),
        Example(.minItems(list: "a", count: 1), ["a": nil], "`a` needs at least one element here: why"),
        Example(.minItems(list: "a.b", count: 1), ["a": ["b": []]], "`a.b` needs at least one element here: why"),
    ]

    @Test("hold at their edges", arguments: examples)
    func hold(example: Example) {
        #expect(Self.problems(Constraint(rule: example.rule, reason: "why"), example.arguments) == example.complaints)
    }

    @Test(
        "apply only when all conditions hold",
        arguments: [
            ([.equals(path: "a", values: ["x", "1"])], ["a": "x"], true),
            ([.equals(path: "a", values: ["x", "1"])], ["a": 1], true),
            ([.equals(path: "a", values: ["x"])], ["a": "y"], false),
            ([.equals(path: "a", values: ["x"])], [:], false),
            ([.differs(path: "a", values: ["x"])], ["a": "y"], true),
            ([.differs(path: "a", values: ["x"])], [:], true),
            ([.differs(path: "a", values: ["x"])], ["a": "x"], false),
            ([.present(path: "a.b")], ["a": ["b": 1]], true),
            ([.present(path: "a.b")], ["a": ["c": 1]], false),
            ([.present(path: "a")], ["a": nil], false),
            ([.absent(path: "a")], [:], true),
            ([.absent(path: "a")], ["a": 1], false),
            ([.present(path: "a"), .equals(path: "b", values: ["y"])], ["a": 1, "b": "y"], true),
            ([.present(path: "a"), .equals(path: "b", values: ["y"])], ["a": 1, "b": "n"], false),
        ] as [([Constraint.Condition], JSONObject, Bool)])
    func apply(conditions: [Constraint.Condition], arguments: JSONObject, applies: Bool) {
        let constraint = Constraint(conditions: conditions, rule: .require(["c"]), reason: "")
        #expect(Self.problems(constraint, arguments) == (applies ? ["`c` is required here"] : []))
    }

    @Test("never show what two secrets have in common")
    func keepSecrets() {
        let secrets = ["a", "b"].map { Field(name: $0, schema: .string(StringRules()), isSensitive: true) }
        let operation = Calls.operation(
            secrets, constraints: [Constraint(rule: .differs(path: "a", from: "b"), reason: "")])
        for (first, second) in [("sesame", "sesame"), ("emases", "sesame")] as [(JSONValue, JSONValue)] {
            let problems = RequestValidator.check(operation, arguments: ["a": first, "b": second]).problems
            #expect(problems.map(\.path) == ["a"])
            #expect(problems.allSatisfy { !$0.message.contains("sesame") && !$0.message.contains("emases") })
        }
    }

    @Test("are not looked at while members are wrong by themselves")
    func waitForMembers() {
        let operation = Calls.operation(
            [Field(name: "a", schema: .boolean), Field(name: "b", schema: .any)],
            constraints: [Constraint(rule: .require(["b"]), reason: "")])
        let problems = RequestValidator.check(operation, arguments: ["a": 1]).problems.map(\.message)
        #expect(problems == ["`a` must be true or false, not 1"])
    }

    @Test(
        "of the description refuse what the reference forbids",
        arguments: [
            (["charge_info": ["charge_mode": "prePaid"]], "charge_info.period_type"),
            (
                ["charge_info": ["charge_mode": "prePaid", "period_type": "year", "period_num": 4]],
                "charge_info.period_num"
            ),
            (
                ["charge_info": ["charge_mode": "prePaid", "period_type": "month", "period_num": 10]],
                "charge_info.period_num"
            ),
            (["volume": ["size": 40]], "volume"),
            (["charge_info": ["charge_mode": "postPaid"], "volume": ["size": 40]], "volume"),
            (
                [
                    "charge_info": ["charge_mode": "prePaid", "period_type": "year", "period_num": 1],
                    "volume": ["size": 45],
                ], "volume.size"
            ),
            (
                [
                    "charge_info": ["charge_mode": "prePaid", "period_type": "year", "period_num": 1],
                    "volume": ["size": 0],
                ], "volume.size"
            ),
            (
                [
                    "charge_info": ["charge_mode": "prePaid", "period_type": "year", "period_num": 1],
                    "volume": ["size": 128_010],
                ], "volume.size"
            ),
            (["password": "onlyletters"], "password"),
            (["password": "Aa1!"], "password"),
            (["password": "Example 123"], "password"),
            (["name": "1orders"], "name"),
            (["name": "数据库一二三四五六七八九十一二三四五六七八九"], "name"),
            (["backup_strategy": ["start_time": "21:00-23:00"]], "backup_strategy.start_time"),
            (["backup_strategy": ["start_time": "21:00-22:00", "keep_days": 733]], "backup_strategy.keep_days"),
            (["backup_strategy": ["start_time": "21:00-22:00", "keep_days": "0"]], "backup_strategy.keep_days"),
            (["tags": [["key": "a", "value": ""], ["key": "a", "value": "b"]]], "tags[2].key"),
            (["tags": [["key": "", "value": ""]]], "tags[1].key"),
            (["restore_point": ["source_instance_id": "x"]], "restore_point.backup_id"),
            (["restore_point": ["source_instance_id": "x", "type": "timestamp"]], "restore_point.restore_time"),
            (["slave_count": 10], "slave_count"),
            (["region": ""], "region"),
            (["region": nil], "region"),
        ] as [(JSONObject, String)])
    func holdForInstances(changes: JSONObject, path: String) throws {
        #expect(try Calls.refusal("instance.create", Calls.instance(changes)).path == path)
    }

    @Test(
        "of the description accept what the reference allows",
        arguments: [
            [:],
            [
                "charge_info": ["charge_mode": "prePaid", "period_type": "year", "period_num": 3],
                "volume": ["size": 128_000],
            ],
            ["charge_info": ["charge_mode": "prePaid", "period_type": "month", "period_num": 9], "volume": [:]],
            ["name": "订单数据库-1_a"],
            ["password": "aaaaAAAA1"],
            ["backup_strategy": ["start_time": "23:00-00:00", "keep_days": 732]],
            ["tags": [["key": "团队", "value": ""], ["key": "env", "value": "prod.1"]]],
            ["restore_point": ["source_instance_id": "x", "type": "timestamp", "restore_time": 1_673_852_043_000]],
            ["restore_point": ["source_instance_id": "x", "backup_id": "y"]],
            ["enterprise_project_id": 0],
            ["mode": "StandSingle", "slave_count": 0],
        ] as [JSONObject])
    func acceptInstances(changes: JSONObject) {
        #expect(throws: Never.self) { try Calls.prepare("instance.create", Calls.instance(changes)) }
    }

    @Test("refuse throttling rules that the service would not take")
    func holdForThrottling() throws {
        func rules(_ pattern: String, _ kinds: [String] = ["SELECT"]) -> JSONObject {
            let rule: [JSONValue] = kinds.map {
                ["sql_type": .string($0), "patterns": [["pattern": .string(pattern), "max_concurrency": 1]]]
            }
            return [
                "instance_id": .string(Calls.instance), "sql_filter_rules": [["node_id": "n", "rules": .array(rule)]],
            ]
        }
        let path = "sql_filter_rules[1].rules[1].patterns[1].pattern"
        for pattern in [
            "a~~b", "a~", "a,b", "a，b", "a\\b", "", Array(repeating: "k", count: 129).joined(separator: "~"),
        ] {
            #expect(try Calls.refusal("sqlfilter.set_rules", rules(pattern)).path == path, "\(pattern)")
        }
        for pattern in ["select", "select~from~表", Array(repeating: "k", count: 128).joined(separator: "~")] {
            #expect(throws: Never.self) { try Calls.prepare("sqlfilter.set_rules", rules(pattern)) }
        }
        let twice = try Calls.refusal("sqlfilter.set_rules", rules("a", ["SELECT", "SELECT"]))
        #expect(twice.path == "sql_filter_rules[1].rules[2].sql_type")
    }

    @Test("refuse read weights that a balancing proxy cannot have")
    func holdForProxies() throws {
        func proxy(_ mode: JSONValue, _ weight: JSONValue) -> JSONObject {
            [
                "instance_id": .string(Calls.instance), "flavor_ref": "f", "node_num": 2, "route_mode": mode,
                "nodes_read_weight": [["id": "n", "weight": weight]],
            ]
        }
        #expect(throws: Never.self) { try Calls.prepare("proxy.create", proxy(0, 1000)) }
        #expect(throws: Never.self) { try Calls.prepare("proxy.create", proxy(1, 1)) }
        #expect(try Calls.refusal("proxy.create", proxy(2, 2)).path == "nodes_read_weight[1].weight")
        #expect(try Calls.refusal("proxy.create", proxy(0, 1001)).path == "nodes_read_weight[1].weight")
    }
}
