import JSONWire
import Testing

@Suite("moonbook api")
struct APICommandTests {
    @Test("In a pipe it is plain text, and needs neither account nor service")
    func pipe() async throws {
        let run = try await Moonbook.run("api", "proxy.create", environment: ["LANG": "C"])
        #expect(run.code == 0 && run.error.isEmpty, "\(run)")
        #expect(run.output.hasPrefix("proxy.create\n") && run.output.contains("node_num  integer, required"), "\(run)")
        #expect(!run.output.contains("\u{1B}"), "\(run)")
    }

    @Test("A terminal gets colours and lines of its width; NO_COLOR is respected")
    func terminal() async throws {
        let colored = try await Moonbook.start(["api", "proxy"], streams: .terminal(columns: 60, rows: 24)).finish()
        #expect(colored.code == 0 && colored.output.contains("\u{1B}[36m"), "\(colored)")
        let plain = try await Moonbook.start(
            ["api", "proxy.create"], environment: ["NO_COLOR": "1"], streams: .terminal(columns: 60, rows: 24)
        ).finish()
        #expect(!plain.output.contains("\u{1B}"), "\(plain)")
        let prose = plain.output.split(whereSeparator: \.isNewline).filter {
            $0.hasPrefix("The ") || $0.contains("pages")
        }
        #expect(!prose.isEmpty && prose.allSatisfy { $0.count <= 60 }, "\(plain)")
    }

    @Test("What is not there is said on standard error, with near names and exit code 1")
    func nothing() async throws {
        let run = try await Moonbook.run("api", "proxy.craete")
        #expect(run.code == 1 && run.output.isEmpty, "\(run)")
        #expect(run.error == "nothing is called or mentions `proxy.craete`\n  near: proxy.create\n", "\(run)")
        let control = try await Moonbook.run("api", "x\u{1B}[31m\nzzzzz")
        #expect(control.code == 1 && !control.error.contains("\u{1B}"), "\(control)")
    }

    @Test("A search, an error code and data")
    func others() async throws {
        let search = try await Moonbook.run("api", "weight*")
        #expect(search.code == 0 && search.output.contains("proxy.set_weights"), "\(search)")
        let code = try await Moonbook.run("api", "DBS.200019")
        #expect(code.code == 0 && code.output.contains("busy"), "\(code)")
        let json = try await Moonbook.run("api", "--json", "proxy")
        let value = try JSONValue(parsing: json.output)
        #expect(value["modules"]?.arrayValue?.first?["name"]?.stringValue == "proxy", "\(json)")
        let none = try await Moonbook.run("api", "--json", "zzzzzzzzzzzz")
        let suggestions = try JSONValue(parsing: none.output)["suggestions"]
        #expect(none.code == 1 && suggestions?.arrayValue != nil, "\(none)")
    }
}
