import Testing

/// The scanner that the other tests trust.
@Suite("Reading Swift sources")
struct SwiftCodeTests {
    @Test(
        "finds an import however it is written",
        arguments: [
            ("import Lua", "Lua"),
            ("  public import GaussDB // why", "GaussDB"),
            ("@testable import Moonbook", "Moonbook"),
            ("@preconcurrency package import struct NIOCore.ByteBuffer", "NIOCore"),
            ("import Foundation.NSDate;", "Foundation"),
            ("@_spi(Testing) @_exported import JSONWire", "JSONWire"),
        ])
    func findsImports(source: String, module: String) {
        #expect(SwiftCode(source).imports.map(\.module) == [module])
    }

    @Test(
        "does not take text or a comment for an import",
        arguments: [
            "// import Foundation",
            "/* a /* nested */\nimport Foundation\n*/",
            "let text = \"\"\"\nimport Foundation\n\"\"\"",
            "let text = #\"\"\"\nimport \\(name)\n\"\"\" still text\nimport Foundation\n\"\"\"#",
            "let importance = 1; reimport(Foundation)",
        ])
    func ignoresText(source: String) {
        #expect(SwiftCode(source).imports.isEmpty)
    }

    @Test("keeps line numbers across literals and comments of several lines")
    func keepsLines() throws {
        let code = SwiftCode("/* one\ntwo */\nlet a = \"\"\"\n  \\\"\"\" text\n  \"\"\"\nimport Lua\n")
        let found = try #require(code.imports.first)
        #expect(found.line == 6)
        #expect(found.module == "Lua")
    }

    @Test("sees code inside an interpolation, not the text around it")
    func seesInterpolations() {
        let code = SwiftCode(
            ##"print("lua_error \(f("lua_next", lua_type(L, (1)))) lua_pop", #"\(lua_a) \#(lua_b)"#)"##)
        #expect(code.identifiers { $0.hasPrefix("lua_") }.map(\.name) == ["lua_type", "lua_b"])
    }
}
