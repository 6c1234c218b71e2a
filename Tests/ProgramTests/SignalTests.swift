import JSONWire
import Testing

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Jobs here take a quarter of an hour: the emulator runs at the machine's speed, so only the signal ends the wait.
@Suite("Ctrl-C and other signals")
struct SignalTests {
    private func start(
        _ script: String, _ emulator: EmulatorProcess, _ scratch: Scratch, _ flags: String...
    ) throws -> Child {
        let path = try scratch.write(script, to: "wait.lua")
        return try Moonbook.start(["run", path, "--endpoint", emulator.address] + flags)
    }

    @Test(
        "A signal during a wait cancels in order, names what is left running and how to look, and gives its exit code",
        arguments: [(Int32(SIGINT), Int32(130)), (Int32(SIGTERM), Int32(143)), (Int32(SIGHUP), Int32(129))])
    func duringWait(_ signal: Int32, _ code: Int32) async throws {
        let emulator = try await EmulatorProcess.start("--speed", "1")
        let scratch = try Scratch()
        let child = try start(
            "local tidy <close> = setmetatable({}, { __close = function() print('tidied') end })\n"
                + Scripts.createAndWait(),
            emulator, scratch)
        try await child.errorLine { $0.contains("instance.create") }
        child.send(signal: signal)
        let run = await child.finish()
        #expect(run.code == code, "\(run)")
        #expect(run.output == "tidied\n", "\(run)")
        #expect(run.error.contains("cancelling"), "\(run)")
        #expect(run.error.contains("1 job left running in the cloud:"), "\(run)")
        #expect(run.error.contains("CreateGaussDBforMySQLInstance") || run.error.contains("instance.create"), "\(run)")
        #expect(
            run.error.contains("moonbook call job.get --id ") && run.error.contains(" --endpoint \(emulator.address)"),
            "\(run)")
    }

    @Test("The line that tells how to look works")
    func lookUp() async throws {
        let emulator = try await EmulatorProcess.start("--speed", "60")
        let scratch = try Scratch()
        let child = try start(Scripts.createAndWait(), emulator, scratch)
        try await child.errorLine { $0.contains("CreateGaussDBforMySQLInstance") }
        child.send(signal: SIGINT)
        let run = await child.finish()
        #expect(run.code == 130, "\(run)")
        let line = try #require(run.error.split(separator: "\n").first { $0.contains("look: ") })
        let words = line.split(separator: " ").drop { $0 != "call" }.map(String.init)
        let look = try await Moonbook.start(words, streams: .pipes(input: nil)).finish()
        #expect(look.code == 0, "\(look)")
        #expect(look.output.contains("CreateGaussDBforMySQLInstance"), "\(look)")
    }

    @Test("With --json a cancelled run still ends with `finished`, which lists the jobs")
    func json() async throws {
        let emulator = try await EmulatorProcess.start("--speed", "1")
        let scratch = try Scratch()
        let child = try start(Scripts.createAndWait(), emulator, scratch, "--json")
        try await child.outputLine { $0.contains("\"job_started\"") }
        child.send(signal: SIGINT)
        let run = await child.finish()
        #expect(run.code == 130, "\(run)")
        let last = try #require(try run.events.last)
        #expect(last["event"]?.stringValue == "finished")
        #expect(last["status"]?.stringValue == "cancelled")
        #expect(last["exit_code"]?.integerValue == 130)
        #expect(last["unfinished_jobs"]?.arrayValue?.count == 1)
    }

    @Test("A second Ctrl-C ends at once a script that does not want to end, after saying what may be running")
    func twice() async throws {
        let emulator = try await EmulatorProcess.start("--speed", "1")
        let scratch = try Scratch()
        let child = try start(
            """
            local stubborn <close> = setmetatable({}, { __close = function() log.info('still here') while true do end end })
            \(Scripts.createAndWait())
            """, emulator, scratch)
        try await child.errorLine { $0.contains("instance.create") }
        child.send(signal: SIGINT)
        try await child.errorLine { $0.contains("still here") }
        child.send(signal: SIGINT)
        let run = await child.finish()
        #expect(run.code == 130, "\(run)")
        #expect(run.error.contains("stopped at once"), "\(run)")
    }

    @Test("Ctrl-C twice ends a program whose output is stuck")
    func stuckOutput() async throws {
        let scratch = try Scratch()
        let path = try scratch.write("log.info('ready') while true do print(('x'):rep(1000)) end\n", to: "flood.lua")
        let child = try Moonbook.start(["run", path, "--emulator"], streams: .unreadOutput)
        try await child.errorLine { $0.contains("ready") }
        child.send(signal: SIGINT)
        try await child.errorLine { $0.contains("cancelling") }
        child.send(signal: SIGINT)
        let run = await child.finish()
        #expect(run.code == 130, "\(run)")
    }

    @Test("Ctrl-C typed on a terminal ends a wait, and the terminal is clean afterwards")
    func typed() async throws {
        let emulator = try await EmulatorProcess.start("--speed", "1")
        let scratch = try Scratch()
        let path = try scratch.write(Scripts.createAndWait(), to: "wait.lua")
        let child = try Moonbook.start(
            ["run", path, "--endpoint", emulator.address], streams: .terminal(columns: 80, rows: 24))
        try await child.terminalText(containing: "instance.create")
        child.type("\u{3}")
        let run = await child.finish()
        #expect(run.code == 130, "\(run)")
        #expect(run.output.contains("cancelling; press Ctrl-C again to stop at once"), "\(run)")
        #expect(run.output.contains("left running in the cloud"), "\(run)")
    }

    @Test("Ctrl-C at a prompt ends the run and brings the terminal's echo back")
    func atPrompt() async throws {
        let scratch = try Scratch()
        let path = try scratch.write("secret.prompt 'Password'\n", to: "prompt.lua")
        let child = try Moonbook.start(["run", path, "--emulator"], streams: .terminal(columns: 80, rows: 24))
        try await child.terminalText(containing: "Password: ")
        child.type("\u{3}")
        let run = await child.finish()
        #expect(run.code == 130, "\(run)")
    }

    @Test("A narrower terminal is drawn into at its new width")
    func resize() async throws {
        let emulator = try await EmulatorProcess.start("--speed", "1")
        let scratch = try Scratch()
        let path = try scratch.write(Scripts.createAndWait(), to: "wait.lua")
        let child = try Moonbook.start(
            ["run", path, "--endpoint", emulator.address], environment: ["NO_COLOR": "1"],
            streams: .terminal(columns: 120, rows: 24))
        try await child.terminalText(containing: "───")
        child.resizeTerminal(columns: 30, rows: 24)
        // At this width there is no room for the bar, and names are cut.
        try await child.terminalText(containing: "…  ")
        child.type("\u{3}")
        #expect(await child.finish().code == 130)
    }

    @Test("A change that is cancelled before its answer has come is said to be uncertain")
    func uncertainCall() async throws {
        let server = try SilentServer()
        let child = try Moonbook.start([
            "call", "instance.restart", "--instance_id", "3cedfc5411b5465290e08472bfc4b3d5in07", "--endpoint",
            server.endpoint,
        ])
        await server.hasBeenCalled.value()
        child.send(signal: SIGINT)
        let run = await child.finish()
        #expect(run.code == 130, "\(run)")
        #expect(run.error.contains("instance.restart may have taken effect although no answer says so"), "\(run)")
    }

    @Test("A script that computes without waiting is ended by Ctrl-C")
    func busyLoop() async throws {
        let scratch = try Scratch()
        let path = try scratch.write("log.info('ready')\nwhile true do end\n", to: "loop.lua")
        let child = try Moonbook.start(["run", path, "--emulator"])
        try await child.errorLine { $0.contains("ready") }
        child.send(signal: SIGINT)
        let run = await child.finish()
        #expect(run.code == 130, "\(run)")
    }

    @Test("Two runs at once on one emulator do not disturb each other")
    func twoRuns() async throws {
        let emulator = try await EmulatorProcess.start()
        async let first = emulator.run(script: Scripts.createAndWait(name: "first-db") + "print('one')\n")
        async let second = emulator.run(script: Scripts.createAndWait(name: "second-db") + "print('two')\n")
        let (one, two) = try await (first, second)
        #expect(one.code == 0 && one.output == "one\n", "\(one)")
        #expect(two.code == 0 && two.output == "two\n", "\(two)")
    }
}
