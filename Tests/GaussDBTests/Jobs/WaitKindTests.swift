import GaussDB
import JSONWire
import Testing

@Suite struct WaitKindTests {
    private func complaint(_ kind: WaitKind, _ body: JSONObject) -> GaussDBError? {
        do throws(GaussDBError) {
            _ = try kind.jobIDs(in: body, of: Samples.change)
            return nil
        } catch {
            return error
        }
    }

    @Test func `the job ids are found where the description says`() throws {
        #expect(try WaitKind.job(field: "job_id").jobIDs(in: ["job_id": "a"], of: Samples.change) == ["a"])
        #expect(
            try WaitKind.jobs(field: "job_ids").jobIDs(in: ["job_ids": ["a", "b"]], of: Samples.change) == ["a", "b"])
        // A job that is named by a number is not lost.
        #expect(try WaitKind.job(field: "job_id").jobIDs(in: ["job_id": 7], of: Samples.change) == ["7"])
    }

    @Test(arguments: [WaitKind.none, .workflow(field: "workflow_id"), .order(field: "order_id")])
    func `what starts no job is a clear error`(kind: WaitKind) {
        let error = complaint(kind, ["workflow_id": "w", "order_id": "o"])
        #expect(error?.kind == .validation)
        #expect(error?.message.hasPrefix("there is no job to wait for: `thing.create`") == true)
        #expect(error?.hint != nil)
    }

    @Test func `an answer without the promised id is a clear error`() {
        for body in [[:], ["job_id": nil], ["job_id": ""], ["order_id": "o"]] as [JSONObject] {
            #expect(complaint(.job(field: "job_id"), body)?.message.contains("without `job_id`") == true)
        }
        #expect(complaint(.jobs(field: "job_ids"), ["job_ids": []]) != nil)
    }
}
