import APIDescription

/// A field as a member of a structure.
struct SwiftMember {
    let field: FieldDescription
    let type: SwiftType
    /// The name without backticks, as it stands after a dot.
    let name: String
    /// The structure is only ever written, so that what is required can be relied on.
    private let isStrict: Bool

    init(_ field: FieldDescription, isStrict: Bool) {
        self.field = field
        self.isStrict = isStrict
        type = SwiftType(field)
        name = SwiftNames.member(field.name)
    }

    var identifier: String { SwiftText.identifier(name) }

    /// The initialiser asks for it.
    var mustBeGiven: Bool { field.mustBeGiven }

    var storedType: String { isStrict && mustBeGiven ? type.name : type.name + "?" }

    var comment: [String] {
        let facts = FieldFacts(field)
        // A type of Swift says what can be given.
        let isTyped = nestedEnumeration != nil || field.type.enumeration?.name != nil || isScalarAsText
        let pattern = isScalarAsText ? "" : facts.pattern.map { "Matches `\($0)`." } ?? ""
        let sentences =
            isStrict ? [facts.sentences(withValues: !isTyped), pattern] : [facts.sentences(withValues: !isTyped)]
        let text = ([field.summary] + sentences).filter { !$0.isEmpty }.joined(separator: " ")
        return [text.isEmpty ? "`\(field.name)`" : text]
    }

    /// The enumeration that only this field has, unless the values are scalars in truth.
    var nestedEnumeration: EnumerationDescription? {
        guard let enumeration = field.type.enumeration, enumeration.name == nil else { return nil }
        return isScalarAsText || field.isSensitive ? nil : enumeration
    }

    /// The text is a number or a boolean in truth.
    private var isScalarAsText: Bool {
        if case .string(let rules) = field.type { rules.disguise != nil } else { false }
    }

    var encoding: String {
        let secret = storedType.hasSuffix("?") ? "\(identifier)?.revealed" : "\(identifier).revealed"
        return "encoder.\(type.encoder)(\(JSONText.quoted(field.name)), \(type.isSecret ? secret : identifier))"
    }

    var reading: String {
        "\(identifier) = try reader.\(type.reader)" + (type.isSecret ? ".map { Secret($0) }" : "")
    }
}
