import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

/// The rarer refusals: what the suites of each operation leave out.
@Suite("Documented refusals")
struct RefusalTests {
    struct Refused: Sendable, CustomTestStringConvertible {
        let operation: String
        let arguments: JSONObject
        let code: String
        let testDescription: String

        init(_ operation: String, _ what: String, _ arguments: JSONObject, _ code: String) {
            self.operation = operation
            self.arguments = arguments
            self.code = code
            testDescription = operation + ": " + what
        }
    }

    private static let flavors: JSONObject = ["database_name": "gaussdb-mysql", "availability_zone_mode": "single"]

    private static func flavors(_ name: String, _ value: JSONValue?) -> JSONObject {
        var arguments = flavors
        arguments[name] = value
        return arguments
    }

    private static func order(_ changes: JSONObject) -> JSONObject { Orders.instance(with: changes) }

    private static let prepaid: JSONValue = ["charge_mode": "prePaid", "period_type": "month", "period_num": 1]

    static let refused: [Refused] = [
        Refused("engine.list_flavors", "another engine", flavors("database_name", "mysql"), "DBS.280235"),
        Refused("engine.list_flavors", "another version", flavors("version_name", "5.7"), "DBS.280238"),
        Refused("engine.list_flavors", "another zone mode", flavors("availability_zone_mode", "three"), "DBS.280260"),
        Refused("engine.list_flavors", "no zone mode", flavors("availability_zone_mode", nil), "DBS.280260"),
        Refused("instance.create", "no name", order(["name": .null]), "DBS.200021"),
        Refused("instance.create", "no flavor", order(["flavor_ref": .null]), "DBS.280288"),
        Refused("instance.create", "fewer than no read nodes", order(["slave_count": -1]), "DBS.05000089"),
        Refused(
            "instance.create", "an unknown encryption",
            order(["tde_info": ["enable_tde": true, "encryption_type": "DES"]]),
            "DBS.05000070"),
        Refused(
            "instance.create", "storage of 15 GB", order(["charge_info": prepaid, "volume": ["size": "15"]]),
            "DBS.280242"),
        Refused("instance.list", "a limit that is no number", ["limit": "many"], "DBS.05000036"),
        Refused("instance.list", "an id of only an asterisk", ["id": "*"], "DBS.280001"),
        Refused("instance.list", "another engine", ["datastore_type": "mysql"], "DBS.280001"),
        Refused("job.get", "no id", [:], "DBS.280001"),
        Refused("job.get", "an unknown id", ["id": "00000000-0000-4000-8000-000000000000"], "DBS.200543"),
        Refused("job.list", "a limit of eleven", ["limit": "11"], "DBS.05000036"),
        Refused("job.list", "a negative offset", ["offset": "-1"], "DBS.05000036"),
        Refused("job.list", "a time that is none", ["start_time": "yesterday"], "DBS.280001"),
        Refused("job.list", "a day that is none", ["end_time": "2024-13-41T08:00:00+0000"], "DBS.280001"),
    ]

    @Test("each have their code, and nothing is done", arguments: refused)
    func refusal(_ refused: Refused) async throws {
        let bench = Bench()
        let answer = try await bench.call(refused.operation, refused.arguments)
        #expect(answer.status == 400 && answer.code == refused.code, "\(answer)")
        #expect(bench.emulator.snapshot.instances.isEmpty && bench.emulator.snapshot.jobs.isEmpty)
    }

    static let refusedNodes: [(what: String, changes: JSONObject, code: String)] = [
        ("no priorities", [:], "DBS.05000089"), ("an empty list of priorities", ["priorities": []], "DBS.05000089"),
        ("a priority of 17", ["priorities": [17]], "DBS.05000089"),
        ("an unknown zone", ["priorities": [1], "availability_zones": ["cn-north-4z"]], "DBS.05000086"),
    ]

    @Test("Nodes that cannot be had are refused", arguments: refusedNodes.indices)
    func nodes(_ index: Int) async throws {
        let (what, changes, code) = Self.refusedNodes[index]
        let bench = Bench()
        var arguments = changes
        arguments["instance_id"] = .string(bench.emulator.makeInstance(name: "orders-db"))
        let answer = try await bench.call("instance.add_nodes", arguments)
        #expect(answer.status == 400 && answer.code == code, "\(what): \(answer)")
        #expect(bench.emulator.snapshot.instances[0].nodes.count == 2)
    }

    @Test("A weight that is missing or given twice is refused")
    func weights() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        let node = JSONValue.string(try await bench.nodes(of: id)[1])
        for weights in [[["id": node]], [["id": node, "weight": 1], ["id": node, "weight": 2]]] as [JSONValue] {
            let answer = try await bench.call(
                "proxy.create", Orders.proxy(for: id, with: ["nodes_read_weight": weights]))
            #expect(answer.status == 400 && answer.code == "DBS.270025", "\(answer)")
        }
    }

    @Test("The service's words come first, in the language asked for, then what exactly is wrong")
    func words() async throws {
        let bench = Bench()
        let order = Orders.instance(with: ["slave_count": 10])
        let english = try await bench.call("instance.create", order)
        #expect(english.message.hasPrefix("Invalid node quantity: [slave_count]. "))
        #expect(english.message.contains("9"))
        let chinese = try await bench.call("instance.create", order, language: "zh-cn")
        #expect(chinese.message.hasPrefix("节点数量非法：[slave_count]。"))
    }

    @Test("A signature with one bit of its first byte flipped is refused", arguments: 0..<8)
    func flippedBit(_ bit: Int) async throws {
        let bench = Bench()
        var request = bench.signed(try bench.request("instance.list"))
        let authorization = try #require(request.headers["Authorization"])
        let start = try #require(authorization.firstRange(of: "Signature=")).upperBound
        let end = authorization.index(start, offsetBy: 2)
        let byte = try #require(UInt8(authorization[start..<end], radix: 16))
        let flipped = String(byte ^ (1 << UInt8(bit)), radix: 16)
        request.headers["Authorization"] =
            authorization[..<start] + (flipped.utf8.count < 2 ? "0" : "") + flipped + authorization[end...]
        let answer = try await bench.send(request)
        #expect(answer.status == 401 && answer.code == "APIGW.0301", "\(answer)")
        #expect(answer.message.hasSuffix("verify aksk signature fail"))
    }

    @Test("New nodes take turns over the zones that are named")
    func namedZones() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db", nodes: 1)
        try await bench.succeed(
            "instance.add_nodes",
            [
                "instance_id": .string(id), "priorities": [1, 1, 1],
                "availability_zones": ["cn-north-4c", "cn-north-4b"],
            ])
        #expect(
            bench.emulator.snapshot.instances[0].nodes.map(\.availabilityZone) == [
                "cn-north-4a", "cn-north-4c", "cn-north-4b", "cn-north-4c",
            ])
    }

    @Test("A proxy's address finds its instance in the list")
    func proxyAddress() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        bench.emulator.makeInstance(name: "other-db")
        try await bench.finish("proxy.create", Orders.proxy(for: id))
        let address = try #require(try await bench.succeed("instance.list")["instances"]?[0]?["proxy_ips"]?[0])
        let found = try await bench.succeed("instance.list", ["proxy_ip": address])
        #expect(found["total_count"] == 1 && found["instances"]?[0]?["id"] == .string(id))
    }
}
