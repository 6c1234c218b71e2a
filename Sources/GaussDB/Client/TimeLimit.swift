/// Bounds work that many calls share, and that therefore cannot know the time of each.
enum TimeLimit {
    /// The time was up before the work was done.
    struct Passed: Error {}

    /// Runs `work` for at most so much of the machine's time. What goes on longer is cancelled.
    ///
    /// - Throws: What `work` throws, ``Passed``, or `CancellationError` when the calling task is cancelled.
    static func run<T: Sendable>(
        within limit: Duration, _ work: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        guard limit > .zero else { throw Passed() }
        return try await withThrowingTaskGroup(of: T.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: limit, clock: .continuous)
                throw Passed()
            }
            defer { group.cancelAll() }
            guard let result = try await group.next() else { throw CancellationError() }
            return result
        }
    }
}
