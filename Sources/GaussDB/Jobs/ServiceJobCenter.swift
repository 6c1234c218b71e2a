package import JSONWire

/// The service's own job centre.
package struct ServiceJobCenter: JobCenter {
    package typealias CallOperation =
        @Sendable (OperationDescriptor, JSONObject) async throws(GaussDBError) -> CallResponse

    /// The most jobs that the service lists at a time.
    private static let pageSize = 50

    private let call: CallOperation

    package init(call: @escaping CallOperation) {
        self.call = call
    }

    package func job(_ id: String) async throws(GaussDBError) -> JobSnapshot? {
        let answer = try await answer(of: "job.get", ["id": .string(id)])
        guard let job = answer["job"]?.objectValue, !job.isEmpty else { return nil }
        return JobSnapshot(job: job, id: id)
    }

    package func runningJobs() async throws(GaussDBError) -> [JobSnapshot] {
        var found: [JobSnapshot] = []
        var offset = 0
        while true {
            let answer = try await answer(
                of: "job.list",
                [
                    "status": .string(JobStatus.running.rawValue), "offset": .string(String(offset)),
                    "limit": .string(String(ServiceJobCenter.pageSize)),
                ])
            let page = answer["jobs"]?.arrayValue ?? []
            found += page.compactMap { $0.objectValue.flatMap(JobSnapshot.init(listed:)) }
            offset += page.count
            // The total is not relied on: jobs come and go between two pages.
            if page.count < ServiceJobCenter.pageSize { return found }
        }
    }

    private func answer(of name: String, _ arguments: JSONObject) async throws(GaussDBError) -> JSONObject {
        guard let operation = Catalogue.shared.operation(lua: name) else {
            throw GaussDBError(
                kind: .configuration, message: "the description has no operation `\(name)` to wait for jobs with")
        }
        let response = try await call(operation, arguments)
        do {
            return try response.json()
        } catch {
            throw GaussDBError(
                kind: .network, message: "the answer cannot be read: \(error)", operation: name,
                requestID: response.requestID)
        }
    }
}
