/// An object and its members.
package struct ObjectDescription: Sendable {
    /// The component's name; for an object without one, made of those around it.
    package let name: String
    /// The file that describes it, without its extension.
    package let home: String
    /// What tells it from another object of the same name and home: where it is described, or a number.
    package let origin: String
    package let summary: String
    package let fields: [FieldDescription]
    /// Members that are not described are allowed.
    package let isOpen: Bool
    package let constraints: [ConstraintDescription]

    package init(
        name: String, home: String = "", origin: String = "", summary: String = "", fields: [FieldDescription],
        isOpen: Bool = false,
        constraints: [ConstraintDescription] = []
    ) {
        self.name = name
        self.home = home
        self.origin = origin
        self.summary = summary
        self.fields = fields
        self.isOpen = isOpen
        self.constraints = constraints
    }
}

/// A member of an object, or a parameter.
package struct FieldDescription: Sendable {
    package let name: String
    /// The name in the request's body, where callers use another.
    package let wireName: String?
    package let type: ValueType
    package let isRequired: Bool
    package let isSensitive: Bool
    /// Other spellings in answers.
    package let aliases: [String]
    /// As JSON.
    package let `default`: String?
    package let unit: String?
    package let summary: String
    package let example: String?

    package init(
        name: String, wireName: String? = nil, type: ValueType, isRequired: Bool = false, isSensitive: Bool = false,
        aliases: [String] = [], default: String? = nil, unit: String? = nil, summary: String = "",
        example: String? = nil
    ) {
        self.name = name
        self.wireName = wireName
        self.type = type
        self.isRequired = isRequired
        self.isSensitive = isSensitive
        self.aliases = aliases
        self.default = `default`
        self.unit = unit
        self.summary = summary
        self.example = example
    }

    /// A caller must give it: required, and without a value that stands in.
    package var mustBeGiven: Bool { isRequired && self.default == nil }
}
