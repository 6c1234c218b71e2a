/// The time that was given to a piece of work is up.
struct DeadlineExceeded: Error {}

/// Runs `work` and cancels it when it takes too long.
///
/// - Throws: ``DeadlineExceeded`` when the time was up first; otherwise what `work` throws.
func withDeadline<Value: Sendable>(
    after duration: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: duration, clock: .continuous)
            return nil
        }
        defer { group.cancelAll() }
        // Two tasks were added, so there is a first to end.
        guard let first = try await group.next(), let value = first else { throw DeadlineExceeded() }
        return value
    }
}
