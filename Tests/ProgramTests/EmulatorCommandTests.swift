import Testing

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

@Suite("moonbook emulator")
struct EmulatorCommandTests {
    @Test(
        "It prints its address alone on standard output and its account on standard error, and a signal stops it",
        arguments: [SIGINT, SIGTERM])
    func lifeCycle(_ signal: Int32) async throws {
        let child = try Moonbook.start(["emulator", "--port", "0"])
        let address = try await child.outputLine()
        #expect(address.hasPrefix("http://127.0.0.1:"))
        try await child.errorLine { $0.contains("--endpoint \(address)") }
        child.send(signal: signal)
        let run = await child.finish()
        #expect(run.code == 0, "\(run)")
        #expect(run.output == address + "\n")
        for value in [
            "EMULATORACCESSKEY000", "emulator-secret-key-0000000000000000000000", "0483b6b16e954cb88930a360d2c4e663",
            "cn-north-4", "export HUAWEICLOUD_SDK_AK=", "export HUAWEICLOUD_SDK_SK=",
            "export HUAWEICLOUD_SDK_PROJECT_ID=",
            "export HUAWEICLOUD_SDK_REGION=",
        ] {
            #expect(run.error.contains(value), "\(run)")
        }
    }

    @Test("A port that is in use is named, with the reason")
    func portInUse() async throws {
        let (socket, port) = try Loopback.bound()
        defer { close(socket) }
        #expect(listen(socket, 1) == 0)
        let run = try await Moonbook.run("emulator", "--port", "\(port)")
        #expect(run.code == 3, "\(run)")
        #expect(run.error.contains("cannot serve on 127.0.0.1:\(port)"), "\(run)")
        #expect(run.error.lowercased().contains("in use"), "\(run)")
        #expect(run.output.isEmpty)
    }

    @Test("Only the loopback interface is served")
    func loopbackOnly() async throws {
        let run = try await Moonbook.run("emulator", "--port", "0", "--host", "0.0.0.0")
        #expect(run.code == 3, "\(run)")
        #expect(run.error.contains("0.0.0.0"), "\(run)")
    }

    @Test("Its account's values can be given, and are the ones it then checks")
    func account() async throws {
        let emulator = try await EmulatorProcess.start(
            "--access-key", "MYKEY", "--secret-key", "my-secret", "--project", "00000000000000000000000000000001",
            "--region", "cn-south-1")
        let environment = [
            "HUAWEICLOUD_SDK_AK": "MYKEY", "HUAWEICLOUD_SDK_SK": "my-secret",
            "HUAWEICLOUD_SDK_PROJECT_ID": "00000000000000000000000000000001", "HUAWEICLOUD_SDK_REGION": "cn-south-1",
        ]
        let script = "print(#instance.list {}.instances)\n"
        let right = try await Moonbook.run(script: script, "--endpoint", emulator.address, environment: environment)
        #expect(right.code == 0 && right.output == "0\n", "\(right)")
        let wrong = try await Moonbook.run(script: script, "--endpoint", emulator.address)
        #expect(wrong.code == 2, "the default account must be refused: \(wrong)")
    }

    @Test("A project id that is not given is found through the emulator's identity service")
    func projectLookUp() async throws {
        let emulator = try await EmulatorProcess.start()
        let run = try await Moonbook.run(
            script: "print(#instance.list {}.instances)\n", "--endpoint", emulator.address,
            environment: [
                "HUAWEICLOUD_SDK_AK": "EMULATORACCESSKEY000",
                "HUAWEICLOUD_SDK_SK": "emulator-secret-key-0000000000000000000000",
                "HUAWEICLOUD_SDK_REGION": "cn-north-4",
            ])
        #expect(run.code == 0 && run.output == "0\n", "\(run)")
    }
}
