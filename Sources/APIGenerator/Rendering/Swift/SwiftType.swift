import APIDescription

/// How a value is held, written and read in Swift.
struct SwiftType {
    /// For example `[NodeWeight]`.
    let name: String
    /// The method of the encoder that writes it: `models`.
    let encoder: String
    /// The call of the reader's method that reads it: `models(NodeWeight.self)`.
    let reader: String
    /// A password or key.
    var isSecret = false

    /// - Parameter field: Its name gives an enumeration without one its name.
    init(_ field: FieldDescription) {
        if field.isSensitive, case .string = field.type {
            self.init(name: "Secret", encoder: "string", reader: "string()", isSecret: true)
        } else {
            self.init(field.type, field: field.name)
        }
    }

    private init(name: String, encoder: String, reader: String, isSecret: Bool = false) {
        self.name = name
        self.encoder = encoder
        self.reader = reader
        self.isSecret = isSecret
    }

    private init(_ type: ValueType, field: String) {
        switch type {
        case .string(let rules): self.init(rules, field: field)
        case .integer: self.init(name: "Int", encoder: "integer", reader: "integer()")
        case .number: self.init(name: "Double", encoder: "number", reader: "number()")
        case .boolean: self.init(name: "Bool", encoder: "boolean", reader: "boolean()")
        case .object(let object): self.init(name: object.name, encoder: "model", reader: "model(\(object.name).self)")
        // Of an object without described members a program knows no more than of any value.
        case .map(of: .any): self.init(name: "JSONValue", encoder: "value", reader: "value()")
        case .map: self.init(name: "JSONObject", encoder: "map", reader: "map()")
        case .any: self.init(name: "JSONValue", encoder: "value", reader: "value()")
        case .list(let element, _): self.init(listOf: element, field: field)
        }
    }

    /// Scalars that travel as text are held as what they are; the request builder writes them as text.
    private init(_ rules: TextRules, field: String) {
        switch (rules.disguise, rules.enumeration) {
        case (.boolean, _): self.init(name: "Bool", encoder: "boolean", reader: "boolean()")
        case (.integer, _): self.init(name: "Int", encoder: "integer", reader: "integer()")
        case (nil, let enumeration?):
            let name = enumeration.name ?? SwiftNames.nestedEnumeration(field)
            self.init(name: name, encoder: "enumeration", reader: "enumeration(\(name).self)")
        case (nil, nil): self.init(name: "String", encoder: "string", reader: "string()")
        }
    }

    private init(listOf element: ValueType, field: String) {
        let single = SwiftType(element, field: field)
        switch element {
        case .list, .map, .any: self.init(name: "[JSONValue]", encoder: "values", reader: "values()")
        case .string, .integer, .number, .boolean, .object:
            // `integer()` has the list `integers()`, `model(T.self)` the list `models(T.self)`.
            let reader = single.reader.replacing("(", with: "s(", maxReplacements: 1)
            self.init(name: "[\(single.name)]", encoder: single.encoder + "s", reader: reader)
        }
    }
}
