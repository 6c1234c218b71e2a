import GaussDB
import Synchronization

/// Answers requests from a list, in order, and remembers what it was sent.
final class ScriptedTransport: Transport {
    enum Reply: Sendable {
        case answer(Int, HTTPFields, String)
        case fail(TransportError)
        /// Never answers; ends when the calling task is cancelled.
        case hang

        static func json(_ body: String, status: Int = 200) -> Reply { .answer(status, [:], body) }
        static func error(_ status: Int, _ code: String, _ message: String = "no") -> Reply {
            .answer(
                status, ["X-Request-Id": "req-\(status)"], #"{"error_code": "\#(code)", "error_msg": "\#(message)"}"#)
        }
    }

    private struct State {
        var replies: [Reply]
        var requests: [WireRequest] = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>
    private let clock: LeapingClock?
    private let latency: Duration

    /// - Parameter latency: How much time each request takes on `clock`.
    init(_ replies: [Reply], clock: LeapingClock? = nil, latency: Duration = .zero) {
        state = Mutex(State(replies: replies))
        self.clock = clock
        self.latency = latency
    }

    var requests: [WireRequest] { state.withLock(\.requests) }
    var unusedReplies: Int { state.withLock { $0.replies.count } }

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

    func send(_ request: WireRequest) async throws -> WireResponse {
        let (reply, watchers) = state.withLock { state -> (Reply?, [CheckedContinuation<Void, Never>]) in
            state.requests.append(request)
            let satisfied = state.watchers.filter { $0.count <= state.requests.count }
            state.watchers.removeAll { $0.count <= state.requests.count }
            return (state.replies.isEmpty ? nil : state.replies.removeFirst(), satisfied.map(\.continuation))
        }
        for watcher in watchers { watcher.resume() }
        clock?.advance(by: latency)
        switch reply {
        case .answer(let status, let headers, let body):
            return WireResponse(status: status, headers: headers, body: Array(body.utf8))
        case .fail(let error): throw error
        case .hang:
            try await ManualClock().sleep(for: .seconds(1))
            return WireResponse(status: 200)
        case nil:
            return WireResponse(status: 418, body: Array("the script has no more replies".utf8))
        }
    }
}
