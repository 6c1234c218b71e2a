import Lua
import Testing

@Suite struct LoadingTests {
    let state: LuaState

    init() throws {
        state = try LuaState()
    }

    private func syntaxError(_ source: String, name: String = "@file.lua") throws -> LuaSyntaxError {
        let error = try #require(throws: LuaError.self) { try state.load(source, name: name) }
        guard case .syntax(let details) = error else {
            throw error
        }
        return details
    }

    @Test func aSyntaxErrorHasItsLineAndTheWordAtFault() throws {
        let error = try syntaxError("local x = 1\nlocal y = = 2")
        #expect(error.chunk == "file.lua" && error.line == 2 && error.near == "'='" && !error.isIncomplete)
        #expect(error.message == "unexpected symbol near '='")
        #expect(error.description == "file.lua:2: unexpected symbol near '='")
    }

    @Test func aTextThatEndsTooEarlyIsKnownToBeIncomplete() throws {
        let error = try syntaxError("if true then\n")
        #expect(error.isIncomplete && error.near == "<eof>")
        #expect(try syntaxError("x = [[abc").isIncomplete)
        #expect(!(try syntaxError("x = 'abc\ny = 1").isIncomplete))
    }

    @Test func namesWithColonsDoNotConfuseThePlace() throws {
        let error = try syntaxError("\nx x", name: "@C:/dir:3/file.lua")
        #expect(error.line == 2 && error.chunk == "C:/dir:3/file.lua")
    }

    @Test func aFirstLineForTheShellIsSkipped() throws {
        #expect(
            try state.call(state.load("#!/usr/bin/env moonbook\nreturn 1", name: "@file.lua"), returning: Int.self) == 1
        )
        #expect(try syntaxError("#!/bin/sh\nx x").line == 2)
        #expect(try state.call(state.load("#", name: "@file.lua")).count == 0)
    }

    @Test func precompiledCodeIsRefused() throws {
        let all = try LuaState(libraries: .all)
        let code = try all.call(all.load("return string.dump(function() end)", name: "=dump"), returning: [UInt8].self)
        for state in [state, all] {
            let error = #expect(throws: LuaError.self) { try state.load(code, name: "=code") }
            #expect(error?.message.contains("attempt to load a binary chunk") == true)
        }
    }

    @Test func aScriptMayLoadTextButNothingElse() throws {
        #expect(try state.run("return load('return 1 + 1')()") == [.integer(2)])
        #expect(try state.run("return load('return x', 'chunk', 'bt', {x = 5})()") == [.integer(5)])
        #expect(try state.run("x = 3 return load('return x', 'chunk')()") == [.integer(3)])
        #expect(
            try state.run("local i = 0 return load(function() i = i + 1 return ({'return', ' 7'})[i] end)()") == [
                .integer(7)
            ])
        #expect(try state.run("return (load('\\27Lua', 'x', 'b'))") == [.nil])
        #expect(try state.run("return select(2, load('x x', '=c'))") == [.string("c:1: syntax error near 'x'")])
    }
}
