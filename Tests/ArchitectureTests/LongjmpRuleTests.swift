import RepositoryReading
import Testing

/// A Lua function that raises leaves by longjmp. A Swift frame in between would be skipped with everything it holds:
/// locks, references, defers. CONTRIBUTING.md has the rules; this is the part of them that a reader of sources can check.
@Suite("The longjmp rules")
struct LongjmpRuleTests {
    /// Functions of the C API that never raise and never allocate, so that Swift may call them outside a protected call.
    /// `lua_settop` belongs here because nothing to be closed is ever on a stack that Swift sees.
    private static let harmless: Set<String> = [
        "lua_absindex", "lua_checkstack", "lua_copy", "lua_gettop", "lua_isinteger", "lua_isyieldable",
        "lua_pushboolean", "lua_pushinteger", "lua_pushlightuserdata", "lua_pushnil", "lua_pushnumber",
        "lua_pushthread", "lua_pushvalue", "lua_rawequal", "lua_rawget", "lua_rawgeti", "lua_rawgetp", "lua_rawlen",
        "lua_rotate", "lua_settop", "lua_status", "lua_toboolean", "lua_tointegerx", "lua_tonumberx", "lua_topointer",
        "lua_tothread", "lua_touserdata", "lua_type", "lua_xmove",
    ]

    /// Functions that are harmless in one place, for the reason that stands there.
    private static let harmlessInOnePlace = [
        // On a number it makes a string and may raise; that place calls it for strings only.
        "lua_tolstring": "Sources/Lua/Reading/LuaSlot.swift"
    ]

    /// Types and constants.
    private static let names: Set<String> = [
        "lua_State", "lua_Integer", "lua_Number", "lua_Unsigned", "lua_KContext",
    ]

    @Test("let Swift call only what cannot raise")
    func swiftCallsOnlyHarmlessFunctions() {
        let allowed = Self.harmless.union(Self.names)
        for (file, code) in Repository.swiftSources {
            let calls = code.identifiers { name in
                name.hasPrefix("lua_") || name.hasPrefix("luaL_") || name.hasPrefix("luaopen_")
            }
            for call in calls where !allowed.contains(call.name) && Self.harmlessInOnePlace[call.name] != file.path {
                Issue.record(
                    "\(file.path):\(call.line) calls \(call.name), which may raise; give the shim a protected form")
            }
        }
    }

    @Test("keep the C API inside the binding")
    func onlyTheBindingSeesTheCAPI() {
        for (file, code) in Repository.swiftSources where !file.path.hasPrefix("Sources/Lua/") {
            let seen = code.identifiers { name in
                name.hasPrefix("lua_") || name.hasPrefix("luaL_") || name.hasPrefix("mb_")
            }
            #expect(seen.isEmpty, "\(file.path):\(seen.first?.line ?? 0) names \(seen.first?.name ?? "")")
        }
    }

    @Test("are needed in one small place: all C is in the shim")
    func allCIsInTheShim() {
        let extensions: Set = ["c", "cc", "cpp", "h", "hpp", "m", "mm", "s", "S"]
        for file in Repository.files(under: "Sources", extensions: extensions) {
            let isShim = file.path.hasPrefix("Sources/CLuaShim/")
            let isHeader = ["Sources/CLua/CLua.h", "Sources/CYAML/CYAML.h"].contains(file.path)
            #expect(isShim || isHeader, "\(file.path) belongs in Sources/CLuaShim")
        }
    }
}
