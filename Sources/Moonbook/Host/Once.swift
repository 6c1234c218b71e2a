import Synchronization

/// Says true the first time it is asked, from whatever thread.
final class Once: Sendable {
    private let wasAsked = Atomic(false)

    func first() -> Bool { !wasAsked.exchange(true, ordering: .relaxed) }
}
