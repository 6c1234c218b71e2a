/// How long the service takes for what it does.
enum Durations {
    /// A new job can be looked up only after this.
    static let jobVisibility: Duration = .seconds(2)
    /// The job centre forgets a job after a month.
    static let jobRetention: Duration = .seconds(30 * 86_400)
    static let creation: Duration = .seconds(14 * 60)
    /// From a new instance's first moment to its first backup.
    static let untilFirstBackup: Duration = .seconds(10)
    static let backup: Duration = .seconds(150)
    /// A backup that finds the instance busy tries again after this.
    static let backupRetry: Duration = .seconds(60)
    static let filterSwitch: Duration = .seconds(3)
    static let filterRules: Duration = .seconds(5)
    static let weights: Duration = .seconds(10)
    static let deletion: Duration = .seconds(120)

    static func restart(nodes: Int) -> Duration { .seconds(min(90, 55 + 5 * nodes)) }
    static func addition(nodes: Int) -> Duration { .seconds(300 * nodes) }
    static func proxyOpening(nodes: Int) -> Duration { .seconds(min(420, 200 + 20 * nodes)) }
}
