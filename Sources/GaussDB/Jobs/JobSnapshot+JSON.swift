internal import JSONWire

extension JobSnapshot {
    /// Reads the `job` member of `job.get`.
    init(job: JSONObject, id: String) {
        let instance = job["instance"]?.objectValue
        self.init(
            id: job["id"]?.nonEmptyString ?? id, name: job["name"]?.nonEmptyString,
            status: job["status"]?.nonEmptyString.map(JobStatus.init(rawValue:)) ?? .unknown,
            percent: JobSnapshot.percent(job["process"]), created: job["created"]?.nonEmptyString,
            ended: job["ended"]?.nonEmptyString, instanceID: instance?["id"]?.nonEmptyString,
            instanceName: instance?["name"]?.nonEmptyString, failReason: job["fail_reason"]?.nonEmptyString,
            entities: job["entities"] ?? .null)
    }

    /// Reads an element of `job.list`, which names its members differently. Nil without an id.
    init?(listed job: JSONObject) {
        guard let id = job["job_id"]?.nonEmptyString else { return nil }
        self.init(
            id: id, name: job["job_name"]?.nonEmptyString,
            status: job["status"]?.nonEmptyString.map(JobStatus.init(rawValue:)) ?? .unknown,
            percent: JobSnapshot.percent(job["process"]), created: job["created_time"]?.nonEmptyString,
            ended: job["ended_time"]?.nonEmptyString, instanceID: job["instance_id"]?.nonEmptyString,
            instanceName: job["instance_name"]?.nonEmptyString, failReason: job["fail_reason"]?.nonEmptyString)
    }

    /// `"60%"`, `"60"` and `60` are 60; an empty text, and anything outside 0 to 100, is nothing.
    static func percent(_ value: JSONValue?) -> Int? {
        var number: Int?
        switch value {
        case .string(let text):
            let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
            number = Int(digits) ?? Double(digits).flatMap { Int(exactly: $0.rounded(.down)) }
        case .integer(let integer): number = Int(exactly: integer)
        case .double(let double): number = Int(exactly: double.rounded(.down))
        default: number = nil
        }
        return number.flatMap { (0...100).contains($0) ? $0 : nil }
    }
}

extension JSONValue {
    fileprivate var nonEmptyString: String? {
        stringValue.flatMap { $0.isEmpty ? nil : $0 }
    }
}
