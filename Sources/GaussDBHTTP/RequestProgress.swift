import Synchronization

/// How far a request got, as exactly as it can be known.
///
/// The service acts on a request only when all of it has arrived. The client library tells when it wants the body, and
/// that is after there is a connection: until then a request with a body was certainly not seen. Of a request without a
/// body nothing is known except what the error says.
final class RequestProgress: Sendable {
    private let hasBody: Bool
    private let hasBegun = Atomic(false)

    init(hasBody: Bool) {
        self.hasBody = hasBody
    }

    func bodyBegan() { hasBegun.store(true, ordering: .releasing) }
    func answerBegan() { hasBegun.store(true, ordering: .releasing) }

    var mayHaveBeenSent: Bool { !hasBody || hasBegun.load(ordering: .acquiring) }
}
