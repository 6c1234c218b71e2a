import Testing

/// The reader that the other tests trust.
@Suite("Reading pages")
struct MarkdownTests {
    private let page = Markdown(
        """
        # The first `real` account
        See [here](a.md#x) and [there](../b.md), not `[code](c.md)`.
        ```lua
        print("[x](d.md)")

        ```
        ## Second
        """)

    @Test("finds links in prose and none in code")
    func findsLinks() {
        #expect(page.targets == ["a.md#x", "../b.md"])
    }

    @Test("makes the anchors that GitHub makes")
    func makesAnchors() {
        #expect(page.anchors == ["the-first-real-account", "second"])
    }

    @Test("finds examples with their language and line")
    func findsExamples() throws {
        let example = try #require(page.examples.first)
        #expect(page.examples.count == 1)
        #expect(example.language == "lua")
        #expect(example.line == 4)
        #expect(example.code == "print(\"[x](d.md)\")\n\n")
    }

    @Test("folds paths", arguments: [("docs/../README.md", "README.md"), ("docs/./a//b.md", "docs/a/b.md")])
    func foldsPaths(path: String, folded: String) {
        #expect(Markdown.normalised(path) == folded)
    }
}
