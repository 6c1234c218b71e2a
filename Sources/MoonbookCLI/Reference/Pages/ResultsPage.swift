import GaussDB
import Moonbook

/// What a search found, best first.
struct ResultsPage {
    let results: ReferenceSearch.Results
    /// How many operations are shown, and how many entries of each other list.
    let limit: Int

    /// How many fields are named under an operation.
    private static let shownMatches = 3

    func write(_ page: inout Page) {
        operations(&page)
        for kind in CatalogueKind.allCases {
            let entries = results.entries.filter { $0.kind == kind }
            guard !entries.isEmpty else { continue }
            if !page.text.isEmpty { page.blank() }
            page.heading("\(kind.title): \(entries.count)")
            CataloguePages().lines(Array(entries.prefix(limit)), &page)
            more(entries.count - limit, &page)
        }
    }

    private func operations(_ page: inout Page) {
        let hits = results.operations
        guard !hits.isEmpty else { return }
        page.heading("Operations: \(hits.count)")
        let shown = hits.prefix(limit)
        let longest = shown.map(\.operation.luaName.count).max() ?? 0
        for hit in shown {
            page.entry(hit.operation.luaName, hit.operation.summary, column: min(longest, 40) + 4)
            for match in hit.matches.filter({ !$0.place.isInHeadline }).prefix(Self.shownMatches) {
                page.oneLine(explanation(match), indent: 6)
            }
        }
        more(hits.count - limit, &page)
    }

    private func more(_ count: Int, _ page: inout Page) {
        if count > 0 { page.paragraph("… and \(count) more: give more words, or `--all`.", indent: 2) }
    }

    private func explanation(_ match: SearchMatch) -> String {
        switch match.place {
        case .name, .summary: match.subject
        case .id: "public name `\(match.subject)`"
        case .argument, .value, .argumentText: "argument `\(match.subject)`: \(match.meaning)"
        case .answer, .answerText: "answer `\(match.subject)`: \(match.meaning)"
        case .details, .rule: match.subject
        }
    }
}
