import Synchronization
import Testing

@testable import GaussDB

@Suite struct SharedFetchTests {
    /// A fetch that ends when the test says so.
    private final class Source: Sendable {
        private let state = Mutex<
            (
                count: Int, waiting: [CheckedContinuation<Int, any Error>],
                watchers: [CheckedContinuation<Void, Never>], cancelled: Int
            )
        >((0, [], [], 0))

        var count: Int { state.withLock(\.count) }
        var cancelled: Int { state.withLock(\.cancelled) }

        func fetch() async throws -> Int {
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    let watchers = state.withLock { state in
                        state.count += 1
                        state.waiting.append(continuation)
                        defer { state.watchers = [] }
                        return state.watchers
                    }
                    for watcher in watchers { watcher.resume() }
                }
            } onCancel: {
                let waiting = state.withLock { state in
                    state.cancelled += 1
                    defer { state.waiting = [] }
                    return state.waiting
                }
                for continuation in waiting { continuation.resume(throwing: CancellationError()) }
            }
        }

        func started() async {
            await withCheckedContinuation { continuation in
                let isThere = state.withLock { state in
                    if !state.waiting.isEmpty { return true }
                    state.watchers.append(continuation)
                    return false
                }
                if isThere { continuation.resume() }
            }
        }

        func finish(_ result: Result<Int, any Error>) {
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in waiting { continuation.resume(with: result) }
        }
    }

    @Test func `many who ask at once share one fetch`() async throws {
        let source = Source()
        let shared = SharedFetch { try await source.fetch() }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { try await shared.value() } }
            while shared.waiterCount < 100 { await Task.yield() }
            await source.started()
            source.finish(.success(7))
            for try await value in group { #expect(value == 7) }
        }
        #expect(source.count == 1)
    }

    @Test func `a failure reaches everyone, and the next one who asks begins anew`() async throws {
        struct Broken: Error {}
        let source = Source()
        let shared = SharedFetch { try await source.fetch() }
        let first = Task { try await shared.value() }
        await source.started()
        source.finish(.failure(Broken()))
        await #expect(throws: Broken.self) { try await first.value }
        let second = Task { try await shared.value() }
        await source.started()
        source.finish(.success(2))
        #expect(try await second.value == 2)
    }

    @Test func `one who is cancelled leaves at once and the fetch goes on for the others`() async throws {
        let source = Source()
        let shared = SharedFetch { try await source.fetch() }
        let stays = Task { try await shared.value() }
        await source.started()
        let leaves = Task { try await shared.value() }
        leaves.cancel()
        await #expect(throws: CancellationError.self) { try await leaves.value }
        #expect(source.cancelled == 0)
        source.finish(.success(1))
        #expect(try await stays.value == 1)
    }

    @Test func `when the last one leaves the fetch is cancelled`() async throws {
        let source = Source()
        let shared = SharedFetch { try await source.fetch() }
        let only = Task { try await shared.value() }
        await source.started()
        only.cancel()
        await #expect(throws: CancellationError.self) { try await only.value }
        #expect(source.cancelled == 1)
        let next = Task { try await shared.value() }
        await source.started()
        source.finish(.success(3))
        #expect(try await next.value == 3)
    }
}
