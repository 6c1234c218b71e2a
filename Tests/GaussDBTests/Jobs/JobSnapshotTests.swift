import JSONWire
import Testing

@testable import GaussDB

@Suite struct JobSnapshotTests {
    @Test func `a single job is read whole`() throws {
        let text = #"""
            {"id": "j1", "name": "CreateGaussDBforMySQLInstance", "status": "Running", "created": "2018-08-06T10:41:14+0800", "ended": "",
             "process": "60%", "instance": {"id": "i1", "name": "订单库"}, "entities": {"resource_ids": ["a", 9007199254740993]}}
            """#
        let job = JobSnapshot(job: try #require(try JSONValue(parsing: text).objectValue), id: "asked")
        #expect(job.id == "j1")
        #expect(job.name == "CreateGaussDBforMySQLInstance")
        #expect(job.status == .running)
        #expect(job.percent == 60)
        #expect(job.created == "2018-08-06T10:41:14+0800")
        #expect(job.ended == nil)
        #expect(job.instanceID == "i1")
        #expect(job.instanceName == "订单库")
        #expect(job.entities == ["resource_ids": ["a", 9_007_199_254_740_993]])
    }

    @Test func `a listed job is read by its other names`() throws {
        let text = #"""
            {"instance_id": "i1", "instance_name": "n", "instance_status": "deleted", "job_id": "j1", "job_name": "CloseGaussDBforMySQLProxy",
             "status": "Failed", "process": "", "created_time": "a", "ended_time": "b", "fail_reason": "Single task exception."}
            """#
        let object = try #require(try JSONValue(parsing: text).objectValue)
        let job = try #require(JobSnapshot(listed: object))
        #expect(job.id == "j1")
        #expect(job.status == .failed)
        #expect(job.percent == nil)
        #expect(job.failReason == "Single task exception.")
        #expect(job.entities == .null)
        #expect(JobSnapshot(listed: ["job_name": "x"]) == nil)
    }

    @Test func `an empty job has the id that was asked for`() {
        let job = JobSnapshot(job: ["status": ""], id: "asked")
        #expect(job.id == "asked")
        #expect(job.status == .unknown)
    }

    @Test(
        arguments: [
            ("60%", 60), ("60", 60), ("0%", 0), ("100%", 100), ("59.9%", 59), ("", nil), ("%", nil), ("101%", nil),
            ("-1%", nil), ("x", nil), (60, 60),
            (12.7, 12), (true, nil), (nil, nil), (1e300, nil),
        ] as [(JSONValue, Int?)])
    func `a percentage is read in every form`(value: JSONValue, percent: Int?) {
        #expect(JobSnapshot.percent(value) == percent)
    }

    @Test func `statuses that nobody documented are kept and not final`() {
        let status = JobStatus(rawValue: "Canceling")
        #expect(!status.isDocumented)
        #expect(!status.isFinal)
        #expect(status.description == "Canceling")
        #expect(JobStatus.completed.isFinal && JobStatus.failed.isFinal && !JobStatus.pending.isFinal)
    }
}
