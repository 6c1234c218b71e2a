import GaussDB
import JSONWire

extension World {
    /// 4.13.1: one job. The centre shows a job only some seconds after it was accepted.
    func describeJob(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        guard let job = jobs[request.text("id")], isVisible(job) else { throw .noSuchJob }
        var details: JSONObject = [
            "id": .string(job.id),
            "name": .string(job.name),
            "status": .string(job.status),
            "created": .string(calendarText(job.created)),
            "ended": .string(job.end.map(calendarText) ?? ""),
            "process": .string(job.process(at: now)),
            "instance": ["id": .string(job.instanceID), "name": .string(job.instanceName)],
            "entities": .object(entities(of: job)),
        ]
        details.add("fail_reason", job.failReason)
        return ["job": .object(details)]
    }

    /// 4.13.2: the jobs that pass every filter, newest first.
    func listJobs(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let filter = try JobFilter(request.arguments)
        let visible = jobs.newestFirst.lazy.filter { isVisible($0) && filter.passes($0, created: calendar($0.created)) }
        let (page, total) = Self.page(
            visible, offset: request.number("offset", default: 0), limit: request.number("limit", default: 10))
        return ["jobs": .objects(page.map(listing)), "total_count": .integer(Int64(total))]
    }

    private func isVisible(_ job: Job) -> Bool { now - job.created >= Durations.jobVisibility }

    private func listing(_ job: Job) -> JSONObject {
        [
            "instance_id": .string(job.instanceID),
            "instance_name": .string(job.instanceName),
            "instance_status": .string(instanceStatus(of: job)),
            "job_id": .string(job.id),
            "order_id": .string(job.orderID),
            "job_name": .string(job.name),
            "status": .string(job.status),
            "process": .string(job.process(at: now)),
            "created_time": .string(calendarText(job.created)),
            "ended_time": .string(job.end.map(calendarText) ?? ""),
            "fail_reason": .string(job.failReason ?? ""),
        ]
    }

    private func entities(of job: Job) -> JSONObject {
        var entities = JSONObject()
        if case .create = job.work, let instance = instances[job.instanceID] {
            entities["instance"] = [
                "endpoint": .string("\(instance.writeAddress):\(Instance.port)"),
                "type": "Cluster",
                "datastore": ["type": .string(shop.engine), "version": .string(shop.version)],
            ]
        }
        if !job.resourceIDs.isEmpty { entities["resource_ids"] = .strings(job.resourceIDs) }
        return entities
    }
}

/// The filters of the job list.
private struct JobFilter {
    private let query: JSONObject
    private let start: Timestamp?
    private let end: Timestamp?

    init(_ query: JSONObject) throws(Refusal) {
        self.query = query
        start = try Self.moment("start_time", query)
        end = try Self.moment("end_time", query)
    }

    func passes(_ job: Job, created: Timestamp) -> Bool {
        query.text("status").map { $0 == job.status } ?? true && query.text("job_name").map { $0 == job.name } ?? true
            && query.text("job_id").map { $0 == job.id } ?? true && start.map { created >= $0 } ?? true
            && end.map { created <= $0 } ?? true
    }

    private static func moment(_ name: String, _ query: JSONObject) throws(Refusal) -> Timestamp? {
        guard let text = query.text(name) else { return nil }
        guard let moment = Timestamp(serviceFormat: text) else {
            throw .wrongParameter.because("`\(name)` is not of the form yyyy-mm-ddThh:mm:ss+hhmm.")
        }
        return moment
    }
}
