import GaussDB

/// The last requests, oldest first, without anything secret.
struct RequestJournal {
    let limit: Int
    private var kept: [RecordedRequest] = []
    /// Where the oldest is, once the journal is full.
    private var oldest = 0

    init(limit: Int) { self.limit = limit }

    var requests: [RecordedRequest] { Array(kept[oldest...] + kept[..<oldest]) }

    mutating func record(_ intake: Intake, status: Int?, requestID: String, time: Duration) {
        guard limit > 0 else { return }
        let record = RecordedRequest(
            method: intake.request.method, target: intake.request.target, operation: intake.name,
            headers: Self.withoutSecrets(intake.request.headers), bodySize: intake.request.body.count, status: status,
            requestID: requestID, time: time)
        if kept.count < limit {
            kept.append(record)
        } else {
            kept[oldest] = record
            oldest = (oldest + 1) % limit
        }
    }

    private static func withoutSecrets(_ headers: HTTPFields) -> HTTPFields {
        var shown = HTTPFields()
        for (name, value) in headers {
            let isSecret = secretNames.contains(name.lowercased())
            shown.append(name: name, value: isSecret ? Secret.redaction : value)
        }
        return shown
    }

    private static let secretNames: Set<String> = ["authorization", "x-auth-token", "x-security-token", "cookie"]
}
