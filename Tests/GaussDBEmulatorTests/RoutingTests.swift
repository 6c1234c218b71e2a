import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("Where operations are found")
struct RoutingTests {
    private static let instance = String(repeating: "0", count: 32) + "in07"
    private static let proxy = String(repeating: "0", count: 32) + "po01"

    @Test(
        "Each has its documented method and path",
        arguments: [
            (HTTPMethod.get, "/v3/PROJECT/flavors/gaussdb-mysql?availability_zone_mode=single", "engine.list_flavors"),
            (.post, "/v3/PROJECT/instances", "instance.create"),
            (.get, "/v3.1/PROJECT/instances", "instance.list"),
            (.get, "/v3.1/PROJECT/instances/INSTANCE", "instance.get"),
            (.post, "/v3/PROJECT/instances/INSTANCE/restart", "instance.restart"),
            (.delete, "/v3/PROJECT/instances/INSTANCE", "instance.delete"),
            (.post, "/v3/PROJECT/instances/INSTANCE/nodes/enlarge", "instance.add_nodes"),
            (.post, "/v3/PROJECT/instances/INSTANCE/proxy", "proxy.create"),
            (.get, "/v3/PROJECT/instances/INSTANCE/proxies", "proxy.list"),
            (.put, "/v3/PROJECT/instances/INSTANCE/proxy/PROXY/weight", "proxy.set_weights"),
            (.post, "/v3/PROJECT/instances/INSTANCE/sql-filter/switch", "sqlfilter.set_switch"),
            (.get, "/v3/PROJECT/instances/INSTANCE/sql-filter/switch", "sqlfilter.get_switch"),
            (.put, "/v3/PROJECT/instances/INSTANCE/sql-filter/rules", "sqlfilter.set_rules"),
            (.get, "/v3/PROJECT/instances/INSTANCE/sql-filter/rules", "sqlfilter.get_rules"),
            (.delete, "/v3/PROJECT/instances/INSTANCE/sql-filter/rules", "sqlfilter.delete_rules"),
            (.get, "/v3/PROJECT/jobs?id=1", "job.get"),
            (.get, "/v3/PROJECT/immediate-jobs", "job.list"),
            (.post, "/v3/auth/tokens", "iam.token"),
            (.get, "/v3/projects", "iam.projects"),
        ])
    func paths(method: HTTPMethod, path: String, operation: String) async throws {
        let bench = Bench()
        let target = path.replacing("PROJECT", with: bench.account.projectID)
            .replacing("INSTANCE", with: Self.instance).replacing("PROXY", with: Self.proxy)
        let answer = try await bench.send(bench.signed(bench.request(method, target)))
        #expect(answer.code?.hasPrefix("APIGW") != true, "\(answer)")
        #expect(bench.emulator.requests.map(\.operation) == [operation])
    }

    @Test(
        "An instance that is not there is a 404, one that cannot be is a 400, whatever is asked of it",
        arguments: [
            ("instance.get", [:]), ("instance.restart", [:]), ("instance.delete", [:]),
            ("instance.add_nodes", ["priorities": [1]]),
            ("proxy.create", ["flavor_ref": "gaussdb.proxy.large.x86.2", "node_num": 2]), ("proxy.list", [:]),
            ("proxy.set_weights", ["proxy_id": .string(proxy), "master_weight": 1]),
            ("sqlfilter.get_switch", [:]), ("sqlfilter.set_switch", ["switch_status": "ON"]),
            ("sqlfilter.get_rules", ["node_id": "n"]), ("sqlfilter.set_rules", ["sql_filter_rules": []]),
            ("sqlfilter.delete_rules", ["sql_filter_rules": []]),
        ] as [(String, JSONObject)])
    func nowhere(operation: String, arguments: JSONObject) async throws {
        let bench = Bench()
        var arguments = arguments
        arguments["instance_id"] = .string(Self.instance)
        let missing = try await bench.call(operation, arguments)
        #expect(missing.status == 404 && missing.code == "DBS.201028", "\(missing)")
        arguments["instance_id"] = "orders-db"
        let malformed = try await bench.call(operation, arguments)
        #expect(malformed.status == 400 && malformed.code == "DBS.280404", "\(malformed)")
    }

    @Test(
        "A path that is nearly one is none",
        arguments: [
            "/v3.1/PROJECT/instances/", "/v3/PROJECT//jobs", "/v2/PROJECT/instances", "/v4/PROJECT/instances",
            "/v3/%zz/jobs", "no-slash", "", "/v3/auth/tokens",
        ])
    func nearly(path: String) async throws {
        let bench = Bench()
        let target = path.replacing("PROJECT", with: bench.account.projectID)
        let answer = try await bench.send(bench.signed(bench.request(.get, target)))
        #expect(answer.status == 404 && answer.code == "APIGW.0101", "\(answer)")
    }
}
