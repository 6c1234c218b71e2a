/// How often jobs are looked at, in the service's time.
public struct PollSchedule: Sendable, Hashable {
    /// The pause after a poll that brought news. 2 s unless set.
    public var shortest: Duration { didSet { check() } }
    /// The pause is never longer. 30 s unless set.
    public var longest: Duration { didSet { check() } }
    /// By what each pause without news is longer than the one before. 1.5 unless set.
    public var factor: Double { didSet { check() } }
    /// For how long a job that is not found is looked for: the job centre shows a new job only after some seconds. 30 s
    /// unless set.
    public var visibilityGrace: Duration

    public init(
        shortest: Duration = .seconds(2), longest: Duration = .seconds(30), factor: Double = 1.5,
        visibilityGrace: Duration = .seconds(30)
    ) {
        self.shortest = shortest
        self.longest = longest
        self.factor = factor
        self.visibilityGrace = visibilityGrace
        check()
    }

    private func check() {
        precondition(shortest > .zero && longest >= shortest, "a poll schedule's pauses are positive and in order")
        precondition(factor >= 1, "a poll schedule's pauses do not shrink")
    }
}
