import GaussDB

/// How the name of an operation, or of something else that the reference knows, can go on.
struct NameCompletion: Sendable {
    var catalogue: Catalogue = .shared

    /// Modules as long as no dot is written, then the operations of one.
    func operations(_ current: String) -> [Candidate] {
        let modules = catalogue.modules.filter { $0.hasPrefix(current) }.map { Candidate(word: $0 + ".") }
        guard let dot = current.lastIndex(of: ".") else { return modules }
        let names = catalogue.operations(inModule: String(current[..<dot])).filter { $0.luaName.hasPrefix(current) }
        return names.map { Candidate(word: $0.luaName, summary: $0.summary) } + modules
    }

    /// What `moonbook api` can be asked for. Codes, metrics and regions are many: they wait for their first letter.
    func topics(_ current: String) -> [Candidate] {
        let modules = catalogue.modules.map { Candidate(word: $0, summary: catalogue.module($0)?.title ?? "") }
        let lists = CatalogueKind.allCases.map { Candidate(word: $0.rawValue, summary: $0.title) }
        let entries =
            current.isEmpty ? [] : CatalogueEntry.all.map { Candidate(word: $0.key, summary: $0.headline) }
        return (modules + lists + entries).filter { $0.word.hasPrefix(current) } + operations(current)
    }
}
