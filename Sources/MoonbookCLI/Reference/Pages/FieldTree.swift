import GaussDB

/// Fields with what belongs to them, and under each the fields of its object.
struct FieldTree {
    let showsRequired: Bool
    /// The objects whose fields the page has already: they are not repeated.
    private var shown: Set<ObjectIdentifier> = []

    init(showsRequired: Bool) { self.showsRequired = showsRequired }

    mutating func write(_ fields: [Field], _ page: inout Page, indent: Int = 2) {
        for field in fields {
            let words = FieldWords(field)
            let required = showsRequired && field.mustBeGiven
            page.line(
                [
                    (field.name, .cyan), ("  " + words.type, .faint), (required ? ", " : "", .faint),
                    (required ? "required" : "", .yellow),
                ], indent: indent)
            page.paragraph(words.sentences, indent: indent + 4)
            for (value, meaning) in words.meanings {
                page.paragraph("`\(value)`  \(meaning)", indent: indent + 6, hanging: indent + 8)
            }
            if let object = field.schema.innerObject { write(object, &page, indent: indent + 4) }
        }
    }

    private mutating func write(_ object: ObjectSchema, _ page: inout Page, indent: Int) {
        guard !object.fields.isEmpty else { return }
        guard shown.insert(ObjectIdentifier(object)).inserted else {
            page.paragraph("The fields of \(object.name) are above.", indent: indent)
            return
        }
        write(object.fields, &page, indent: indent)
        for constraint in object.constraints where showsRequired {
            page.paragraph("- " + constraint.sentence, indent: indent, hanging: indent + 2)
        }
    }
}
