public import GaussDB

/// Asks the operator. The CLI asks on the terminal; a host may ask where its users are.
public protocol Prompter: Sendable {
    /// A value that must not be shown while it is typed.
    ///
    /// - Throws: ``RunError`` when nobody can be asked, `CancellationError` when the asking task is cancelled.
    func secret(_ message: String) async throws -> Secret

    /// True for yes.
    ///
    /// - Throws: As ``secret(_:)``.
    func confirm(_ question: String) async throws -> Bool
}

/// Refuses: for runs without a person.
public struct NoPrompter: Prompter {
    /// Answers every ``confirm(_:)`` with yes; secrets are still refused.
    public var confirmsEverything: Bool

    public init(confirmsEverything: Bool = false) {
        self.confirmsEverything = confirmsEverything
    }

    public func secret(_ message: String) async throws -> Secret {
        throw RunError(
            kind: .usage, message: "the script asks for a secret (\(message)), but nobody can be asked here",
            hint:
                "run it on a terminal, or give the secret through a parameter of type secret, secret.env or secret.file"
        )
    }

    public func confirm(_ question: String) async throws -> Bool {
        if confirmsEverything { return true }
        throw RunError(
            kind: .usage, message: "the script asks for confirmation (\(question)), but nobody can be asked here",
            hint: "run it on a terminal, or add --yes to answer every question with yes")
    }
}
