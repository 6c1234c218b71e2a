import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("The job centre")
struct JobCentreTests {
    private func create(_ bench: Bench, _ name: String = "orders-db") async throws -> String {
        let answer = try await bench.succeed("instance.create", Orders.instance(with: ["name": .string(name)]))
        return try #require(answer["job_id"]?.stringValue)
    }

    @Test("A new job is not found for two seconds, neither by its id nor in the list")
    func visibility() async throws {
        let bench = Bench()
        let id = try await create(bench)
        let early = try await bench.call("job.get", ["id": .string(id)])
        #expect(early.status == 400 && early.code == "DBS.200543")
        #expect(try await bench.succeed("job.list")["total_count"] == 0)
        bench.advance(2)
        #expect(try await bench.job(id)["id"] == .string(id))
        #expect(try await bench.succeed("job.list")["total_count"] == 1)
    }

    @Test("A job tells its progress while it runs, and its end afterwards")
    func progress() async throws {
        let bench = Bench()
        let id = try await create(bench)
        bench.advance(14 * 60 * 6 / 10)
        var job = try await bench.job(id)
        #expect(job["name"] == "CreateGaussDBforMySQLInstance")
        #expect(job["status"] == "Running" && job["process"] == "60%")
        #expect(job["created"] == "2024-09-11T08:00:00+0000" && job["ended"] == "")
        #expect(job["instance"]?["name"] == "orders-db")
        #expect(job["fail_reason"] == nil)
        bench.advance(14 * 60)
        job = try await bench.job(id)
        #expect(job["status"] == "Completed" && job["process"] == "")
        #expect(job["ended"] == "2024-09-11T08:14:00+0000", "it ended when it ended, not when somebody looked")
        #expect(job["entities"]?["instance"]?["type"] == "Cluster")
        #expect(job["entities"]?["resource_ids"]?.arrayValue?.count == 2)
    }

    @Test("A job's id is a UUID")
    func ids() async throws {
        let id = try await create(Bench())
        #expect(id.split(separator: "-").map(\.utf8.count) == [8, 4, 4, 4, 12])
        #expect(id[id.index(id.startIndex, offsetBy: 14)] == "4")
    }

    @Test("A job that fails keeps its reason, and what it had begun is taken back")
    func failure() async throws {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders-db")
        bench.emulator.inject(EmulatorFault(operation: "instance.add_nodes", respond: .jobFails("no spare hosts")))
        let answer = try await bench.succeed("instance.add_nodes", ["instance_id": .string(id), "priorities": [1]])
        #expect(bench.emulator.snapshot.instances[0].nodes.count == 3)
        bench.advance(150)
        let job = try await bench.job(try #require(answer["job_id"]?.stringValue))
        #expect(job["status"] == "Failed" && job["fail_reason"] == "no spare hosts")
        #expect(bench.emulator.snapshot.instances[0].nodes.count == 2)
        let listed = try await bench.succeed("job.list", ["status": "Failed"])
        #expect(listed["jobs"]?[0]?["fail_reason"] == "no spare hosts")
        try await bench.finish("instance.add_nodes", ["instance_id": .string(id), "priorities": [1]])
    }

    @Test("The list is newest first and comes in pages")
    func paging() async throws {
        let bench = Bench()
        var ids: [String] = []
        for number in 0..<25 {
            ids.append(try await create(bench, "db-number-\(number)"))
            bench.advance(1)
        }
        bench.advance(2)
        let first = try await bench.succeed("job.list")
        #expect(first["total_count"] == 25)
        #expect(first["jobs"]?.arrayValue?.count == 10)
        #expect(first["jobs"]?[0]?["job_id"] == .string(ids[24]))
        let rest = try await bench.succeed("job.list", ["offset": "20", "limit": "50"])
        #expect(rest["jobs"]?.arrayValue?.compactMap { $0["job_id"]?.stringValue } == ids[..<5].reversed())
        let wrong = try await bench.call("job.list", ["limit": "30"])
        #expect(wrong.status == 400 && wrong.code == "DBS.05000036")
    }

    @Test("The list is filtered by state, kind, id and time")
    func filters() async throws {
        let bench = Bench()
        let created = try await create(bench)
        bench.advance(3600)
        let id = bench.emulator.snapshot.instances[0].id
        let restarted = try await bench.succeed("instance.restart", ["instance_id": .string(id)])["job_id"]
        bench.advance(10)
        func ids(_ filters: JSONObject) async throws -> [JSONValue?]? {
            try await bench.succeed("job.list", filters)["jobs"]?.arrayValue?.map { $0["job_id"] }
        }
        #expect(try await ids(["status": "Running"]) == [restarted])
        #expect(try await ids(["status": "Completed"]) == [.string(created)])
        #expect(try await ids(["job_name": "RebootGaussDBforMySQLInstance"]) == [restarted])
        #expect(try await ids(["job_id": .string(created)]) == [.string(created)])
        #expect(try await ids(["start_time": "2024-09-11T09:00:00+0000"]) == [restarted])
        #expect(try await ids(["start_time": "2024-09-11T17:00:00+0800"]) == [restarted])
        #expect(try await ids(["end_time": "2024-09-11T08:00:00Z"]) == [.string(created)])
        let wrong = try await bench.call("job.list", ["start_time": "yesterday"])
        #expect(wrong.status == 400 && wrong.code == "DBS.280001")
    }

    @Test("A job is forgotten a month after its end")
    func retention() async throws {
        let bench = Bench()
        let id = try await create(bench)
        bench.advance(14 * 60 + 30 * 86_400)
        #expect(try await bench.job(id)["status"] == "Completed")
        bench.advance(1)
        #expect(try await bench.call("job.get", ["id": .string(id)]).code == "DBS.200543")
        #expect(bench.emulator.snapshot.jobs.isEmpty)
    }
}
