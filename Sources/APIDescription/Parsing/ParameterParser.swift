/// Reads what travels outside of the body.
struct ParameterParser {
    let documents: DocumentSet
    let schemas: SchemaParser

    /// What the client fills in; callers never see it. The name alone does not tell: a query may have a `project_id`.
    private static let client: Set<Key> = [
        Key(.path, "project_id"), Key(.header, "X-Auth-Token"), Key(.header, "X-Language"),
    ]

    /// Tells one parameter from another.
    private struct Key: Hashable {
        let location: ParameterDescription.Location
        let name: String

        init(_ location: ParameterDescription.Location, _ name: String) {
            self.location = location
            // Headers are the same in any case.
            self.name = location == .header ? name.lowercased() : name
        }
    }

    private struct Read {
        let key: Key
        let element: Resolved
    }

    /// The parameters of one operation without those that the client fills in.
    ///
    /// - Parameters:
    ///   - shared: Those of all operations of the path. One of the operation's own takes the place of its namesake.
    ///   - own: Those of the operation.
    func parameters(shared: [Element], own: [Element]) throws -> [ParameterDescription] {
        var parameters = try read(shared)
        for parameter in try read(own) {
            if let index = parameters.firstIndex(where: { $0.key == parameter.key }) {
                parameters[index] = parameter
            } else {
                parameters.append(parameter)
            }
        }
        return try parameters.filter { !Self.client.contains($0.key) }.map(parameter)
    }

    private func read(_ elements: [Element]) throws -> [Read] {
        var keys: Set<Key> = []
        return try elements.map { element in
            let parameter = try documents.resolve(element)
            try parameter.allow(only: ["name", "in", "required", "description", "schema", "x-deviation"])
            let place = try parameter.required("in")
            guard let location = ParameterDescription.Location(rawValue: try place.text()) else {
                throw place.error("a parameter is in the path, the query or a header")
            }
            let name = try parameter.required("name").text()
            let key = Key(location, name)
            guard keys.insert(key).inserted else {
                throw parameter.element.error("two parameters of the \(location.rawValue) are called `\(name)`")
            }
            return Read(key: key, element: parameter)
        }
    }

    private func parameter(_ read: Read) throws -> ParameterDescription {
        let parameter = read.element
        let location = read.key.location
        let name = try parameter.required("name").text()
        let schema = try parameter.required("schema")
        let field = try schemas.field(
            name, schema, isRequired: try parameter["required"]?.flag() ?? false,
            summary: try parameter["description"]?.prose(), owner: .init(name: ""))
        switch location {
        case .path:
            guard field.isRequired else {
                throw parameter.element.error("`\(name)` is a part of the path and has to be `required: true`")
            }
            guard field.type.isScalar else { throw schema.error(Self.refusal(name, "the path", "scalar")) }
        case .query:
            guard field.type.isScalar || field.type.isListOfScalars else {
                throw schema.error(Self.refusal(name, "the query", "scalar or a list of scalars"))
            }
        case .header:
            guard field.type.isScalar else { throw schema.error(Self.refusal(name, "a header", "scalar")) }
            guard field.wireName == nil else {
                throw schema.error("a header has no `x-argument-name`: `\(name)` is what is sent")
            }
            guard !name.isEmpty, name.utf8.allSatisfy({ Self.isHeaderByte($0) }) else {
                throw parameter.element.error("`\(name)` is no name of a header: letters, digits and `-` make one")
            }
        }
        return ParameterDescription(location: location, field: field)
    }

    private static func refusal(_ name: String, _ place: String, _ allowed: String) -> String {
        "`\(name)` in \(place) is a \(allowed): a string, integer, number or boolean"
    }

    private static func isHeaderByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension ValueType {
    /// It travels as one text.
    var isScalar: Bool {
        switch self {
        case .string, .integer, .number, .boolean: true
        case .list, .object, .map, .any: false
        }
    }

    var isListOfScalars: Bool {
        if case .list(let element, _) = self { element.isScalar } else { false }
    }
}
