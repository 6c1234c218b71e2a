import APIDescription

/// Where operations are described, so that mentioning one leads there.
struct OperationLinks {
    private let pages: [String: String]

    init(_ api: ServiceDescription) {
        var pages: [String: String] = [:]
        for module in api.modules {
            for operation in module.operations {
                let place = "\(module.name).md#\(MarkdownText.anchor(operation.luaName))"
                pages[operation.luaName] = place
                if let pagers = operation.pagers {
                    pages[pagers.each] = place
                    pages[pagers.all] = place
                }
            }
        }
        self.pages = pages
    }

    func link(_ luaName: String) -> String {
        pages[luaName].map { "[`\(luaName)`](\($0))" } ?? "`\(luaName)`"
    }

    /// `text` with the names of operations in backticks turned into links. Operations that are not described stay as they are.
    func linked(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().map { index, part in
            guard index % 2 == 1, index < parts.count - 1 else { return String(part) }
            return link(String(part))
        }.joined()
    }
}
