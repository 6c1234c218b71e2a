/// An object and its members.
struct ObjectDescription {
    /// The component's name; for an object without one, made of those around it.
    let name: String
    /// The file that describes it, without its extension.
    let home: String
    let summary: String
    let fields: [FieldDescription]
    /// Members that are not described are allowed.
    let isOpen: Bool
    let constraints: [ConstraintDescription]
}

/// A member of an object, or a parameter.
struct FieldDescription {
    let name: String
    let type: ValueType
    let isRequired: Bool
    let isSensitive: Bool
    /// Other spellings in answers.
    let aliases: [String]
    /// As JSON.
    let `default`: String?
    let unit: String?
    let summary: String
    let example: String?

    /// A caller must give it: required, and without a value that stands in.
    var mustBeGiven: Bool { isRequired && self.default == nil }
}
