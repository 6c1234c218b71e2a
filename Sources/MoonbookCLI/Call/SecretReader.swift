import GaussDB
import Moonbook

/// Fetches the values of secrets from where the command line says they are.
struct SecretReader: Sendable {
    var operation: String
    var environment: [String: String]
    var prompter: any Prompter
    /// Somebody can be asked.
    var isInteractive: Bool

    /// - Throws: ``RunError`` of kind `usage` when there is no such secret. Never with its value.
    func read(_ secret: PendingSecret) async throws -> Secret {
        switch secret.source {
        case .environment(let name):
            guard let value = environment[name], !value.isEmpty else {
                throw failure(secret, "the environment has no `\(name.singleLine)`", "export it, or use another source")
            }
            return Secret(value)
        case .file(let path):
            let bytes = try InputFile.read(path, limit: 64 << 10, purpose: "\(flag(secret)) file:\(path)")
            var text = String(decoding: bytes, as: UTF8.self)
            // Editors end a file with a line end that is no part of the secret.
            if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
            guard !text.isEmpty else { throw failure(secret, "`\(path.singleLine)` is empty", nil) }
            return Secret(text)
        case .prompt:
            guard isInteractive else {
                throw failure(
                    secret, "nobody can be asked here",
                    "run it on a terminal, or write \(flag(secret)) env:NAME or \(flag(secret)) file:PATH")
            }
            return try await ask(for: secret)
        }
    }

    /// Twice, since nobody sees what is typed and a password with a slip in it would be set all the same.
    private func ask(for secret: PendingSecret) async throws -> Secret {
        for attempt in 1...Self.attempts {
            let again = attempt == 1 ? "" : "the two differ, once more: "
            let first = try await prompter.secret("\(again)\(secret.path) for \(operation)")
            let second = try await prompter.secret("\(secret.path) again")
            if first == second { return first }
        }
        throw failure(secret, "the two differed \(Self.attempts) times; nothing was sent", nil)
    }

    private static let attempts = 3

    private func flag(_ secret: PendingSecret) -> String { CallOption.flag(ofField: secret.path.description) }

    private func failure(_ secret: PendingSecret, _ reason: String, _ hint: String?) -> RunError {
        RunError(
            kind: .usage, message: "`\(secret.path)`: \(reason)", operation: operation, hint: hint,
            path: secret.path.description)
    }
}
