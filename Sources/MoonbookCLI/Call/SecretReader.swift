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
            let bytes = try InputFile.read(path, limit: 64 << 10, purpose: "--\(secret.path) file:\(path)")
            var text = String(decoding: bytes, as: UTF8.self)
            // Editors end a file with a line end that is no part of the secret.
            if text.hasSuffix("\r\n") || text.hasSuffix("\n") { text.removeLast() }
            guard !text.isEmpty else { throw failure(secret, "`\(path.singleLine)` is empty", nil) }
            return Secret(text)
        case .prompt:
            guard isInteractive else {
                throw failure(
                    secret, "nobody can be asked here",
                    "run it on a terminal, or write --\(secret.path) env:NAME or --\(secret.path) file:PATH")
            }
            return try await prompter.secret("\(secret.path) for \(operation)")
        }
    }

    private func failure(_ secret: PendingSecret, _ reason: String, _ hint: String?) -> RunError {
        RunError(
            kind: .usage, message: "`\(secret.path)`: \(reason)", operation: operation, hint: hint,
            path: secret.path.description)
    }
}
