import RepositoryReading
import Testing

@Suite("Swift examples in the documents")
struct SwiftExampleTests {
    /// Sources that are compiled somewhere: by the checks, or by another test target.
    private static let compiled =
        Repository.files(under: "docs/examples", extensions: ["swift"])
        + Repository.files(under: "Tests", extensions: ["swift"])

    /// The generated reference shows calls with names standing for values; the generator's own tests cover it.
    private static let pages = Documents.all.map(\.path).filter { !$0.hasPrefix("docs/reference/") }

    @Test("stand word for word in a source that is compiled", arguments: pages)
    func areCompiled(path: String) throws {
        let page = Markdown(try #require(Repository.read(path)))
        // A line for a manifest is no program.
        for example in page.examples where example.language == "swift" && !example.code.hasPrefix(".package(") {
            let wanted = Self.words(example.code)
            let isCompiled = Self.compiled.contains { Self.words($0.text).contains(wanted) }
            #expect(isCompiled, "\(path):\(example.line) is in no compiled source")
        }
    }

    /// The code without its layout, so that an excerpt may be indented differently.
    private static func words(_ code: String) -> String {
        code.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
