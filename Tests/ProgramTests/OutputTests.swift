import JSONWire
import Testing

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

@Suite("What the program writes")
struct OutputTests {
    @Test("Without a profile one line says that the built-in emulator is used, and the script runs")
    func noProfile() async throws {
        let run = try await Moonbook.run(script: "print('hello', 1)\n")
        #expect(run.code == 0, "\(run)")
        #expect(run.output == "hello\t1\n")
        #expect(
            run.error == "no profile is set: using the built-in emulator (nothing leaves this machine); see --profile\n"
        )
    }

    @Test("In a pipe the script's text is on standard output, progress in plain lines on standard error")
    func pipe() async throws {
        let run = try await Moonbook.run(script: Scripts.createAndWait() + "print('ready')\n", "--emulator")
        #expect(run.code == 0, "\(run)")
        #expect(run.output == "ready\n")
        #expect(!run.error.contains("\u{1B}"), "\(run)")
        let jobs = run.error.split(separator: "\n").filter { $0.contains("CreateGaussDBforMySQLInstance") }
        #expect(!jobs.isEmpty, "\(run)")
        #expect(jobs.count <= 14, "more than a line for each tenth: \(run)")
        #expect(jobs.allSatisfy { $0.contains("instance.create") }, "\(run)")
        #expect(run.error.contains("done in"), "\(run)")
    }

    @Test(
        "A full disk is said and ends with 141, whatever writes",
        arguments: [
            "completion bash", "--help", "--version", "call --help", "call proxy.create --help", "help run",
            "api proxy",
            "emulator", "call instance.list --emulator",
        ])
    func fullDisk(_ words: String) async throws {
        let run = await
            (try Child(
                "/bin/sh", ["-c", "exec \"$0\" \(words) >/dev/full", Moonbook.executable],
                environment: Moonbook.environment, streams: .pipes(input: nil))).finish()
        #expect(run.code == 141 && run.error.contains("cannot write to standard output: No space left"), "\(run)")
    }

    @Test("On a terminal the job in flight is a line that is redrawn, and the script's text stands above it")
    func terminal() async throws {
        let scratch = try Scratch()
        let path = try scratch.write(Scripts.createAndWait() + "print('ready')\n", to: "live.lua")
        let child = try Moonbook.start(["run", path, "--emulator"], streams: .terminal(columns: 100, rows: 30))
        let run = await child.finish()
        #expect(run.code == 0, "\(run)")
        #expect(run.output.contains("\u{1B}[1A\r"), "\(run)")
        #expect(run.output.contains("%"), "\(run)")
        #expect(run.output.contains("✓"), "\(run)")
        #expect(run.output.hasSuffix("ready\r\n"), "\(run)")
    }

    @Test("NO_COLOR takes colours from the terminal, TERM=dumb all sequences")
    func plainTerminals() async throws {
        let scratch = try Scratch()
        let path = try scratch.write(Scripts.createAndWait(), to: "live.lua")
        let noColor = await
            (try Moonbook.start(
                ["run", path, "--emulator"], environment: ["NO_COLOR": "1"], streams: .terminal(columns: 100, rows: 30)))
            .finish()
        #expect(noColor.code == 0, "\(noColor)")
        #expect(!noColor.output.contains("\u{1B}[3"), "\(noColor)")
        let dumb = await
            (try Moonbook.start(
                ["run", path, "--emulator"], environment: ["TERM": "dumb"], streams: .terminal(columns: 100, rows: 30)))
            .finish()
        #expect(dumb.code == 0, "\(dumb)")
        #expect(!dumb.output.contains("\u{1B}"), "\(dumb)")
    }

    @Test("With --json every line of standard output is an object, the last one `finished`")
    func json() async throws {
        let script = """
            require 'runbook'.step('create it')
            \(Scripts.createAndWait(name: "订单数据库"))
            log.warn('careful %d', 1)
            print('ready "to" go')
            """
        let run = try await Moonbook.run(script: script, "--emulator", "--json")
        #expect(run.code == 0, "\(run)")
        let events = try run.events
        let names = events.compactMap { $0["event"]?.stringValue }
        #expect(names.count == events.count)
        #expect(
            Set(names).isSuperset(of: [
                "step", "call", "job_started", "job_progress", "job_finished", "log", "output", "finished",
            ]))
        #expect(events.first { $0["event"]?.stringValue == "output" }?["text"]?.stringValue == "ready \"to\" go")
        let done = try #require(events.first { $0["event"]?.stringValue == "job_finished" })
        #expect(done["status"]?.stringValue == "Completed")
        #expect(done["subject"]?.stringValue == "订单数据库")
        let last = try #require(events.last)
        #expect(last["event"]?.stringValue == "finished")
        #expect(last["status"]?.stringValue == "succeeded")
        #expect(last["exit_code"]?.integerValue == 0)
        #expect(last["error"]?.isNull == true)
        #expect(last["unfinished_jobs"]?.arrayValue?.isEmpty == true)
        #expect((last["calls"]?.integerValue ?? 0) >= 1)
    }

    @Test("With --json a script that cannot be read still ends with `finished`")
    func jsonUsage() async throws {
        let run = try await Moonbook.run("run", "/nonexistent.lua", "--json")
        #expect(run.code == 64, "\(run)")
        let events = try run.events
        #expect(events.count == 1)
        #expect(events[0]["error"]?["kind"]?.stringValue == "usage")
        #expect(events[0]["exit_code"]?.integerValue == 64)
    }

    @Test("A reader that goes away ends the run quietly")
    func closedOutput() async throws {
        let scratch = try Scratch()
        let path = try scratch.write("for i = 1, 10 do print(i) task.sleep('1s') end\n", to: "chatty.lua")
        let run = await (try Moonbook.start(["run", path, "--emulator"], streams: .closedOutput)).finish()
        #expect(run.code == 141, "\(run)")
        #expect(run.error.isEmpty, "\(run)")
    }

    @Test("A full disk is said, and the run is not a success although the script ended well")
    func fullDisk() async throws {
        let run = try await throughShell("print(1)\n", redirection: "> /dev/full")
        #expect(run.code == 141, "\(run)")
        #expect(run.error.contains("cannot write to standard output: No space left on device"), "\(run)")
    }

    @Test("Streams that the program was started without do not end up in something else it opens")
    func missingStreams() async throws {
        let run = try await throughShell("print(('x'):rep(1000))\n", redirection: "<&- >&- 2>&-")
        #expect(run.code == 0, "\(run)")
        #expect(run.output.isEmpty && run.error.isEmpty, "\(run)")
    }

    private func throughShell(_ script: String, redirection: String) async throws -> Child.Finished {
        let scratch = try Scratch()
        let path = try scratch.write(script, to: "shell.lua")
        let child = try Child(
            "/bin/sh", ["-c", "exec \"$0\" run \"$1\" --emulator \(redirection)", Moonbook.executable, path],
            environment: Moonbook.environment, streams: .pipes(input: nil))
        return await child.finish()
    }

    @Test("A script on standard input runs like one in a file")
    func standardInput() async throws {
        let run = try await Moonbook.run("run", "-", "--emulator", input: "print(6 * 7)\n")
        #expect(run.code == 0, "\(run)")
        #expect(run.output == "42\n")
    }

    @Test("Chinese names and paths come through unchanged, in files, parameters, output and errors")
    func chinese() async throws {
        let script = """
            local p = require 'runbook' { name = '巡检', about = 'x', params = { ['名称'] = { type = 'string' } } }
            print(p['名称'])
            error('实例' .. p['名称'] .. '不存在')
            """
        let run = try await Moonbook.run(script: script, named: "巡检 脚本.lua", "--param", "名称=订单库")
        #expect(run.code == 1, "\(run)")
        #expect(run.output == "订单库\n", "\(run)")
        #expect(run.error.contains("巡检 脚本.lua:3:") && run.error.contains("实例订单库不存在"), "\(run)")
    }

    @Test("The version is one line")
    func version() async throws {
        let run = try await Moonbook.run("--version")
        #expect(run.code == 0)
        #expect(run.output.split(separator: "\n").count == 1)
        #expect(run.output.split(separator: ".").count == 3)
    }

    @Test("A confirmation is asked on a terminal and refused without one; --yes answers it")
    func confirmation() async throws {
        let scratch = try Scratch()
        let path = try scratch.write(
            "require('runbook').confirm('Delete %s?', 'db')\nprint('deleted')\n", to: "confirm.lua")
        let pipe = try await Moonbook.run("run", path, "--emulator")
        #expect(pipe.code != 0 && pipe.output.isEmpty, "\(pipe)")
        #expect(pipe.error.contains("--yes"), "\(pipe)")
        let yes = try await Moonbook.run("run", path, "--emulator", "--yes")
        #expect(yes.code == 0 && yes.output == "deleted\n", "\(yes)")
        let terminal = try Moonbook.start(["run", path, "--emulator"], streams: .terminal(columns: 80, rows: 24))
        try await terminal.terminalText(containing: "Delete db? [y/N] ")
        terminal.type("y\n")
        let answered = await terminal.finish()
        #expect(answered.code == 0 && answered.output.contains("deleted"), "\(answered)")
        let no = try Moonbook.start(["run", path, "--emulator"], streams: .terminal(columns: 80, rows: 24))
        try await no.terminalText(containing: "[y/N] ")
        no.type("n\n")
        let refused = await no.finish()
        #expect(refused.code != 0 && !refused.output.contains("deleted"), "\(refused)")
    }

    @Test("A secret is not shown while it is typed, nor when the script prints it")
    func secret() async throws {
        let scratch = try Scratch()
        let path = try scratch.write("print(secret.prompt 'New root password')\n", to: "secret.lua")
        let terminal = try Moonbook.start(["run", path, "--emulator"], streams: .terminal(columns: 80, rows: 24))
        try await terminal.terminalText(containing: "New root password: ")
        terminal.type("hunter2\n")
        let run = await terminal.finish()
        #expect(run.code == 0, "\(run)")
        #expect(!run.output.contains("hunter2"), "\(run)")
        #expect(run.output.contains("‹secret New root password›"), "\(run)")
    }
}
