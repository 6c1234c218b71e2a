/// What the looks at a resource mean, as a pure machine.
struct ResourceWatchState {
    enum Sighting: Sendable {
        case state(String)
        /// There is no such resource.
        case absent
        /// The answer does not tell: it has no state, or not the list that the resource would be in.
        case stateless
        /// It could not be looked at.
        case unknown(GaussDBError)
    }

    enum Next {
        /// The state that ended the wait; nil when the resource is gone.
        case done(String?)
        case failed(GaussDBError)
        /// Look again after a pause.
        case look(after: Duration)
    }

    /// For how long the first looks may show what was before.
    static let settling = Duration.seconds(60)

    private let watch: ResourceWatch
    private let operation: String
    private let schedule: PollSchedule
    private let begun: Duration
    let deadline: Duration?
    private var pause: Duration
    private var hasMoved = false
    /// Since when no look has shown a state.
    private var missingSince: Duration?
    private(set) var lastState: String?

    init(_ watch: ResourceWatch, of operation: String, schedule: PollSchedule, timeout: Duration?, now: Duration) {
        self.watch = watch
        self.operation = operation
        self.schedule = schedule
        begun = now
        deadline = timeout.map { now + $0 }
        pause = schedule.shortest
    }

    mutating func saw(_ sighting: Sighting, now: Duration) -> Next {
        let isSettled = hasMoved || now - begun >= Self.settling
        switch sighting {
        case .state(let state):
            missingSince = nil
            if state != lastState { pause = schedule.shortest }
            lastState = state
            if watch.until.contains(state) {
                if isSettled { return .done(state) }
            } else if watch.fails.contains(state) {
                if isSettled { return .failed(failure(state)) }
            } else {
                hasMoved = true
            }
        case .absent where watch.endsWhenGone: return .done(nil)
        case .absent, .stateless:
            // One look that shows nothing says little; a minute of them says that there is nothing to see.
            let since = missingSince ?? now
            missingSince = since
            if now - since >= Self.settling { return .failed(absence()) }
        case .unknown(let error):
            if let deadline, now >= deadline { return .failed(error) }
        }
        return again(now)
    }

    private mutating func again(_ now: Duration) -> Next {
        if let deadline, now >= deadline { return .failed(lateness(now)) }
        let next = deadline.map { min(pause, $0 - now) } ?? pause
        pause = min(schedule.longest, pause * schedule.factor)
        return .look(after: next)
    }

    private var wanted: String {
        (watch.until + (watch.endsWhenGone ? ["gone"] : [])).joined(separator: " or ")
    }

    private func failure(_ state: String) -> GaussDBError {
        GaussDBError(
            kind: .job, message: "the resource is \(state) and will not become \(wanted) by waiting",
            operation: operation, hint: "Look at it with `\(watch.operation)`.")
    }

    private func absence() -> GaussDBError {
        GaussDBError(
            kind: .job, class: .notFound, message: "the resource is not there, or shows no state", operation: operation,
            hint: "Look with `\(watch.operation)`; an order that was not paid creates nothing.")
    }

    private func lateness(_ now: Duration) -> GaussDBError {
        GaussDBError(
            kind: .timeout,
            message:
                "the resource is \(lastState ?? "not there") after \(ErrorText.duration(now - begun)), not \(wanted)",
            operation: operation, hint: "What was started goes on. Wait longer, or look with `\(watch.operation)`.")
    }
}
