import RepositoryReading
import Testing

@Suite("The documents")
struct LinkTests {
    @Test("have no relative link that leads nowhere", arguments: Documents.all.map(\.path))
    func linksLeadSomewhere(path: String) throws {
        let text = try #require(Repository.read(path))
        let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
        for link in Markdown(text).targets {
            let isElsewhere = link.contains("://") || link.hasPrefix("mailto:")
            if isElsewhere { continue }
            let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let file = parts[0].isEmpty ? path : folder + parts[0]
            guard Repository.exists(file) else {
                Issue.record("\(path) links to \(link), which is not there")
                continue
            }
            if parts.count == 2, file.hasSuffix(".md"), let target = Repository.read(file) {
                #expect(
                    Markdown(target).anchors.contains(String(parts[1])), "\(path) links to \(link): no such heading")
            }
        }
    }

    @Test("are all in the index or linked from a page that is")
    func everyPageIsReachable() throws {
        var reached: Set<String> = []
        var waiting = ["README.md", "docs/README.md"]
        while let path = waiting.popLast() {
            guard reached.insert(path).inserted, path.hasSuffix(".md"), let text = Repository.read(path) else {
                continue
            }
            let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
            for link in Markdown(text).targets where !link.contains("://") {
                waiting.append(Markdown.normalised(folder + link.prefix { $0 != "#" }))
            }
        }
        for document in Documents.all {
            #expect(reached.contains(document.path), "no page leads to \(document.path)")
        }
    }
}
