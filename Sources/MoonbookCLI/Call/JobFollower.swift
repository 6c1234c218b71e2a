import GaussDB
import Moonbook
import Synchronization

/// Waits for the jobs that a call has started, and shows how they get on.
final class JobFollower: Sendable {
    private let client: Client
    private let console: Console
    /// The operation that started them.
    private let operation: String
    private let activities = Mutex(JobActivities())

    init(client: Client, console: Console, operation: String) {
        self.client = client
        self.console = console
        self.operation = operation
    }

    /// - Parameter timeout: In the service's time; nil waits as long as it takes.
    /// - Throws: ``GaussDBError`` of the first job that does not end well. The others are not waited for any more.
    func follow(_ ids: [String], timeout: Duration?) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in ids {
                group.addTask { try await self.follow(id, timeout: timeout) }
            }
            try await group.waitForAll()
        }
    }

    private func follow(_ id: String, timeout: Duration?) async throws {
        show { $0.begin(id, operation: operation, now: $1) }
        do {
            _ = try await client.jobs.wait(for: id, timeout: timeout) { progress in
                self.show { $0.update(progress, now: $1) }
            }
            show { $0.finish(id, failReason: nil, now: $1) }
        } catch let error as GaussDBError where error.kind == .job {
            show { $0.finish(id, failReason: error.message, now: $1) }
            throw error
        }
    }

    private func show(_ change: (inout JobActivities, Duration) -> RunEvent?) {
        show { (activities, now) -> [RunEvent] in change(&activities, now).map { [$0] } ?? [] }
    }

    /// Shown under the lock, so that nothing is shown of a job after its end.
    private func show(_ change: (inout JobActivities, Duration) -> [RunEvent]) {
        let now = client.clock.now
        activities.withLock { activities in
            for event in change(&activities, now) { console.show(event) }
        }
    }
}
