/// Who sleeps on a clock that is moved by hand, and until when. Pure state: the caller resumes whom it hands out.
struct SleeperQueue: ~Copyable {
    typealias Waiting = CheckedContinuation<Void, any Error>

    private struct Sleeper {
        var deadline: Duration
        var continuation: Waiting
    }

    private struct Watcher {
        var count: Int
        var continuation: Waiting
    }

    private(set) var advanced: Duration = .zero
    private var nextID = 0
    private var sleepers: [Int: Sleeper] = [:]
    private var watchers: [Int: Watcher] = [:]
    /// Cancelled before they could register.
    private var cancelled: Set<Int> = []

    var count: Int { sleepers.count }

    mutating func makeID() -> Int {
        nextID += 1
        return nextID
    }

    func wasCancelled(_ id: Int) -> Bool { cancelled.contains(id) }

    /// - Returns: Whom to resume now.
    mutating func advance(by duration: Duration) -> [Waiting] {
        advanced += duration
        let due = sleepers.filter { $0.value.deadline <= advanced }.sorted { $0.key < $1.key }
        for (id, _) in due { sleepers[id] = nil }
        return due.map(\.value.continuation)
    }

    /// - Returns: Whom to resume now: the sleeper itself when its time is up already, otherwise satisfied watchers.
    mutating func addSleeper(id: Int, after duration: Duration, continuation: Waiting) -> [Waiting] {
        guard duration > .zero else { return [continuation] }
        sleepers[id] = Sleeper(deadline: advanced + duration, continuation: continuation)
        let satisfied = watchers.filter { $0.value.count <= sleepers.count }
        for (id, _) in satisfied { watchers[id] = nil }
        return satisfied.map(\.value.continuation)
    }

    mutating func addWatcher(id: Int, count: Int, continuation: Waiting) -> [Waiting] {
        guard sleepers.count < count else { return [continuation] }
        watchers[id] = Watcher(count: count, continuation: continuation)
        return []
    }

    /// - Returns: The continuation to fail, if it had registered.
    mutating func cancel(_ id: Int) -> Waiting? {
        if let sleeper = sleepers.removeValue(forKey: id) { return sleeper.continuation }
        if let watcher = watchers.removeValue(forKey: id) { return watcher.continuation }
        cancelled.insert(id)
        return nil
    }

    mutating func forget(_ id: Int) { cancelled.remove(id) }
}
