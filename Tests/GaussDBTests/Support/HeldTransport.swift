import GaussDB
import Synchronization

/// Holds every request until the test answers it, in any order.
final class HeldTransport: Transport {
    private struct State {
        var requests: [WireRequest] = []
        var held: [Int: CheckedContinuation<WireResponse, Never>] = [:]
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var requests: [WireRequest] { state.withLock(\.requests) }

    func send(_ request: WireRequest) async throws -> WireResponse {
        await withCheckedContinuation { continuation in
            let satisfied = state.withLock { state in
                state.held[state.requests.count] = continuation
                state.requests.append(request)
                let count = state.requests.count
                defer { state.watchers.removeAll { $0.count <= count } }
                return state.watchers.filter { $0.count <= count }.map(\.continuation)
            }
            for watcher in satisfied { watcher.resume() }
        }
    }

    /// Suspends until so many requests came in.
    func received(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if state.requests.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }

    /// Answers the request that came in as number `index`, from 0.
    func answer(_ index: Int, _ status: Int, _ headers: HTTPFields = [:], _ body: String) {
        let held = state.withLock { $0.held.removeValue(forKey: index) }
        held?.resume(returning: WireResponse(status: status, headers: headers, body: Array(body.utf8)))
    }
}
