import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Reads a descriptor to its end on a thread of its own, and lets tests wait for what comes.
final class LineReader: Sendable {
    private struct Waiter {
        var isSatisfied: @Sendable (String) -> Bool
        var continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var bytes: [UInt8] = []
        var hasEnded = false
        var waiters: [Waiter] = []
    }

    private let state = Mutex(State())

    /// A reader of nothing.
    init() { state.withLock { $0.hasEnded = true } }

    init(descriptor: Int32) {
        do {
            try Thread.start { self.read(descriptor) }
        } catch {
            state.withLock { $0.hasEnded = true }
        }
    }

    /// All that came so far.
    var all: String { state.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

    /// Everything, once the end has come.
    func text() async -> String {
        _ = await wait { _ in false }
        return all
    }

    /// Waits until `text` has come; false when the end came without it.
    func text(containing text: String) async -> Bool { await wait { $0.contains(text) } }

    /// The first complete line that is wanted; nil when the end came without one.
    func line(where isWanted: @escaping @Sendable (String) -> Bool) async -> String? {
        let found: @Sendable (String) -> String? = { text in
            // What follows the last line break is not a line yet.
            text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().lazy.map {
                $0.last == "\r" ? String($0.dropLast()) : String($0)
            }.first(where: isWanted)
        }
        _ = await wait { found($0) != nil }
        return found(all)
    }

    private func wait(_ isSatisfied: @escaping @Sendable (String) -> Bool) async -> Bool {
        await withCheckedContinuation { continuation in
            let now: Bool? = state.withLock { state in
                if isSatisfied(String(decoding: state.bytes, as: UTF8.self)) { return true }
                if state.hasEnded { return false }
                state.waiters.append(Waiter(isSatisfied: isSatisfied, continuation: continuation))
                return nil
            }
            if let now { continuation.resume(returning: now) }
        }
    }

    private func read(_ descriptor: Int32) {
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            #if canImport(Glibc)
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            #else
            let count = Musl.read(descriptor, &chunk, chunk.count)
            #endif
            if count < 0, errno == EINTR { continue }
            // A terminal whose last process has gone ends with an error.
            take(count > 0 ? chunk[..<count] : nil)
            if count <= 0 { break }
        }
        close(descriptor)
    }

    private func take(_ bytes: ArraySlice<UInt8>?) {
        let ready: [(continuation: CheckedContinuation<Bool, Never>, isSatisfied: Bool)] = state.withLock { state in
            if let bytes { state.bytes += bytes } else { state.hasEnded = true }
            let text = String(decoding: state.bytes, as: UTF8.self)
            let verdicts = state.waiters.map { $0.isSatisfied(text) }
            let ended = state.hasEnded
            let ready = zip(state.waiters, verdicts).filter { ended || $0.1 }.map { ($0.0.continuation, $0.1) }
            state.waiters = zip(state.waiters, verdicts).filter { !ended && !$0.1 }.map(\.0)
            return ready
        }
        for (continuation, isSatisfied) in ready { continuation.resume(returning: isSatisfied) }
    }
}
