/// The shape of a value with its rules.
package indirect enum ValueType: Sendable {
    case string(TextRules)
    case integer(NumberRules)
    case number(NumberRules)
    case boolean
    case list(of: ValueType, count: Bounds)
    case object(ObjectDescription)
    /// An object whose members are not named beforehand.
    case map(of: ValueType)
    case any

    /// The enumeration of the value, or of the elements of a list.
    package var enumeration: EnumerationDescription? {
        switch self {
        case .string(let rules): rules.enumeration
        case .list(let element, _): element.enumeration
        case .integer, .number, .boolean, .object, .map, .any: nil
        }
    }

    package var isList: Bool {
        if case .list = self { true } else { false }
    }

    /// The object in the value: itself, the elements of a list, or the values of a map.
    package var object: ObjectDescription? {
        switch self {
        case .object(let object): object
        case .list(let element, _): element.object
        case .map(let value): value.object
        case .string, .integer, .number, .boolean, .any: nil
        }
    }
}

/// Bounds as the description writes them.
package struct Bounds: Equatable, Sendable {
    package var minimum: String?
    package var maximum: String?

    package init(minimum: String? = nil, maximum: String? = nil) {
        self.minimum = minimum
        self.maximum = maximum
    }

    package var isEmpty: Bool { minimum == nil && maximum == nil }
}

package struct TextRules: Sendable {
    package var length = Bounds()
    package var maxBytes: String?
    package var pattern: String?
    package var enumeration: EnumerationDescription?
    /// A number or a boolean may be given and travels as text.
    package var acceptsScalars = false

    package init(
        length: Bounds = Bounds(), maxBytes: String? = nil, pattern: String? = nil,
        enumeration: EnumerationDescription? = nil, acceptsScalars: Bool = false
    ) {
        self.length = length
        self.maxBytes = maxBytes
        self.pattern = pattern
        self.enumeration = enumeration
        self.acceptsScalars = acceptsScalars
    }

    /// What the text is in truth, where the service sends scalars as text.
    package enum Disguise: Sendable {
        case boolean
        case integer
    }

    package var disguise: Disguise? {
        guard acceptsScalars else { return nil }
        if let enumeration {
            guard !enumeration.isOpen else { return nil }
            if Set(enumeration.values) == ["true", "false"] { return .boolean }
            return enumeration.values.allSatisfy { Int($0) != nil } ? .integer : nil
        }
        return pattern == "^[0-9]+$" ? .integer : nil
    }
}

package struct NumberRules: Sendable {
    package var range = Bounds()
    package var step: String?
    package var values: [String] = []

    package init(range: Bounds = Bounds(), step: String? = nil, values: [String] = []) {
        self.range = range
        self.step = step
        self.values = values
    }
}

/// The values that a text can have.
package struct EnumerationDescription: Sendable {
    /// The component's name, or nil for one that belongs to a single field.
    package let name: String?
    /// The file that has the component.
    package let home: String
    package let summary: String
    package let values: [String]
    /// What single values mean.
    package let meanings: [String: String]
    /// Other values are possible.
    package let isOpen: Bool
    /// Upper and lower case are the same.
    package var ignoresCase = false

    package init(
        name: String? = nil, home: String = "", summary: String = "", values: [String],
        meanings: [String: String] = [:], isOpen: Bool, ignoresCase: Bool = false
    ) {
        self.name = name
        self.home = home
        self.summary = summary
        self.values = values
        self.meanings = meanings
        self.isOpen = isOpen
        self.ignoresCase = ignoresCase
    }
}
