import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("The life of an instance")
struct InstanceLifecycleTests {
    @Test("A new instance is creating for 14 minutes, normal, backing up, and normal again")
    func creation() async throws {
        let bench = Bench()
        let created = try await bench.succeed("instance.create", Orders.instance)
        #expect(created.status == 201)
        #expect(created["instance"]?["status"] == "BUILD")
        let id = try #require(created["instance"]?["id"]?.stringValue)
        #expect(id.utf8.count == 36 && id.hasSuffix("in07"))
        #expect(try await bench.status(of: id) == "creating")
        bench.advance(14 * 60 - 1)
        #expect(try await bench.status(of: id) == "creating")
        bench.advance(1)
        #expect(try await bench.status(of: id) == "normal")
        bench.advance(10)
        #expect(try await bench.status(of: id) == "backing up")
        bench.advance(149)
        #expect(try await bench.status(of: id) == "backing up")
        bench.advance(1)
        #expect(try await bench.status(of: id) == "normal")
    }

    @Test("The details of a finished instance are those that were ordered")
    func details() async throws {
        let bench = Bench()
        let order = Orders.instance(with: [
            "backup_strategy": ["start_time": "21:00-22:00", "keep_days": 14],
            "tags": [["key": "team", "value": "orders"]],
            "time_zone": "UTC+08:00", "enterprise_project_id": "0",
        ])
        let created = try await bench.finish("instance.create", order)
        let instance = try await bench.instance(try #require(created["instance"]?["id"]?.stringValue))
        #expect(instance["name"] == "orders-db")
        #expect(instance["project_id"] == .string(bench.account.projectID))
        #expect(instance["port"] == "3306")
        #expect(instance["node_count"] == 3)
        #expect(instance["backup_strategy"] == ["start_time": "21:00-22:00", "keep_days": "14"])
        #expect(instance["tags"] == [["key": "team", "value": "orders"]])
        #expect(instance["time_zone"] == "UTC+08:00")
        #expect(instance["created"] == "2024-09-11T08:00:00+0000")
        #expect(instance["updated"] == "2024-09-11T08:14:00+0000")
        #expect(instance["private_write_ips"]?.arrayValue?.count == 1)
        let nodes = try #require(instance["nodes"]?.arrayValue)
        #expect(nodes.map { $0["name"] } == ["orders-db_node01", "orders-db_node02", "orders-db_node03"])
        #expect(nodes.map { $0["type"] } == ["master", "slave", "slave"])
        #expect(nodes.allSatisfy { $0["status"] == "normal" && $0["az_code"] == "cn-north-4a" })
        #expect(nodes.allSatisfy { $0["id"]?.stringValue?.hasSuffix("no07") == true })
        #expect(Set(nodes.compactMap { $0["private_read_ips"]?[0]?.stringValue }).count == 3)
    }

    @Test("Nodes of an instance in several zones take turns, the primary's zone first")
    func zones() async throws {
        let bench = Bench()
        let order = Orders.instance(with: [
            "availability_zone_mode": "multi", "master_availability_zone": "cn-north-4b", "slave_count": 3,
        ])
        let created = try await bench.succeed("instance.create", order)
        let instance = try await bench.instance(try #require(created["instance"]?["id"]?.stringValue))
        let zones = instance["nodes"]?.arrayValue?.compactMap { $0["az_code"]?.stringValue }
        #expect(zones == ["cn-north-4b", "cn-north-4a", "cn-north-4c", "cn-north-4b"])
    }

    @Test("Two instances may have the same name, also a Chinese one")
    func names() async throws {
        let bench = Bench()
        for _ in 0..<2 { try await bench.succeed("instance.create", Orders.instance(with: ["name": "订单库-主"])) }
        let list = try await bench.succeed("instance.list", ["name": "订单库-主"])
        #expect(list["total_count"] == 2)
        #expect(list["instances"]?[0]?["name"] == "订单库-主")
        let nodes = try await bench.instance(try #require(list["instances"]?[1]?["id"]?.stringValue))["nodes"]
        #expect(nodes?[0]?["name"] == "订单库-主_node01")
    }

    @Test("A yearly or monthly instance answers with an order instead of a job, and is built all the same")
    func prepaid() async throws {
        let bench = Bench()
        let order = Orders.instance(with: [
            "charge_info": ["charge_mode": "prePaid", "period_type": "month", "period_num": 3, "is_auto_pay": "true"],
            "volume": ["size": "40"],
        ])
        let created = try await bench.succeed("instance.create", order)
        #expect(created["job_id"] == nil)
        #expect(created["order_id"]?.stringValue?.hasPrefix("CS") == true)
        #expect(created["instance"]?["volume"] == ["size": 40])
        let id = try #require(created["instance"]?["id"]?.stringValue)
        bench.advance(14 * 60)
        let instance = try await bench.instance(id)
        #expect(instance["status"] == "normal")
        #expect(instance["charge_info"]?["order_id"] == created["order_id"])
        let jobs = try await bench.succeed("job.list")
        #expect(jobs["jobs"]?[0]?["order_id"] == created["order_id"])
        bench.advance(300)
        let deleted = try await bench.succeed("instance.delete", ["instance_id": .string(id)])
        #expect(deleted["job_id"] != nil && deleted["order_id"] != nil)
    }

    @Test("A restored instance needs a source that exists, and has a job of its own kind")
    func restoration() async throws {
        let bench = Bench()
        let point: JSONObject = [
            "source_instance_id": "7033e7c3cf93438797d44ad7ae0a7d95in07", "type": "timestamp",
            "restore_time": 1_673_852_043_000,
        ]
        let refused = try await bench.call("instance.create", Orders.instance(with: ["restore_point": .object(point)]))
        #expect(refused.status == 404 && refused.code == "DBS.200013")
        var known = point
        known["source_instance_id"] = .string(bench.emulator.makeInstance(name: "source"))
        let created = try await bench.finish(
            "instance.create", Orders.instance(with: ["restore_point": .object(known)]))
        let job = try await bench.job(try #require(created["job_id"]?.stringValue))
        #expect(job["name"] == "RestoreGaussDBforMySQLNewInstance")
    }

    @Test("A restart takes the instance away for a minute or so")
    func restart() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db", nodes: 3)
        let answer = try await bench.succeed("instance.restart", ["instance_id": .string(id)])
        #expect(answer.status == 200)
        #expect(try await bench.status(of: id) == "rebooting")
        bench.advance(59)
        #expect(try await bench.status(of: id) == "rebooting")
        bench.advance(31)
        #expect(try await bench.status(of: id) == "normal")
        let job = try await bench.job(try #require(answer["job_id"]?.stringValue))
        #expect(job["name"] == "RebootGaussDBforMySQLInstance" && job["status"] == "Completed")
    }

    @Test("A delayed restart is pending until the maintenance window, and the instance stays free")
    func delayedRestart() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        let answer = try await bench.succeed("instance.restart", ["instance_id": .string(id), "delay": true])
        let job = try #require(answer["job_id"]?.stringValue)
        bench.advance(10 * 3600 - 1)
        #expect(try await bench.job(job)["status"] == "Pending")
        #expect(try await bench.job(job)["process"] == "")
        #expect(try await bench.status(of: id) == "normal")
        try await bench.succeed("sqlfilter.set_switch", ["instance_id": .string(id), "switch_status": "ON"])
        bench.advance(1)
        #expect(try await bench.job(job)["status"] == "Pending", "another change was running when the window opened")
        bench.advance(60)
        #expect(try await bench.job(job)["status"] == "Running")
        #expect(try await bench.status(of: id) == "rebooting")
        bench.advance(90)
        #expect(try await bench.job(job)["status"] == "Completed")
    }

    @Test("A delayed restart of an instance that is deleted meanwhile fails and says why")
    func delayedRestartOfNothing() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        let answer = try await bench.succeed("instance.restart", ["instance_id": .string(id), "delay": true])
        try await bench.finish("instance.delete", ["instance_id": .string(id)])
        bench.advance(24 * 3600)
        let job = try await bench.job(try #require(answer["job_id"]?.stringValue))
        #expect(job["status"] == "Failed")
        #expect(job["fail_reason"] == "The DB instance does not exist.")
    }

    @Test("Added nodes are there at once, ready after five minutes each, and get new names")
    func addedNodes() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        let answer = try await bench.succeed("instance.add_nodes", ["instance_id": .string(id), "priorities": [1, 2]])
        #expect(answer.status == 201)
        #expect(answer["instance_id"] == .string(id))
        #expect(answer["node_names"] == ["orders-db_node03", "orders-db_node04"])
        var nodes = try #require(try await bench.instance(id)["nodes"]?.arrayValue)
        #expect(nodes.map { $0["status"] } == ["normal", "normal", "creating", "creating"])
        #expect(nodes[3]["priority"] == 2)
        bench.advance(599)
        #expect(try await bench.instance(id)["nodes"]?[3]?["status"] == "creating")
        bench.advance(1)
        nodes = try #require(try await bench.instance(id)["nodes"]?.arrayValue)
        #expect(nodes.allSatisfy { $0["status"] == "normal" })
        let more = try await bench.succeed("instance.add_nodes", ["instance_id": .string(id), "priorities": [1]])
        #expect(more["node_names"] == ["orders-db_node05"])
    }

    @Test("An instance has at most 15 read nodes")
    func tooManyNodes() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db", nodes: 15)
        let refused = try await bench.call("instance.add_nodes", ["instance_id": .string(id), "priorities": [1, 1]])
        #expect(refused.status == 400 && refused.code == "DBS.05000081")
        try await bench.finish("instance.add_nodes", ["instance_id": .string(id), "priorities": [1]])
    }

    @Test("A deleted instance is there for two minutes, then it is not found")
    func deletion() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        let answer = try await bench.succeed("instance.delete", ["instance_id": .string(id)])
        bench.advance(119)
        #expect(try await bench.status(of: id) == "normal")
        bench.advance(1)
        let gone = try await bench.call("instance.get", ["instance_id": .string(id)])
        #expect(gone.status == 404 && gone.code == "DBS.201028")
        #expect(try await bench.job(try #require(answer["job_id"]?.stringValue))["status"] == "Completed")
        let jobs = try await bench.succeed("job.list")
        #expect(jobs["jobs"]?[0]?["instance_status"] == "deleted")
    }

    @Test("An instance whose creation failed can only be deleted")
    func failedCreation() async throws {
        let bench = Bench()
        bench.emulator.inject(EmulatorFault(operation: "instance.create", respond: .jobFails("no spare hosts")))
        let created = try await bench.succeed("instance.create", Orders.instance)
        let id = try #require(created["instance"]?["id"]?.stringValue)
        bench.advance(7 * 60)
        #expect(try await bench.status(of: id) == "createfail")
        let refused = try await bench.call("instance.restart", ["instance_id": .string(id)])
        #expect(refused.status == 409 && refused.code == "DBS.280406")
        try await bench.finish("instance.delete", ["instance_id": .string(id)])
        #expect(bench.emulator.snapshot.instances.isEmpty)
    }
}
