import RepositoryReading
import Testing

@Suite("Swift examples in the documents")
struct SwiftExampleTests {
    /// Sources that are compiled somewhere: by the checks, or by another test target.
    private static let compiled =
        Repository.files(under: "docs/examples", extensions: ["swift"])
        + Repository.files(under: "Tests", extensions: ["swift"])

    @Test("stand word for word in a source that is compiled", arguments: ["README.md", "docs/tour.md"])
    func areCompiled(path: String) throws {
        let page = Markdown(try #require(Repository.read(path)))
        for example in page.examples where example.language == "swift" {
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
