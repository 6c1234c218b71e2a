import Testing

/// What the completion scripts of the shells ask the program.
@Suite("Completion of a command line")
struct CompletionTests {
    /// The words that are offered for the last of `words`.
    private func words(_ words: [String], environment: [String: String] = [:]) async throws -> [String] {
        let run = try await Moonbook.start(["complete-words", "--"] + words, environment: environment).finish()
        #expect(run.code == 0, "\(run)")
        return run.output.split(separator: "\n").map { line in String(line.prefix { $0 != "\t" }) }
    }

    @Test("Operations that a file adds are offered with the rest")
    func added() async throws {
        let scratch = try Scratch()
        let file = try scratch.write(
            """
            info: { title: Ours }
            paths:
              /v3/notes:
                get:
                  operationId: ListNotes
                  summary: Lists notes.
                  x-lua-name: ours.notes
                  x-effect: read
                  responses: { "200": { description: Done. } }
            """, to: "ours.yaml")
        let environment = ["MOONBOOK_OPERATIONS": file]
        #expect(try await words(["call", "ours."], environment: environment).contains("ours.notes"))
        #expect(try await words(["api", "ours.n"], environment: environment) == ["ours.notes"])
        #expect(try await words(["call", "--operations", file, "ou"]) == ["ours."])
    }

    @Test("A file that cannot be read takes nothing away")
    func broken() async throws {
        let scratch = try Scratch()
        let environment = ["MOONBOOK_OPERATIONS": try scratch.write("paths: [", to: "broken.yaml")]
        #expect(try await words(["call", "proxy.cr"], environment: environment) == ["proxy.create"])
    }
}
