import Testing

@testable import MoonbookCLI

@Suite("Settings files that people have a say in")
struct JSONCTextTests {
    private func adding(_ item: String, to text: String) throws -> String {
        var file = try JSONCText(text)
        try file.add(item, to: file.root)
        return file.text
    }

    @Test("An empty file becomes an object")
    func empty() throws {
        #expect(try adding("\"a\": 1", to: "") == "{\n  \"a\": 1\n}\n")
        #expect(try adding("\"a\": 1", to: "{}") == "{\n  \"a\": 1\n}")
        #expect(try adding("\"a\": 1", to: "{\n}\n") == "{\n  \"a\": 1\n}\n")
    }

    @Test("A member is added in the look of the others")
    func look() throws {
        #expect(try adding("\"b\": 2", to: "{\n    \"a\": 1\n}\n") == "{\n    \"a\": 1,\n    \"b\": 2\n}\n")
        #expect(try adding("\"b\": 2", to: "{\n\t\"a\": 1,\n}\n") == "{\n\t\"a\": 1,\n\t\"b\": 2,\n}\n")
        #expect(try adding("\"b\": 2", to: "{ \"a\": 1 }") == "{ \"a\": 1, \"b\": 2 }")
        #expect(try adding("\"b\": 2", to: "{\r\n  \"a\": 1\r\n}\r\n") == "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n")
        #expect(try adding("2", to: "[1]") == "[1, 2]")
        #expect(try adding("2", to: "[1,]") == "[1, 2,]")
    }

    @Test("Comments stay where they are")
    func comments() throws {
        #expect(
            try adding("\"b\": 2", to: "// mine\n{\n  \"a\": 1 // one, two\n  /* end */\n}\n")
                == "// mine\n{\n  \"a\": 1, // one, two\n  /* end */\n  \"b\": 2\n}\n")
        #expect(try adding("\"b\": 2", to: "{\n  // nothing yet\n}\n") == "{\n  // nothing yet\n  \"b\": 2\n}\n")
        #expect(
            try adding("\"b\": 2", to: "{\n  \"u\": \"http://x\" // y\n}")
                == "{\n  \"u\": \"http://x\", // y\n  \"b\": 2\n}")
    }

    @Test(
        "What is no settings file is refused with its line",
        arguments: [
            ("{\n  \"a\": }\n", 2), ("{\n  \"a\" 1\n}", 2), ("{ \"a\": 1", 1), ("[1 2]", 1), ("{} x", 1), ("{ /* ", 1),
            ("{\n\"a", 2), ("{ 'a': 1 }", 1), ("nonsense", 1), ("{ \"a\": 01x }", 1),
            (String(repeating: "[", count: 5_000), 1),
        ])
    func malformed(_ text: String, _ line: Int) {
        #expect {
            _ = try JSONCText(text)
        } throws: { error in
            (error as? JSONCError)?.line == line
        }
    }
}

@Suite("The settings of the Lua language server")
struct EditorSettingTests {
    private func merge(_ text: String?) throws -> String {
        try EditorSetting.merge(EditorSetting.all(prefix: "", annotations: ".moonbook/annotations"), into: text)
    }

    @Test("Without a file all of them are written")
    func fresh() throws {
        let text = try merge(nil)
        #expect(text.contains("  \"workspace.library\": [\".moonbook/annotations\"]"))
        #expect(text.contains("\"runtime.version\": \"Lua 5.4\""))
        #expect(try merge(text) == text)
    }

    @Test("What the user has set wins, however it is spelt, and the library joins the user's own")
    func kept() throws {
        let text = """
            {
              // ours
              "Lua.runtime.version": "LuaJIT",
              "runtime": { "builtin": {} },
              "workspace": {
                "library": [
                  "../shared"
                ],
                "checkThirdParty": "Ask"
              }
            }

            """
        let merged = try merge(text)
        #expect(
            merged == text.replacing("\"../shared\"\n", with: "\"../shared\",\n      \".moonbook/annotations\"\n"))
        #expect(try merge(merged) == merged)
    }

    @Test("A library that is not a list is left to the user")
    func odd() {
        #expect(throws: JSONCError.self) { _ = try merge("{ \"workspace.library\": true }") }
        #expect(throws: JSONCError.self) { _ = try merge("[]") }
    }
}
