public import JSONWire

/// The shape of a value, with the rules that are checked before anything is sent.
public indirect enum Schema: Sendable {
    case string(StringRules)
    case integer(IntegerRules)
    case number(NumberRules)
    case boolean
    case array(of: Schema, minCount: Int?, maxCount: Int?)
    case object(ObjectSchema)
    /// Anything at all, for example `job.entities`.
    case any
}

public struct StringRules: Sendable {
    /// Length in characters, unless `countsBytes`.
    public var minLength: Int?
    public var maxLength: Int?
    /// The longest encoding in UTF-8 bytes, where the reference gives one besides the characters.
    public var maxBytes: Int?
    /// An ECMA 262 pattern of the subset that ``Pattern`` documents.
    public var pattern: Pattern?
    public var values: OpenEnumeration?
    /// A number or a boolean travels as a string here (`keep_days`); a script may give it as what it is.
    public var acceptsScalars: Bool

    public init(
        minLength: Int? = nil, maxLength: Int? = nil, maxBytes: Int? = nil, pattern: Pattern? = nil,
        values: OpenEnumeration? = nil, acceptsScalars: Bool = false
    ) {
        self.minLength = minLength
        self.maxLength = maxLength
        self.maxBytes = maxBytes
        self.pattern = pattern
        self.values = values
        self.acceptsScalars = acceptsScalars
    }
}

/// The values the reference lists. A closed list is checked before sending; an open one only documents.
public struct OpenEnumeration: Sendable {
    public var values: [String]
    public var isClosed: Bool
    /// Upper and lower case are the same; the listed spelling is sent.
    public var ignoresCase: Bool
    /// What single values mean, for people.
    public var meanings: [String: String]

    public init(
        values: [String], isClosed: Bool, ignoresCase: Bool = false, meanings: [String: String] = [:]
    ) {
        self.values = values
        self.isClosed = isClosed
        self.ignoresCase = ignoresCase
        self.meanings = meanings
    }

    /// The listed spelling of `text`, or nil when it is not listed.
    public func listed(_ text: String) -> String? {
        if values.contains(text) { return text }
        return ignoresCase ? values.first { $0.lowercased() == text.lowercased() } : nil
    }
}

public struct IntegerRules: Sendable {
    public var minimum: Int64?
    public var maximum: Int64?
    public var multipleOf: Int64?
    public var values: [Int64]
    public init(minimum: Int64? = nil, maximum: Int64? = nil, multipleOf: Int64? = nil, values: [Int64] = []) {
        self.minimum = minimum
        self.maximum = maximum
        self.multipleOf = multipleOf
        self.values = values
    }
}

public struct NumberRules: Sendable {
    public var minimum: Double?
    public var maximum: Double?
    public var multipleOf: Double?
    /// The only values that are allowed; none means all.
    public var values: [Double]
    public init(
        minimum: Double? = nil, maximum: Double? = nil, multipleOf: Double? = nil, values: [Double] = []
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.multipleOf = multipleOf
        self.values = values
    }
}

/// A named member of an object, or a parameter.
public struct Field: Sendable {
    public let name: String
    /// The member's name in the request's body, where two arguments would have the same name.
    public let wireName: String
    public let schema: Schema
    public let isRequired: Bool
    /// Passwords and keys: never printed, logged or journaled.
    public let isSensitive: Bool
    /// Other spellings the service is known to use in responses.
    public let aliases: [String]
    public let `default`: JSONValue?
    /// For people: unit such as `GB`, `days`, `seconds`.
    public let unit: String?
    /// For people: a value as it may look.
    public let example: JSONValue?
    /// For people: what the member means, in English.
    public let summary: String

    public init(
        name: String, wireName: String? = nil, schema: Schema, isRequired: Bool = false, isSensitive: Bool = false,
        aliases: [String] = [],
        default: JSONValue? = nil, unit: String? = nil, example: JSONValue? = nil, summary: String = ""
    ) {
        self.name = name
        self.wireName = wireName ?? name
        self.schema = schema
        self.isRequired = isRequired
        self.isSensitive = isSensitive
        self.aliases = aliases
        self.default = `default`
        self.unit = unit
        self.example = example
        self.summary = summary
    }
}

/// An object's members, found by name in constant time.
public final class ObjectSchema: Sendable {
    /// The component's name in the description, for example `MysqlBackupStrategy`; for messages and documents.
    public let name: String
    public let fields: [Field]
    /// Members that are not described are allowed (a free-form map).
    public let isOpen: Bool
    /// The shape of members that are not described, for a map such as `az_status`.
    public let additional: Schema?
    /// Rules between the members.
    public let constraints: [Constraint]
    private let indexes: [String: Int]

    public init(
        name: String, fields: [Field], isOpen: Bool = false, additional: Schema? = nil, constraints: [Constraint] = []
    ) {
        self.name = name
        self.fields = fields
        self.isOpen = isOpen || additional != nil
        self.additional = additional
        self.constraints = constraints
        var indexes: [String: Int] = [:]
        indexes.reserveCapacity(fields.count)
        // A name counts before another member's other spelling of the same letters.
        for (index, field) in fields.enumerated() where indexes[field.name] == nil { indexes[field.name] = index }
        for (index, field) in fields.enumerated() {
            for alias in field.aliases where indexes[alias] == nil { indexes[alias] = index }
        }
        self.indexes = indexes
    }

    /// The member called `name`, or one that has it as an alias.
    public func field(_ name: String) -> Field? {
        indexes[name].map { fields[$0] }
    }

    /// Whether a member is called `name`; other spellings of answers do not count.
    func hasField(named name: String) -> Bool {
        indexes[name].map { fields[$0].name == name } ?? false
    }

    /// The position in ``fields`` of the member called `name`, or of one that has it as an alias.
    public func index(of name: String) -> Int? {
        indexes[name]
    }
}
