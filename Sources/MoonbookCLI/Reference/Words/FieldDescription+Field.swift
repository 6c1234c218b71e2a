import APIDescription
import GaussDB
import JSONWire

// What the client knows of fields and rules in the form of the description, whose words and examples serve for both.

extension FieldDescription {
    init(_ field: Field) {
        self.init(
            name: field.name, wireName: field.wireName == field.name ? nil : field.wireName,
            type: ValueType(field.schema), isRequired: field.isRequired, isSensitive: field.isSensitive,
            aliases: field.aliases, default: field.default?.text(), unit: field.unit, summary: field.summary,
            example: field.example?.text())
    }
}

extension ValueType {
    init(_ schema: Schema) {
        switch schema {
        case .string(let rules): self = .string(TextRules(rules))
        case .integer(let rules):
            self = .integer(
                NumberRules(
                    range: Bounds(minimum: rules.minimum.map(String.init), maximum: rules.maximum.map(String.init)),
                    step: rules.multipleOf.map(String.init), values: rules.values.map(String.init)))
        case .number(let rules):
            self = .number(
                NumberRules(
                    range: Bounds(minimum: rules.minimum.map(Self.text), maximum: rules.maximum.map(Self.text)),
                    step: rules.multipleOf.map(Self.text), values: rules.values.map(Self.text)))
        case .boolean: self = .boolean
        case .array(let element, let minimum, let maximum):
            self = .list(
                of: ValueType(element),
                count: Bounds(minimum: minimum.map(String.init), maximum: maximum.map(String.init)))
        case .object(let object):
            if let value = object.additional, object.fields.isEmpty {
                self = .map(of: ValueType(value))
            } else {
                self = .object(ObjectDescription(object))
            }
        case .any: self = .any
        }
    }

    /// Without a fraction where there is none. The client keeps numbers and not their texts: `2.50` is told as `2.5`.
    private static func text(_ number: Double) -> String {
        Int64(exactly: number).map(String.init) ?? String(number)
    }
}

extension TextRules {
    fileprivate init(_ rules: StringRules) {
        self.init(
            length: Bounds(minimum: rules.minLength.map(String.init), maximum: rules.maxLength.map(String.init)),
            maxBytes: rules.maxBytes.map(String.init), pattern: rules.pattern?.text,
            enumeration: rules.values.map { values in
                EnumerationDescription(
                    values: values.values, meanings: values.meanings, isOpen: !values.isClosed,
                    ignoresCase: values.ignoresCase)
            },
            acceptsScalars: rules.acceptsScalars)
    }
}

extension ObjectDescription {
    init(_ object: ObjectSchema) {
        self.init(
            name: object.name, fields: object.fields.map { FieldDescription($0) }, isOpen: object.isOpen,
            constraints: object.constraints.map { ConstraintDescription($0) })
    }
}

extension ConstraintDescription {
    init(_ constraint: Constraint) {
        self.init(
            conditions: constraint.conditions.map(Self.condition), rule: Self.rule(constraint.rule),
            reason: constraint.reason)
    }

    fileprivate static func condition(_ condition: Constraint.Condition) -> Condition {
        switch condition {
        case .equals(let path, let values): .equals(field: path, values: values)
        case .differs(let path, let values): .differs(field: path, values: values)
        case .present(let path): .present(field: path)
        case .absent(let path): .absent(field: path)
        }
    }

    fileprivate static func rule(_ rule: Constraint.Rule) -> Rule {
        switch rule {
        case .require(let names): .require(names)
        case .forbid(let names): .forbid(names)
        case .requireAny(let names): .requireAny(names)
        case .exclusive(let names): .exclusive(names)
        case .range(let path, let minimum, let maximum):
            .range(field: path, Bounds(minimum: minimum.map(String.init), maximum: maximum.map(String.init)))
        case .multiple(let path, let step): .multiple(field: path, of: String(step))
        case .values(let path, let values): .values(field: path, values)
        case .unique(let list, let key): .unique(list: list, key: key)
        case .hourWindow(let path): .hourWindow(field: path)
        case .ordered(let first, let second): .ordered(first, second)
        case .characterKinds(let path, let minimum): .characterKinds(field: path, minimum: String(minimum))
        case .excludes(let path, let parts): .excludes(field: path, parts)
        case .maxParts(let path, let separator, let count):
            .maxParts(field: path, separator: separator, count: String(count))
        case .otherThan(let path, let values): .otherThan(field: path, values)
        case .differs(let path, let other): .differs(field: path, from: other)
        case .hoursApart(let first, let second, let hours): .hoursApart(first, second, hours: String(hours))
        case .minItems(let list, let count): .minItems(list: list, count: String(count))
        }
    }
}

extension Constraint {
    /// For example ``When `charge_mode` is `prePaid`, `period_num` is required: the reason.``
    var sentence: String { ConstraintSentence.sentence(ConstraintDescription(self)) }
}
