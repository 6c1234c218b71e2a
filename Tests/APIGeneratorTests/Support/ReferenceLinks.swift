@testable import APIGenerator

/// The links of the reference pages.
struct ReferenceLinks {
    /// `page: target` for each link that leads nowhere within the reference.
    let dangling: [String]

    init(_ files: [GeneratedFile]) {
        let pages = files.filter { $0.path.hasPrefix(GeneratedFolder.reference + "/") }
        var targets: Set<String> = []
        for page in pages {
            let name = Self.name(page)
            targets.insert(name)
            for line in page.content.split(separator: "\n") where line.hasPrefix("#") {
                targets.insert(name + "#" + MarkdownText.anchor(String(line.drop { $0 == "#" || $0 == " " })))
            }
        }
        dangling = pages.flatMap { page in
            // Patterns in code look like links, but are none.
            page.content.replacing(/`[^`\n]*`/, with: "").matches(of: /\]\(([^)]+)\)/).map { String($0.1) }
                .filter { !targets.contains($0.hasPrefix("#") ? Self.name(page) + $0 : $0) }
                .map { "\(page.path): \($0)" }
        }
    }

    private static func name(_ page: GeneratedFile) -> String {
        String(page.path.split(separator: "/").last ?? "")
    }
}
