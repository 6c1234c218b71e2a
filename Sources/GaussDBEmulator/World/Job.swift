/// A task of the job centre.
struct Job: Sendable {
    enum State: Sendable, Equatable {
        /// Waits for the maintenance window.
        case pending
        case running(since: Duration)
        case completed(at: Duration)
        case failed(at: Duration, reason: String)
    }

    /// What changes when the job ends.
    enum Work: Sendable {
        case create
        case restart
        case addNodes([String])
        case openProxy(String)
        case setWeights(proxy: String, weights: [String: Int64])
        case switchFilter(on: Bool)
        case setRules([RuleChange])
        case deleteRules([RuleChange])
        case delete
    }

    struct RuleChange: Sendable {
        var node: String
        var rule: Node.FilterRule
    }

    let id: String
    let name: String
    let instanceID: String
    let instanceName: String
    let work: Work
    let created: Duration
    /// How long it runs.
    let duration: Duration
    let orderID: String
    /// What it makes, as the job centre lists it.
    let resourceIDs: [String]
    /// Set when a fault makes it fail: after half its duration, with this reason.
    let failure: String?
    var state: State

    var isFinished: Bool {
        switch state {
        case .pending, .running: false
        case .completed, .failed: true
        }
    }

    var end: Duration? {
        switch state {
        case .pending, .running: nil
        case .completed(let time), .failed(let time, _): time
        }
    }

    var status: String {
        switch state {
        case .pending: "Pending"
        case .running: "Running"
        case .completed: "Completed"
        case .failed: "Failed"
        }
    }

    var failReason: String? {
        if case .failed(_, let reason) = state { reason } else { nil }
    }

    /// `60%` while it runs, otherwise empty.
    func process(at now: Duration) -> String {
        guard case .running(let since) = state else { return "" }
        let share = duration > .zero ? (now - since) / duration : 1
        return String(min(99, max(0, Int(share * 100)))) + "%"
    }
}
