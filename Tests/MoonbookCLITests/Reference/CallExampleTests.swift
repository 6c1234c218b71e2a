import GaussDB
import JSONWire
import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("Examples of calls in the terminal")
struct CallExampleTests {
    private static func example(_ name: String) throws -> CallExample {
        CallExample(operation: try #require(Catalogue.shared.operation(lua: name)), ellipsis: "…")
    }

    /// The words of a command line as a shell splits it, which these examples need no more of than quotes and a
    /// backslash at a line's end.
    private static func words(_ lines: [String]) -> [String] {
        let text = lines.map { $0.hasSuffix(" \\") ? String($0.dropLast(2)) : $0 }.joined(separator: " ")
        var words: [String] = []
        var word: String?
        var isQuoted = false
        for character in text {
            switch character {
            case "'":
                isQuoted.toggle()
                word = word ?? ""
            case " " where !isQuoted:
                if let done = word { words.append(done) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        return words + [word].compactMap(\.self)
    }

    @Test("The shell's is a call that the program accepts, of every operation", arguments: ["…", "..."])
    func shell(ellipsis: String) throws {
        for operation in Catalogue.shared.allOperations {
            let words = Self.words(CallExample(operation: operation, ellipsis: ellipsis).shell)
            #expect(words.prefix(3) == ["moonbook", "call", operation.luaName])
            do {
                var call = try PreparedCall(CallLine(Array(words.dropFirst(2))), operation)
                for secret in call.secrets {
                    #expect(secret.source == .prompt)
                    call.fill(secret, with: Secret("Str0ng-Pass!7"))
                }
                try call.check()
            } catch {
                Issue.record("\(words.joined(separator: " ")): \(error)")
            }
        }
    }

    @Test("What rules between fields ask for is given")
    func rules() throws {
        let lines = try Self.example("backup.restore").shell.joined(separator: "\n")
        #expect(lines.contains("--backup_id "), "\(lines)")
    }

    @Test("A secret is never in the line: it is asked for, in a list of objects too")
    func secrets() throws {
        #expect(try Self.example("user.create").lua.joined().contains("password = secret.prompt \"password\""))
        #expect(try Self.example("user.create").shell.joined().contains("\"password\":\"prompt\""))
    }

    @Test("Without Unicode three dots stand for what only the caller knows")
    func ascii() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "configuration.create"))
        let example = CallExample(operation: operation, ellipsis: "...")
        #expect((example.lua + example.shell).allSatisfy { $0.allSatisfy(\.isASCII) })
    }
}
