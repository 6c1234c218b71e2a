import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("Proxies")
struct ProxyTests {
    /// A ready instance with a proxy that is open.
    private func opened(_ changes: JSONObject = [:]) async throws -> (bench: Bench, instance: String, proxy: String) {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db", nodes: 3)
        try await bench.finish("proxy.create", Orders.proxy(for: id, with: changes))
        let proxy = try #require(bench.emulator.snapshot.instances.first?.proxies.first?.id)
        return (bench, id, proxy)
    }

    private func listed(_ bench: Bench, _ instance: String) async throws -> JSONValue {
        let list = try await bench.succeed("proxy.list", ["instance_id": .string(instance)])
        return try #require(list["proxy_list"]?[0])
    }

    @Test("A proxy is being enabled for some minutes, then it has an address")
    func opening() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db", nodes: 3)
        let answer = try await bench.succeed("proxy.create", Orders.proxy(for: id))
        #expect(answer.status == 201)
        bench.advance(239)
        var entry = try await listed(bench, id)
        #expect(entry["proxy"]?["status"] == "ENABLING PROXY")
        #expect(entry["proxy"]?["address"] == "")
        bench.advance(1)
        entry = try await listed(bench, id)
        #expect(entry["proxy"]?["status"] == "ACTIVE")
        #expect(entry["proxy"]?["pool_status"] == "ACTIVE")
        #expect(entry["proxy"]?["name"] == "orders-proxy")
        #expect(entry["proxy"]?["node_num"] == 2)
        #expect(entry["proxy"]?["vcpus"] == "2" && entry["proxy"]?["ram"] == "4")
        let proxy = try #require(entry["proxy"]?["pool_id"]?.stringValue)
        #expect(proxy.utf8.count == 36 && proxy.hasSuffix("po01"))
        #expect(entry["proxy"]?["nodes"]?.arrayValue?.map { $0["role"] } == ["master", "slave"])
        let address = try #require(entry["proxy"]?["address"])
        let instance = try await bench.instance(id)
        #expect(instance["proxies"] == [["pool_id": .string(proxy), "name": "orders-proxy", "address": address]])
        let list = try await bench.succeed("instance.list", ["proxy_ip": address])
        #expect(list["instances"]?[0]?["proxy_ips"] == [address])
    }

    @Test("Reads are shared by the read nodes unless weights are given")
    func defaultWeights() async throws {
        let (bench, id, _) = try await opened()
        let entry = try await listed(bench, id)
        #expect(entry["master_node"]?["weight"] == 0)
        #expect(entry["readonly_nodes"]?.arrayValue?.map { $0["weight"] } == [100, 100])
        #expect(entry["readonly_nodes"]?[0]?["availability_zone"]?[0]?["code"] == "cn-north-4a")
    }

    @Test("New weights hold after ten seconds, nodes that are not named keep theirs")
    func weights() async throws {
        let (bench, id, proxy) = try await opened()
        let nodes = try await bench.nodes(of: id)
        let answer = try await bench.succeed(
            "proxy.set_weights",
            [
                "instance_id": .string(id), "proxy_id": .string(proxy), "master_weight": 50,
                "readonly_nodes": [["id": .string(nodes[1]), "weight": 300]],
            ])
        #expect(answer.status == 200)
        bench.advance(9)
        var entry = try await listed(bench, id)
        #expect(entry["proxy"]?["status"] == "CHANGING WEIGHTS")
        #expect(entry["master_node"]?["weight"] == 0)
        bench.advance(1)
        entry = try await listed(bench, id)
        #expect(entry["proxy"]?["status"] == "ACTIVE")
        #expect(entry["master_node"]?["weight"] == 50)
        #expect(entry["readonly_nodes"]?.arrayValue?.map { $0["weight"] } == [300, 100])
        let job = try await bench.job(try #require(answer["job_id"]?.stringValue))
        #expect(job["name"] == "GaussDBforMySQLModifyProxyWeight")
    }

    @Test("A node that is added later joins a proxy that asks for it")
    func joiningNodes() async throws {
        let (bench, id, proxy) = try await opened(["new_node_auto_add_status": "ON", "new_node_weight": 70])
        try await bench.finish("instance.add_nodes", ["instance_id": .string(id), "priorities": [1]])
        let newest = try #require(try await bench.nodes(of: id).last)
        let weights = bench.emulator.snapshot.instances.first?.proxies.first { $0.id == proxy }?.weights
        #expect(weights?[newest] == 70)
    }

    @Test("A read-only proxy has no weight for the primary node")
    func readOnly() async throws {
        let (bench, id, proxy) = try await opened(["proxy_mode": "readonly"])
        let refused = try await bench.call(
            "proxy.set_weights", ["instance_id": .string(id), "proxy_id": .string(proxy), "master_weight": 1])
        #expect(refused.status == 400 && refused.code == "DBS.270025")
    }

    @Test(
        "Route modes allow their own weights",
        arguments: [
            // Route mode, is it the primary node, weight, is it allowed.
            (0, true, 1000, true), (0, false, 0, true), (0, false, 1001, false),
            (1, true, 0, true), (1, true, 1, false), (1, false, 1, true), (1, false, 2, false),
            (2, true, 1, true), (2, true, 0, false), (2, false, 0, true), (2, false, 100, false),
        ] as [(Int64, Bool, Int64, Bool)])
    func routeModes(mode: Int64, isMaster: Bool, weight: Int64, isAllowed: Bool) async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db", nodes: 2)
        let node = try await bench.nodes(of: id)[isMaster ? 0 : 1]
        let answer = try await bench.call(
            "proxy.create",
            Orders.proxy(
                for: id,
                with: [
                    "route_mode": .integer(mode),
                    "nodes_read_weight": [["id": .string(node), "weight": .integer(weight)]],
                ]))
        #expect(answer.status == (isAllowed ? 201 : 400), "\(answer)")
        if !isAllowed { #expect(answer.code == "DBS.270025", "\(answer)") }
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let changes: JSONObject
        let code: String
    }

    @Test(
        "An order that breaks a rule is refused",
        arguments: [
            Refused(
                testDescription: "an unknown flavor", changes: ["flavor_ref": "gaussdb.proxy.tiny.x86.2"],
                code: "DBS.280239"),
            Refused(testDescription: "one node", changes: ["node_num": 1], code: "DBS.05000089"),
            Refused(testDescription: "seventeen nodes", changes: ["node_num": 17], code: "DBS.05000089"),
            Refused(
                testDescription: "a name of three characters", changes: ["proxy_name": "abc"], code: "DBS.05000076"),
            Refused(testDescription: "an unknown mode", changes: ["proxy_mode": "writeonly"], code: "DBS.270026"),
            Refused(
                testDescription: "a node of another instance",
                changes: ["nodes_read_weight": [["id": "d78a65690cea4af5ad14585e110ff89bno07", "weight": 1]]],
                code: "DBS.280404"),
        ])
    func refusals(_ refused: Refused) async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        let answer = try await bench.call("proxy.create", Orders.proxy(for: id, with: refused.changes))
        #expect(answer.status == 400 && answer.code == refused.code, "\(answer)")
        #expect(bench.emulator.snapshot.instances.first?.proxies.isEmpty == true)
    }

    @Test("Weights need a proxy of this instance, a node of it, and something to change")
    func wrongWeights() async throws {
        let (bench, id, proxy) = try await opened()
        let other = bench.emulator.makeInstance(name: "other-db")
        func code(_ instance: String, _ proxy: String, _ rest: JSONObject) async throws -> String? {
            var arguments: JSONObject = ["instance_id": .string(instance), "proxy_id": .string(proxy)]
            for (name, value) in rest { arguments[name] = value }
            return try await bench.call("proxy.set_weights", arguments).code
        }
        #expect(try await code(id, "e87088f0b6a345e79db19d57c41fde15po01", ["master_weight": 1]) == "DBS.270024")
        #expect(try await code(other, proxy, ["master_weight": 1]) == "DBS.05000022")
        #expect(try await code(id, proxy, [:]) == "DBS.05000018")
        #expect(try await code(id, proxy, ["master_weight": 1001]) == "DBS.270025")
        let stranger = try await bench.nodes(of: other)[0]
        #expect(
            try await code(id, proxy, ["readonly_nodes": [["id": .string(stranger), "weight": 1]]]) == "DBS.280404")
        let primary = try await bench.nodes(of: id)[0]
        #expect(try await code(id, proxy, ["readonly_nodes": [["id": .string(primary), "weight": 1]]]) == "DBS.270025")
    }

    @Test("A proxy that could not be opened is listed as failed and takes no weights")
    func failedOpening() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        bench.emulator.inject(EmulatorFault(operation: "proxy.create", respond: .jobFails("no addresses left")))
        try await bench.succeed("proxy.create", Orders.proxy(for: id))
        bench.advance(600)
        let entry = try await listed(bench, id)
        #expect(entry["proxy"]?["status"] == "FAILED" && entry["proxy"]?["pool_status"] == "FAILED")
        let proxy = try #require(entry["proxy"]?["pool_id"])
        let refused = try await bench.call(
            "proxy.set_weights", ["instance_id": .string(id), "proxy_id": proxy, "master_weight": 1])
        #expect(refused.code == "DBS.280406")
    }

    @Test("Proxies are listed page by page")
    func paging() async throws {
        let (bench, id, _) = try await opened()
        for number in 2...3 {
            try await bench.finish(
                "proxy.create", Orders.proxy(for: id, with: ["proxy_name": .string("proxy-\(number)")]))
        }
        let page = try await bench.succeed("proxy.list", ["instance_id": .string(id), "offset": 1, "limit": 1])
        #expect(page["proxy_list"]?.arrayValue?.map { $0["proxy"]?["name"] } == ["proxy-2"])
    }
}
