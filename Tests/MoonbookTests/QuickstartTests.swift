import GaussDBEmulator
import Testing

@testable import Moonbook

/// The ready-made runbook, as it stands in the repository.
@Suite struct QuickstartTests {
    @Test func theQuickstartCreatesShowsAndCleansUp() async throws {
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        let script = try Script.read(path: root + "/scripts/runbooks/quickstart.lua")
        let bench = Bench()
        let record = await bench.run(String(decoding: script.source, as: UTF8.self), name: script.name)
        #expect(
            record.succeeded,
            "\(String(describing: record.error)) \(record.error?.traceback ?? []) \(record.error?.hint ?? "")")
        #expect(record.output.first?.hasPrefix("name") == true)
        #expect(record.output.last == "proxy quickstart-proxy: ACTIVE, 2 nodes, reads shared by 2 read nodes")
        #expect(record.outcome.unfinishedJobs.isEmpty)
        #expect(bench.emulator.snapshot.instances.isEmpty, "nothing stays behind")
    }
}
