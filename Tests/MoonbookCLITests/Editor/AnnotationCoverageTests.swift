import GaussDBEmulator
import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("What editors are told, and what scripts find")
struct AnnotationCoverageTests {
    private let declared = Set(EditorAnnotations.files.flatMap { AnnotationNames.declared(in: $0.text.description) })

    private func run(_ source: String) async -> RunOutcome {
        let runtime = Runtime(client: Connection.embedded(EmulatorConfiguration()).client)
        return await runtime.run(Script(name: "names.lua", source: source))
    }

    @Test("Everything that is declared is there")
    func noneIsInvented() async {
        let lines = declared.sorted().map { "look(\"\($0)\", function() return \($0) end)" }
        let outcome = await run(
            """
            local missing = {}
            local function look(name, get)
              local ok, value = pcall(get)
              if not ok or value == nil then missing[#missing + 1] = name end
            end
            \(lines.joined(separator: "\n"))
            if #missing > 0 then error(table.concat(missing, ", ")) end
            """)
        #expect(outcome.error == nil, "\(outcome.error?.message ?? "")")
    }

    @Test("Every function of the standard library is declared, or its module takes any")
    func noneIsForgotten() async {
        let modules = EditorAnnotations.standardModules
        let described = modules.filter { module in declared.contains { $0.hasPrefix(module + ".") } }
        #expect(described.count > 5)
        let known = declared.sorted().map { "[\"\($0)\"] = true," }.joined(separator: "\n")
        let outcome = await run(
            """
            local known = {
            \(known)
            }
            local missing = {}
            for _, name in ipairs { \(described.map { "\"\($0)\"" }.joined(separator: ", ")) } do
              for key, value in pairs(require(name)) do
                local path = name .. "." .. key
                if type(value) == "function" and not known[path] then missing[#missing + 1] = path end
              end
            end
            if #missing > 0 then error(table.concat(missing, ", ")) end
            """)
        #expect(outcome.error == nil, "\(outcome.error?.message ?? "")")
    }

    @Test("What luacheck is told is missing is missing")
    func missing() async {
        let names = ScriptGlobals.missingLibraries + ScriptGlobals.missingFunctions
        let lines = names.map { "look(\"\($0)\", function() return \($0) end)" }
        let outcome = await run(
            """
            local found = {}
            local function look(name, get)
              local ok, value = pcall(get)
              if ok and value ~= nil then found[#found + 1] = name end
            end
            \(lines.joined(separator: "\n"))
            for key in pairs(os) do
              if not ({ clock = true, date = true, difftime = true, time = true })[key] then found[#found + 1] = "os." .. key end
            end
            if #found > 0 then error(table.concat(found, ", ")) end
            """)
        #expect(outcome.error == nil, "\(outcome.error?.message ?? "")")
    }
}
