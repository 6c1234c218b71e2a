import RepositoryReading
import Testing

/// A file holds one thing and can be read in one sitting.
@Suite("Sizes of hand-written files")
struct SizeTests {
    private let sizes: [(path: String, lines: Int)]

    init() {
        sizes = ["Sources", "Tests", "Benchmarks"]
            .flatMap { Repository.files(under: $0, extensions: ["swift", "c", "h"]) }
            .filter { !$0.isGenerated }
            .map { ($0.path, $0.lineCount) }
    }

    @Test("are never above 500 lines")
    func noneIsHuge() {
        #expect(!sizes.isEmpty)
        for file in sizes where file.lines > 500 {
            Issue.record("\(file.path) has \(file.lines) lines; split it by what it holds")
        }
    }

    @Test("are seldom above 300 lines: in at most one file of ten")
    func fewAreLarge() {
        let large = sizes.filter { $0.lines > 300 }
        #expect(large.count * 10 <= sizes.count, "\(large.map { "\($0.path) \($0.lines)" })")
    }
}
