import GaussDB

/// What a user asks the reference for.
enum ReferenceTopic {
    case overview
    /// A module, or the first part of several: `legacy`.
    case module(String)
    case operation(OperationDescriptor)
    case list(CatalogueKind)
    case entry(CatalogueEntry)
    case results(ReferenceSearch.Results)
    /// Nothing was found; the names that were probably meant.
    case nothing(suggestions: [String])
}

/// Finds out what is meant by the words behind `moonbook api`.
struct ReferenceLookup {
    let catalogue: Catalogue

    init(catalogue: Catalogue = .shared) { self.catalogue = catalogue }

    func topic(for words: [String]) -> ReferenceTopic {
        let words = words.flatMap { $0.split(whereSeparator: \.isWhitespace) }.map(String.init)
        guard !words.isEmpty else { return .overview }
        // `proxy create` is `proxy.create`.
        if let topic = exact(words.joined(separator: ".")) { return topic }
        let results = ReferenceSearch(words, catalogue: catalogue).results()
        switch (results.operations.count, results.entries.count) {
        case (0, 0): return .nothing(suggestions: suggestions(for: words))
        case (1, 0): return .operation(results.operations[0].operation)
        case (0, 1): return .entry(results.entries[0])
        default: return .results(results)
        }
    }

    private func exact(_ name: String) -> ReferenceTopic? {
        let lower = name.lowercased()
        if let operation = catalogue.operation(anyCase: lower) ?? catalogue.operation(paging: lower) {
            return .operation(operation)
        }
        if catalogue.modules.contains(where: { $0 == lower || $0.hasPrefix(lower + ".") }) { return .module(lower) }
        if let kind = CatalogueKind(rawValue: lower) { return .list(kind) }
        return CatalogueEntry.all.first { $0.key.lowercased() == lower }.map(ReferenceTopic.entry)
    }

    private func suggestions(for words: [String]) -> [String] {
        var names: [String] = []
        let functions = catalogue.luaNames.map { name in
            name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
        }
        for word in [words.joined(separator: ".")] + words {
            var found: [String?] = [catalogue.nearest(to: word)]
            found.append(
                NearestName.nearest(to: word, among: catalogue.modules + CatalogueKind.allCases.map(\.rawValue)))
            found.append(NearestName.nearest(to: word, among: functions + FieldNames(catalogue).all))
            found.append(NearestName.nearest(to: word, among: CatalogueEntry.all.map(\.key)))
            for name in found.compactMap(\.self) where !names.contains(name) { names.append(name) }
        }
        return Array(names.prefix(5))
    }
}

/// The names of all fields that operations take or answer with.
private struct FieldNames {
    private(set) var all: [String] = []

    init(_ catalogue: Catalogue) {
        var seen: Set<String> = []
        var objects: Set<ObjectIdentifier> = []
        func add(_ field: Field) {
            if seen.insert(field.name).inserted { all.append(field.name) }
            if let object = field.schema.innerObject, objects.insert(ObjectIdentifier(object)).inserted {
                object.fields.forEach(add)
            }
        }
        for operation in catalogue.allOperations {
            OperationWords(operation).arguments.forEach(add)
            operation.response?.innerObject?.fields.forEach(add)
        }
    }
}
