import GaussDB

/// Finds operations, error codes, metrics, regions and IAM actions by words that occur in them.
struct ReferenceSearch {
    let catalogue: Catalogue
    let terms: [SearchTerm]

    struct Results: Sendable {
        /// Best first.
        var operations: [OperationHit] = []
        /// Best first.
        var entries: [CatalogueEntry] = []

        var isEmpty: Bool { operations.isEmpty && entries.isEmpty }
    }

    /// - Parameter words: All must be found in whatever is a result. Words within one of them are words of their own.
    init(_ words: [String], catalogue: Catalogue = .shared) {
        self.catalogue = catalogue
        terms = words.flatMap { $0.split(separator: " ") }.map { SearchTerm(String($0)) }
    }

    func results() -> Results {
        guard !terms.isEmpty else { return Results() }
        return Results(operations: operations(), entries: entries())
    }

    private func operations() -> [OperationHit] {
        let hits = catalogue.allOperations.compactMap(hit)
        // Sorting is not stable; the order of the reference decides between equals.
        return hits.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
    }

    private func hit(_ operation: OperationDescriptor) -> OperationHit? {
        var score = 0
        var matches: [SearchMatch] = []
        for term in terms {
            let found = OperationMatcher(term: term).matches(in: operation)
            guard let best = found.map(\.score).max() else { return nil }
            score += best
            matches += found
        }
        // What is about to be retired comes after its replacement.
        if operation.replacement != nil { score /= 2 }
        var seen: Set<String> = []
        let sorted = matches.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
        return OperationHit(
            operation: operation, score: score,
            matches: sorted.map(\.element).filter { seen.insert($0.subject).inserted })
    }

    private func entries() -> [CatalogueEntry] {
        let scored = CatalogueEntry.all.compactMap { entry -> (entry: CatalogueEntry, score: Int)? in
            var score = 0
            for term in terms {
                let fits = [(entry.key, 100), (entry.headline, 40)] + entry.texts.map { ($0, 15) }
                let best = fits.compactMap { text, weight in term.fit(text).map { $0.rawValue * weight } }.max()
                guard let best else { return nil }
                score += best
            }
            return (entry, score)
        }
        return scored.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element.entry)
    }
}

/// Where in an operation one term occurs.
struct OperationMatcher {
    let term: SearchTerm

    func matches(in operation: OperationDescriptor) -> [SearchMatch] {
        var matches: [SearchMatch] = []
        func look(_ text: String, _ place: SearchMatch.Place) {
            if let fit = term.fit(text) { matches.append(SearchMatch(place: place, fit: fit, subject: text)) }
        }
        if let fit = [term.fit(operation.luaName), term.fit(operation.function)].compactMap(\.self).max() {
            matches.append(SearchMatch(place: .name, fit: fit, subject: operation.luaName))
        }
        look(operation.id, .id)
        look(operation.summary, .summary)
        for sentence in sentences(of: operation.details) { look(sentence, .details) }
        let words = OperationWords(operation)
        for constraint in words.constraints { look(constraint.sentence, .rule) }
        for field in words.arguments { add(field, "", .argument, .argumentText, &matches) }
        if let response = operation.response?.innerObject {
            for field in response.fields { add(field, "", .answer, .answerText, &matches) }
        }
        return matches
    }

    private func sentences(of text: String) -> [String] {
        text.split(separator: "\n").flatMap { paragraph in
            let parts = paragraph.split(separator: ". ")
            return parts.enumerated().map { $0 < parts.count - 1 ? $1 + "." : String($1) }
        }
    }

    private func add(
        _ field: Field, _ prefix: String, _ name: SearchMatch.Place, _ text: SearchMatch.Place,
        _ matches: inout [SearchMatch]
    ) {
        let path = prefix + field.name
        if let fit = ([field.name] + field.aliases).compactMap(term.fit).max() {
            matches.append(SearchMatch(place: name, fit: fit, subject: path, meaning: field.summary))
        } else if name == .argument, let value = value(of: field) {
            let meaning = "can be `\(value.text)`. " + field.summary
            matches.append(SearchMatch(place: .value, fit: value.fit, subject: path, meaning: meaning))
        } else if let fit = term.fit(field.summary) {
            matches.append(SearchMatch(place: text, fit: fit, subject: path, meaning: field.summary))
        }
        for member in field.schema.innerObject?.fields ?? [] {
            add(member, path + field.schema.pathMark + ".", name, text, &matches)
        }
    }
    /// The listed value that fits best, by at least a word of it.
    private func value(of field: Field) -> (text: String, fit: SearchTerm.Fit)? {
        FieldWords(field).values.compactMap { value in term.fit(value).map { (value, $0) } }
            .filter { $0.1 >= .word }.max { $0.1 < $1.1 }
    }
}
