import Synchronization

@testable import GaussDB

/// A job centre whose jobs a test moves.
final class FakeJobCenter: JobCenter {
    private struct State {
        var jobs: [String: Result<JobSnapshot, GaussDBError>] = [:]
        var listError: GaussDBError?
        var asked: [String] = []
        var lists = 0
        var isHanging = false
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

        var requests: Int { asked.count + lists }
    }

    private let state = Mutex(State())

    var asked: [String] { state.withLock(\.asked) }
    var lists: Int { state.withLock(\.lists) }

    func set(_ id: String, _ status: JobStatus, percent: Int? = nil, reason: String? = nil) {
        let job = JobSnapshot(
            id: id, name: "Job", status: status, percent: percent, instanceName: "db", failReason: reason)
        state.withLock { $0.jobs[id] = .success(job) }
    }

    func fail(_ id: String, _ error: GaussDBError) { state.withLock { $0.jobs[id] = .failure(error) } }
    func failLists(_ error: GaussDBError?) { state.withLock { $0.listError = error } }
    func hang() { state.withLock { $0.isHanging = true } }

    /// Suspends until so many requests came in.
    func received(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if state.requests >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }

    func job(_ id: String) async throws(GaussDBError) -> JobSnapshot? {
        let (result, isHanging) = count { state in
            state.asked.append(id)
            return (state.jobs[id], state.isHanging)
        }
        if isHanging {
            do {
                try await ManualClock().sleep(for: .seconds(1))
            } catch {
                throw GaussDBError(kind: .cancelled, message: "cancelled")
            }
        }
        return try result?.get()
    }

    func runningJobs() async throws(GaussDBError) -> [JobSnapshot] {
        let (jobs, error) = count { state in
            state.lists += 1
            let running = state.jobs.values.compactMap { try? $0.get() }.filter { $0.status == .running }
            return (running, state.listError)
        }
        if let error { throw error }
        return jobs
    }

    private func count<Value>(_ change: (inout State) -> Value) -> Value {
        let (value, watchers) = state.withLock { state in
            let value = change(&state)
            let requests = state.requests
            let satisfied = state.watchers.filter { $0.count <= requests }
            state.watchers.removeAll { $0.count <= requests }
            return (value, satisfied.map(\.continuation))
        }
        for watcher in watchers { watcher.resume() }
        return value
    }
}
