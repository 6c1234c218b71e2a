import Testing

@Suite("The quickstart")
struct QuickstartTests {
    private var path: String {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return parts.joined(separator: "/") + "/scripts/runbooks/quickstart.lua"
    }

    @Test("Over loopback HTTP and in-process it prints the same table and cleans up")
    func sameOutput() async throws {
        let emulator = try await EmulatorProcess.start()
        let inside = try await Moonbook.run("run", path)
        let outside = try await Moonbook.run("run", path, "--endpoint", emulator.address)
        #expect(inside.code == 0, "\(inside)")
        #expect(outside.code == 0, "\(outside)")
        #expect(!inside.output.isEmpty)
        #expect(inside.output == outside.output)
        let left = try await emulator.run(script: "print(#instance.list {}.instances)\n")
        #expect(left.output == "0\n", "\(left)")
    }
}
