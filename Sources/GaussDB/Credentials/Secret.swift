/// A password, key or token that never turns into text by accident.
///
/// Printing, interpolating, dumping or reflecting a secret gives `‹redacted›`. The value leaves only through
/// ``revealed``, which is not visible outside this package: signing and request bodies use it, nothing else does.
public struct Secret: Sendable {
    private let value: String

    /// Wraps `value`. The text is kept as it is, white space included.
    public init(_ value: String) {
        self.value = value
    }

    /// The text itself. Every use must end in a request on its way to the service, never in a message or a log.
    package var revealed: String { value }

    /// True when there is no text at all.
    public var isEmpty: Bool { value.isEmpty }

    /// The mark that stands wherever a secret would have been shown.
    public static let redaction = "‹redacted›"
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { Secret.redaction }
    public var debugDescription: String { Secret.redaction }
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension Secret: Hashable {
    public static func == (left: Secret, right: Secret) -> Bool { left.revealed == right.revealed }
    public func hash(into hasher: inout Hasher) { hasher.combine(revealed) }
}
