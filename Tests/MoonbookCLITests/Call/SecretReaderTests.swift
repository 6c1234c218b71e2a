import GaussDB
import Moonbook
import Synchronization
import Testing

@testable import MoonbookCLI

@Suite("Passwords that are asked for")
struct SecretReaderTests {
    /// Types the same words whoever asks, and remembers the questions.
    private final class Typist: Prompter {
        private let words: Mutex<[String]>
        private let asked = Mutex<[String]>([])

        var questions: [String] { asked.withLock(\.self) }

        init(_ words: [String]) { self.words = Mutex(words) }

        func secret(_ message: String) async throws -> Secret {
            asked.withLock { $0.append(message) }
            return Secret(words.withLock { $0.isEmpty ? "" : $0.removeFirst() })
        }

        func confirm(_ question: String) async throws -> Bool { false }
    }

    private static let secret = PendingSecret(path: FieldPath(steps: [.member("password")]), source: .prompt)

    private func read(_ typist: Typist) async throws -> Secret {
        try await SecretReader(operation: "instance.create", environment: [:], prompter: typist, isInteractive: true)
            .read(Self.secret)
    }

    @Test("It is typed twice, and again when the two differ")
    func twice() async throws {
        let first = Typist(["a", "a"])
        #expect(try await read(first) == Secret("a"))
        #expect(first.questions == ["password for instance.create", "password again"])
        let second = Typist(["a", "b", "c", "c"])
        #expect(try await read(second) == Secret("c"))
        #expect(second.questions[2] == "the two differ, once more: password for instance.create")
    }

    @Test("After three times that differ it is given up as wrong usage")
    func givesUp() async {
        await #expect {
            try await read(Typist(["a", "b", "c", "d", "e", "f", "g", "g"]))
        } throws: { error in
            (error as? RunError)?.kind == .usage
        }
    }
}
