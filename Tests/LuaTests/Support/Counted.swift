import Lua
import Synchronization

/// Counts objects that are alive.
final class Census: Sendable {
    private let count = Atomic(0)

    var living: Int { count.load(ordering: .relaxed) }

    func add(_ change: Int) {
        count.add(change, ordering: .relaxed)
    }
}

/// An object that is counted.
final class Counted: LuaHostObject, CustomStringConvertible {
    private let census: Census

    init(_ census: Census) {
        self.census = census
        census.add(1)
    }

    deinit {
        census.add(-1)
    }

    let description = "counted"
}

/// An error that keeps a counted object.
struct CountedError: Error {
    let object: Counted
}
