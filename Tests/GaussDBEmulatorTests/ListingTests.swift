import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("The list of instances")
struct ListingTests {
    private func names(_ bench: Bench, _ filters: JSONObject) async throws -> [String] {
        let answer = try await bench.succeed("instance.list", filters)
        return answer["instances"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
    }

    @Test("Two thousand instances are listed page by page, each once, in the order of their creation")
    func manyInstances() async throws {
        let bench = Bench()
        let made = (0..<2_000).map { bench.emulator.makeInstance(name: "db-\($0)", nodes: 1) }
        var seen: [String] = []
        while true {
            let page = try await bench.succeed("instance.list", ["offset": .integer(Int64(seen.count)), "limit": 100])
            #expect(page["total_count"] == 2_000)
            let ids = page["instances"]?.arrayValue?.compactMap { $0["id"]?.stringValue } ?? []
            if ids.isEmpty { break }
            seen += ids
        }
        #expect(seen == made)
    }

    @Test("Without a limit there are at most a hundred; more cannot be asked for")
    func limits() async throws {
        let bench = Bench()
        for number in 0..<101 { bench.emulator.makeInstance(name: "db-\(number)", nodes: 1) }
        #expect(try await names(bench, [:]).count == 100)
        for wrong in [0, 101] as [Int64] {
            let answer = try await bench.call("instance.list", ["limit": .integer(wrong)])
            #expect(answer.status == 400 && answer.code == "DBS.05000036")
        }
        let negative = try await bench.call("instance.list", ["offset": -1])
        #expect(negative.status == 400 && negative.code == "DBS.05000036")
    }

    @Test("Names and ids are matched whole, or in part behind an asterisk")
    func matching() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        bench.emulator.makeInstance(name: "old-orders")
        bench.emulator.makeInstance(name: "订单库")
        #expect(try await names(bench, ["name": "orders"]) == [])
        #expect(try await names(bench, ["name": "orders-db"]) == ["orders-db"])
        #expect(try await names(bench, ["name": "*orders"]) == ["orders-db", "old-orders"])
        #expect(try await names(bench, ["name": "*单"]) == ["订单库"])
        #expect(try await names(bench, ["id": .string(id)]) == ["orders-db"])
        #expect(try await names(bench, ["id": .string("*" + id.dropFirst(10).prefix(10))]) == ["orders-db"])
        #expect(try await bench.call("instance.list", ["name": "*"]).status == 400)
    }

    @Test("Networks, addresses and kinds are filters; several must all hold")
    func filters() async throws {
        let bench = Bench()
        try await bench.finish("instance.create", Orders.instance(with: ["vpc_id": "vpc-1", "subnet_id": "subnet-1"]))
        bench.emulator.makeInstance(name: "billing-db")
        let listed = try await bench.succeed("instance.list", ["vpc_id": "vpc-1"])
        let orders = try #require(listed["instances"]?[0])
        #expect(orders["name"] == "orders-db" && orders["subnet_id"] == "subnet-1")
        let address = try #require(orders["private_ips"]?[0])
        let reader = try #require(orders["readonly_private_ips"]?[1])
        #expect(try await names(bench, ["subnet_id": "subnet-1"]) == ["orders-db"])
        #expect(try await names(bench, ["private_ip": address]) == ["orders-db"])
        #expect(try await names(bench, ["readonly_private_ip": reader]) == ["orders-db"])
        #expect(try await names(bench, ["private_ip": reader]) == [])
        #expect(try await names(bench, ["proxy_ip": address]) == [])
        #expect(try await names(bench, ["type": "Cluster", "datastore_type": "gaussdb-mysql"]).count == 2)
        #expect(try await names(bench, ["vpc_id": "vpc-1", "name": "billing-db"]) == [])
    }

    @Test("Tags must all be there, with these values")
    func tags() async throws {
        let bench = Bench()
        for (name, tags) in [("db-one", ["a": "1", "b": "2"]), ("db-two", ["a": "1"]), ("db-three", ["a": ""])] {
            let list = tags.sorted { $0.key < $1.key }.map {
                ["key": .string($0.key), "value": .string($0.value)] as JSONValue
            }
            try await bench.succeed(
                "instance.create", Orders.instance(with: ["name": .string(name), "tags": .array(list)]))
        }
        #expect(try await names(bench, ["tags": "a=1"]) == ["db-one", "db-two"])
        #expect(try await names(bench, ["tags": "a=1,b=2"]) == ["db-one"])
        #expect(try await names(bench, ["tags": "a="]) == ["db-three"])
        #expect(try await names(bench, ["tags": "b=1"]) == [])
        #expect(try await bench.call("instance.list", ["tags": "a=1,a=2"]).code == "DBS.280272")
    }

    @Test("An instance that is being created has no addresses yet")
    func addresses() async throws {
        let bench = Bench()
        try await bench.succeed("instance.create", Orders.instance)
        let listed = try await bench.succeed("instance.list")
        #expect(listed["instances"]?[0]?["status"] == "creating")
        #expect(listed["instances"]?[0]?["private_ips"] == [])
        #expect(listed["instances"]?[0]?["readonly_private_ips"] == [])
    }
}
