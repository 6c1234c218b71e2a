import GaussDB
import Testing

@testable import MoonbookCLI

@Suite("The standard for luacheck")
struct LuacheckTests {
    private let standard = LuacheckStandard(
        names: ["proxy.create", "htap.starrocks.list", "meta"], modules: ["json", "proxy"])

    @Test("Names become tables with their fields; a module of which nothing is known takes any")
    func tables() {
        #expect(
            standard.lua() == """
                {
                  read_globals = {
                    htap = {
                      fields = {
                        starrocks = {
                          fields = {
                            "list",
                          },
                        },
                      },
                    },
                    json = { other_fields = true },
                    "meta",
                    proxy = {
                      fields = {
                        "create",
                      },
                    },
                  },
                }
                """)
    }

    @Test("Annotations declare functions and tables; methods and locals are not globals")
    func declared() {
        let text = """
            ---@class moonbook.task
            local Task = {}
            function Task:wait() end
            function Task.new() end
            task = {}
            null = nil
            function task.map(items, fn) end
            function meta(response) end
              nested = 1
            if x then end
            """
        #expect(AnnotationNames.declared(in: text) == ["task", "null", "task.map", "meta"])
    }

    @Test("The annotations declare every operation")
    func complete() {
        let declared = Set(EditorAnnotations.files.flatMap { AnnotationNames.declared(in: $0.text.description) })
        #expect(Set(Catalogue.shared.luaNames).subtracting(declared) == [])
    }

    @Test("The user's lines around our part stay, and a second time changes nothing")
    func merging() throws {
        let fresh = try LuacheckFile.merge(standard, into: nil)
        #expect(try LuacheckFile.merge(standard, into: fresh) == fresh)
        let mine = try LuacheckFile.merge(standard, into: "std = \"lua54\"\nmax_line_length = false")
        #expect(mine == "std = \"lua54\"\nmax_line_length = false\n\n" + fresh)
        let older = try LuacheckFile.merge(LuacheckStandard(names: ["old"], modules: []), into: "a = 1\n") + "b = 2\n"
        #expect(try LuacheckFile.merge(standard, into: older) == "a = 1\n\n" + fresh + "b = 2\n")
    }

    @Test("A file that nothing can follow, or whose mark is gone, is left alone")
    func refused() {
        #expect(throws: LuacheckFile.Problem.self) {
            _ = try LuacheckFile.merge(standard, into: "return { std = \"max\" }")
        }
        #expect(throws: LuacheckFile.Problem.self) {
            _ = try LuacheckFile.merge(standard, into: LuacheckFile.begin + "\nx\n")
        }
    }
}
