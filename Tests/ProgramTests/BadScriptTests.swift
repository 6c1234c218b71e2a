import Testing

/// Mistakes in a script or in how it is started, each through the real program: its message and its exit code.
@Suite("Bad input: the script")
struct BadScriptTests {
    @Test("A missing script is named, with the reason")
    func missing() async throws {
        let run = try await Moonbook.run("run", "/nonexistent/failover.lua")
        #expect(run.code == 64, "\(run)")
        #expect(
            run.error.contains("cannot read the script /nonexistent/failover.lua: No such file or directory"), "\(run)")
        #expect(run.output.isEmpty)
    }

    @Test("A script that cannot be read is named, with the reason")
    func unreadable() async throws {
        let scratch = try Scratch()
        let folder = try scratch.makeFolder("folder.lua")
        let run = try await Moonbook.run("run", folder)
        #expect(run.code == 64, "\(run)")
        #expect(run.error.contains("cannot read the script \(folder): Is a directory"), "\(run)")
    }

    @Test("A syntax error tells file, line and what was expected")
    func syntax() async throws {
        let run = try await Moonbook.run(script: "local a = 1\nprint(a\nprint(2)\n", named: "bad.lua")
        #expect(run.code == 1, "\(run)")
        #expect(run.error.contains("bad.lua:3:"), "\(run)")
        #expect(run.error.contains("')' expected (to close '(' at line 2) near 'print'"), "\(run)")
    }

    @Test("`moonbook check` finds the same syntax error without running anything")
    func check() async throws {
        let scratch = try Scratch()
        let bad = try scratch.write("print 'never'\nlocal x = = 1\n", to: "bad.lua")
        let run = try await Moonbook.run("check", bad)
        #expect(run.code == 1, "\(run)")
        #expect(run.error.contains("bad.lua:2:"), "\(run)")
        #expect(run.error.contains("near '='"), "\(run)")
        #expect(run.output.isEmpty)
        let good = try await Moonbook.run("check", try scratch.write("print 'never'\n", to: "good.lua"))
        #expect(good.code == 0, "\(good)")
        #expect(good.output.isEmpty && good.error.isEmpty, "\(good)")
        let missing = try await Moonbook.run("check", scratch.path + "/none.lua")
        #expect(missing.code == 64, "\(missing)")
    }

    @Test("A run without arguments, and flags that do not exist, are wrong usage")
    func usage() async throws {
        for arguments in [
            ["run"], ["run", "a.lua", "--fast"], ["run", "a.lua", "--param", "x"],
            ["run", "a.lua", "--timeout", "soon"], ["fly"],
        ] {
            let run = try await Moonbook.start(arguments).finish()
            #expect(run.code == 64, "\(arguments): \(run)")
            #expect(run.error.contains("sage:"), "\(arguments): \(run)")
        }
    }

    @Test("A parameter that the script does not declare is refused, and the nearest one offered")
    func unknownParameter() async throws {
        let script = """
            local p = require "runbook" { name = "r", about = "x", params = { instance = { type = "string", default = "a" } } }
            print(p.instance)
            """
        let run = try await Moonbook.run(script: script, "--param", "instnace=b")
        #expect(run.code == 64, "\(run)")
        #expect(run.error.contains("instnace") && run.error.contains("`instance`"), "\(run)")
        #expect(run.output.isEmpty)
    }

    @Test("A missing parameter and one of the wrong type are refused before the script does anything")
    func badParameters() async throws {
        let script = """
            local p = require "runbook" {
              name = "r", about = "x", params = { nodes = { type = "integer", required = true, min = 1, max = 15 } },
            }
            print(p.nodes)
            """
        let missing = try await Moonbook.run(script: script)
        #expect(missing.code == 64, "\(missing)")
        #expect(missing.error.contains("nodes"), "\(missing)")
        let wrong = try await Moonbook.run(script: script, "--param", "nodes=many")
        #expect(wrong.code == 64, "\(wrong)")
        #expect(wrong.error.contains("nodes") && wrong.error.contains("a whole number"), "\(wrong)")
        let outside = try await Moonbook.run(script: script, "--param", "nodes=16")
        #expect(outside.code == 64, "\(outside)")
        #expect(outside.error.contains("nodes") && outside.error.contains("15"), "\(outside)")
        let right = try await Moonbook.run(script: script, "--param", "nodes=15")
        #expect(right.code == 0 && right.output == "15\n", "\(right)")
    }

    @Test("The script's own error names its line; a failed runbook says what the script said")
    func raised() async throws {
        let error = try await Moonbook.run(script: "local x = nil\nprint(x.name)\n", named: "own.lua")
        #expect(error.code == 1, "\(error)")
        #expect(error.error.contains("own.lua:2: attempt to index a nil value"), "\(error)")
        let fail = try await Moonbook.run(
            script: "require('runbook').fail('no healthy replica in %s', 'db')\n", named: "own.lua")
        #expect(fail.code == 1, "\(fail)")
        #expect(fail.error.contains("no healthy replica in db"), "\(fail)")
    }

    @Test("A wait inside table.sort's comparator is refused and says so")
    func waitInSort() async throws {
        let run = try await Moonbook.run(
            script: "table.sort({ 3, 1, 2 }, function(a, b) task.sleep('1s') return a < b end)\n", named: "sort.lua")
        #expect(run.code == 1, "\(run)")
        #expect(run.error.contains("sort.lua:1:"), "\(run)")
        #expect(run.error.contains("cannot wait inside table.sort's comparator"), "\(run)")
    }

    @Test("A wait inside gsub's callback is refused and says so, before anything is sent")
    func waitInGsub() async throws {
        let server = try CannedServer(response: "HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        let scratch = try Scratch()
        let path = try scratch.write("('abc'):gsub('%w', function(c) instance.list {} end)\n", to: "gsub.lua")
        let run = try await Moonbook.run("run", path, "--endpoint", server.endpoint)
        #expect(run.code == 1, "\(run)")
        #expect(run.error.contains("cannot wait inside string.gsub's callback"), "\(run)")
        #expect(server.calls.isEmpty)
    }

    @Test("An endless loop ends at --timeout")
    func endlessLoop() async throws {
        let run = try await Moonbook.run(script: "while true do end\n", named: "loop.lua", "--timeout", "300ms")
        #expect(run.code == 124, "\(run)")
        #expect(run.error.contains("300ms") || run.error.contains("0.3"), "\(run)")
    }

    @Test("An endless loop that catches every error ends at --timeout all the same")
    func stubbornLoop() async throws {
        let run = try await Moonbook.run(
            script: "while true do pcall(function() while true do end end) end\n", named: "loop.lua", "--timeout",
            "200ms")
        #expect(run.code == 124, "\(run)")
    }

    @Test("Memory beyond the cap is an error of the script, not of the machine")
    func memory() async throws {
        let run = try await Moonbook.run(
            script: "local all = {}\nwhile true do all[#all + 1] = ('x'):rep(1 << 20) .. #all end\n",
            named: "memory.lua")
        #expect(run.code == 1, "\(run)")
        // Lua has no line to tell when it is out of memory; the hint says what to do instead.
        #expect(run.error.contains("the script used more memory than it may"), "\(run)")
        #expect(run.error.contains("hint:"), "\(run)")
    }
}
