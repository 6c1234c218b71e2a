import GaussDB
import Moonbook

/// The modules, and the operations of one.
struct ModulePages {
    let catalogue: Catalogue

    /// All modules, a line each.
    func overview(_ page: inout Page) {
        let modules = catalogue.modules
        page.heading("\(catalogue.luaNames.count) operations in \(modules.count) modules")
        page.blank()
        let column = (modules.map(\.count).max() ?? 0) + 4
        for module in modules {
            let names = catalogue.luaNames(inModule: module)
            let count = String(repeating: " ", count: max(0, 3 - String(names.count).count)) + String(names.count)
            let about = catalogue.module(module)?.summary ?? ""
            let room = page.width - column - count.count - 2
            page.line([
                (DisplayWidth.padded("  " + module, to: column), .cyan), (count + "  ", nil),
                (DisplayWidth.truncated(about, to: room, ellipsis: page.style.ellipsis), .faint),
            ])
        }
        page.blank()
        page.heading("Besides")
        for kind in CatalogueKind.allCases {
            page.entry(kind.rawValue, "\(kind.entries.count) \(kind.noun)s", column: column + 5)
        }
        page.blank()
        page.paragraph(
            "`moonbook api MODULE` lists a module, `moonbook api MODULE.NAME` shows an operation, "
                + "`moonbook api WORD` or `moonbook api 'weight*'` searches names, fields and descriptions.")
    }

    /// The operations of a module, a line each; of several modules for the first part of their names.
    func module(_ name: String, _ page: inout Page) {
        let children = catalogue.modules.filter { $0.hasPrefix(name + ".") }
        let operations = catalogue.operations(inModule: name)
        if operations.isEmpty {
            for (number, child) in children.enumerated() {
                if number > 0 { page.blank() }
                list(child, catalogue.operations(inModule: child), &page)
            }
            return
        }
        list(name, operations, &page)
        guard !children.isEmpty else { return }
        page.blank()
        let counted = children.map { "`\($0)` (\(catalogue.luaNames(inModule: $0).count))" }
        page.paragraph("Below it: \(counted.joined(separator: ", ")).")
    }

    private func list(_ module: String, _ operations: [OperationDescriptor], _ page: inout Page) {
        page.heading("\(module): \(operations.count) operation\(operations.count == 1 ? "" : "s")")
        if let facts = catalogue.module(module) { page.paragraph(facts.summary) }
        page.blank()
        let nameColumn = 2 + (operations.map(\.luaName.count).max() ?? 0) + 2
        let waitColumn = nameColumn + 9
        let column = waitColumn + 10
        // Where the columns leave no room for sentences, they go under the names.
        let isNarrow = page.width - column < 30
        for operation in operations {
            let words = OperationWords(operation)
            let name = DisplayWidth.padded("  " + operation.luaName, to: nameColumn)
            let effect = DisplayWidth.padded(operation.effect.rawValue, to: waitColumn - nameColumn)
            let wait = DisplayWidth.padded(words.waitWord ?? "", to: column - waitColumn)
            let replaced = operation.replacement.map { " Retiring: use `\($0)`." } ?? ""
            let head: [(text: String, tone: Style.Tone?)] = [
                (name, .cyan), (effect, operation.effect.tone), (wait, .faint),
            ]
            if isNarrow {
                page.line(head.map { ($0.text == wait ? words.waitWord ?? "" : $0.text, $0.tone) })
                page.paragraph(operation.summary + replaced, indent: 6)
            } else {
                page.row(head, operation.summary + replaced, column: column)
            }
        }
    }
}

extension Effect {
    var tone: Style.Tone {
        switch self {
        case .read: .green
        case .change: .yellow
        case .destroy: .red
        }
    }
}
