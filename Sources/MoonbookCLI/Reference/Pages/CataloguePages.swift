import GaussDB
import Moonbook

/// Error codes, metrics, regions and IAM actions.
struct CataloguePages {
    /// A line for each entry.
    func list(_ kind: CatalogueKind, _ page: inout Page) {
        let entries = kind.entries
        page.heading("\(kind.title): \(entries.count)")
        page.blank()
        lines(entries, &page)
    }

    func lines(_ entries: [CatalogueEntry], _ page: inout Page) {
        let longest = entries.map { DisplayWidth.of($0.key) }.max() ?? 0
        for entry in entries { page.entry(entry.key, entry.headline, column: longest + 4) }
    }

    /// One entry, whole.
    func entry(_ entry: CatalogueEntry, _ page: inout Page) {
        page.heading(entry.key)
        page.paragraph(entry.headline)
        page.blank()
        let facts = facts(entry)
        let longest = facts.map(\.0.count).max() ?? 0
        for (name, text) in facts { page.entry(name, text, tone: .bold, column: longest + 4) }
    }

    private func facts(_ entry: CatalogueEntry) -> [(String, String)] {
        switch entry {
        case .error(let entry):
            [
                ("What to do", entry.hint),
                ("Status", entry.httpStatus.map(String.init) ?? "not in the reference; seen in answers"),
                ("In a script", "`e.code == \"\(entry.code)\"`, `e.class == \"\(entry.class.rawValue)\"`"),
            ]
        case .metric(let metric):
            [
                ("Meaning", metric.explanation),
                ("Range", range(metric)),
                ("Measured on", metric.object == .server ? "the virtual machine of a node" : "the database of a node"),
                ("Every", metric.period?.shortText ?? "not in the reference"),
            ]
        case .region(let region):
            [
                ("Endpoint", region.endpoint.description),
                ("IAM endpoint", region.iamEndpoint.description),
                ("In the reference", region.isDocumented ? "yes" : "no; known from the vendor's own client"),
            ]
        case .permission(let action):
            action.grants.map { ($0.operation, $0.explanation) }
        }
    }

    private func range(_ metric: Metric) -> String {
        let unit = metric.unit.map { " " + $0 } ?? ""
        return metric.maximum.map { "\(metric.minimum) to \($0)\(unit)" } ?? "\(metric.minimum)\(unit) or more"
    }
}
