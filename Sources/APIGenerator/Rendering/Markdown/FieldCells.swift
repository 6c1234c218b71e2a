import APIDescription

/// A field as a row of a table.
struct FieldCells {
    let links: OperationLinks

    static let header = ["Name", "Type", "Required", "Allowed", "Default", "Unit", "Meaning"]

    /// Objects have a word behind their name, because operations can have the same name: `job.list` and `JobList`.
    static func heading(_ object: String) -> String { object + " object" }

    func row(_ field: FieldDescription, showsRequired: Bool) -> [String] {
        [
            MarkdownText.code(field.name), type(field.type), showsRequired && field.mustBeGiven ? "yes" : "",
            allowed(field), FieldFacts(field).default.map(MarkdownText.code) ?? "", field.unit ?? "",
            links.linked(field.summary) + (field.isSensitive ? " Never shown or logged." : ""),
        ]
    }

    private func type(_ type: ValueType) -> String {
        TypeWords.type(type) { "[\($0.name)](#\(MarkdownText.anchor(Self.heading($0.name))))" }
    }

    private func allowed(_ field: FieldDescription) -> String {
        let facts = FieldFacts(field)
        var parts: [String] = []
        if !facts.values.isEmpty {
            let values = facts.values.map { value in
                MarkdownText.code(value) + (facts.meaning(of: value).map { " (" + links.linked($0) + ")" } ?? "")
            }
            parts.append((facts.isOpen ? "for example " : "") + values.joined(separator: ", "))
        }
        if let range = facts.range { parts.append(range) }
        if let pattern = facts.pattern { parts.append("matches " + MarkdownText.code(pattern)) }
        return parts.joined(separator: "; ")
    }
}
