import GaussDB
import Moonbook

/// Asks on the terminal. Where there is none, nobody is asked: a script in a pipe never waits for an answer that cannot
/// come.
struct TerminalPrompter: Prompter {
    private let console: Console
    private let answersYes: Bool
    private let fallback: NoPrompter?
    private let queue = PromptQueue()

    /// - Parameters:
    ///   - isInteractive: Standard input and standard error are a terminal.
    ///   - answersYes: `--yes`: questions are not asked but answered with yes.
    init(console: Console, isInteractive: Bool, answersYes: Bool) {
        self.console = console
        self.answersYes = answersYes
        fallback = isInteractive ? nil : NoPrompter(confirmsEverything: answersYes)
    }

    func secret(_ message: String) async throws -> Secret {
        if let fallback { return try await fallback.secret(message) }
        let line = try await ask("\(message.singleLine): ", hidesAnswer: true)
        guard let line, !line.isEmpty else {
            throw RunError(kind: .usage, message: "no secret was given for: \(message)")
        }
        return Secret(line)
    }

    func confirm(_ question: String) async throws -> Bool {
        if answersYes {
            console.note("\(question) yes (--yes)")
            return true
        }
        if let fallback { return try await fallback.confirm(question) }
        while let line = try await ask("\(question.singleLine) [y/N] ", hidesAnswer: false) {
            if let answer = ConfirmationAnswer(line) { return answer == .yes }
        }
        return false
    }

    /// One question at a time, with the terminal to itself.
    private func ask(_ prompt: String, hidesAnswer: Bool) async throws -> String? {
        await queue.enter()
        do {
            try Task.checkCancellation()
            console.suspend()
            // Before the prompt is seen: whoever answers at once must not be echoed.
            if hidesAnswer { _ = EchoGuard.hide() }
            console.writePrompt(prompt)
            let line = try await LineInput.readLine()
            leave()
            await queue.leave()
            return line
        } catch {
            // The cursor stands behind the prompt.
            console.writePrompt("\n")
            leave()
            await queue.leave()
            throw error
        }
    }

    private func leave() {
        EchoGuard.restore()
        console.resume()
    }
}

/// What was typed in answer to a question with yes and no.
enum ConfirmationAnswer: Sendable {
    case yes, no

    /// Nil when it is neither; nothing typed is a no.
    init?(_ line: String) {
        switch line.lowercased().filter({ !$0.isWhitespace }) {
        case "y", "yes": self = .yes
        case "", "n", "no": self = .no
        default: return nil
        }
    }
}

/// Lets one at a time in, in the order of arrival.
actor PromptQueue {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func enter() async {
        guard isTaken else {
            isTaken = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    func leave() {
        if waiting.isEmpty {
            isTaken = false
        } else {
            waiting.removeFirst().resume()
        }
    }
}
