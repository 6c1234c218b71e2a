import JSONWire
import Synchronization
import Testing

@testable import GaussDB

@Suite struct ServiceJobCenterTests {
    /// A centre whose answers come from a function of the operation and its arguments.
    private func center(_ answer: @escaping @Sendable (String, JSONObject) -> JSONObject) -> (ServiceJobCenter, Log) {
        let log = Log()
        let center = ServiceJobCenter { (operation, arguments) async throws(GaussDBError) in
            log.add(operation.luaName + " " + JSONValue.object(arguments).text())
            let body = JSONValue.object(answer(operation.luaName, arguments)).serialized()
            return CallResponse(status: 200, headers: [:], body: body, requestID: nil, attempts: 1)
        }
        return (center, log)
    }

    @Test func `a job is asked for by its id`() async throws {
        let (center, log) = center { _, _ in ["job": ["id": "a", "status": "Running", "process": "7%"]] }
        #expect(try await center.job("a")?.percent == 7)
        #expect(log.lines == [#"job.get {"id":"a"}"#])
    }

    @Test(arguments: [[:], ["job": nil], ["job": [:]]] as [JSONObject])
    func `an answer without a job is none`(answer: JSONObject) async throws {
        let (center, _) = center { _, _ in answer }
        let job = try await center.job("a")
        #expect(job == nil)
    }

    @Test func `all pages of running jobs are read, fifty at a time`() async throws {
        let (center, log) = center { _, arguments in
            let offset = arguments["offset"]?.stringValue.flatMap(Int.init) ?? 0
            let ids = (offset..<min(offset + 50, 120)).map { "job\($0)" }
            return ["jobs": .array(ids.map { ["job_id": .string($0), "status": "Running"] }), "total_count": 120]
        }
        let jobs = try await center.runningJobs()
        #expect(jobs.map(\.id) == (0..<120).map { "job\($0)" })
        #expect(
            log.lines == [
                #"job.list {"status":"Running","offset":"0","limit":"50"}"#,
                #"job.list {"status":"Running","offset":"50","limit":"50"}"#,
                #"job.list {"status":"Running","offset":"100","limit":"50"}"#,
            ])
    }

    @Test func `what is sent for jobs passes the description's checks`() async throws {
        let transport = ScriptedTransport([
            .json(#"{"job": {"id": "a", "status": "Completed"}}"#), .json(#"{"jobs": []}"#),
        ])
        let client = Samples.client(transport)
        #expect(try await client.jobs.wait(for: "a").status == .completed)
        #expect(transport.requests[0].target == "/v3/\(Samples.project)/jobs?id=a")
        let list = try #require(Catalogue.shared.operation(lua: "job.list"))
        _ = try await client.call(list, ["status": "Running", "offset": "0", "limit": "50"])
        #expect(
            transport.requests[1].target == "/v3/\(Samples.project)/immediate-jobs?status=Running&offset=0&limit=50")
    }
}
