import APIDescription

/// Which types the description needs, and which file declares each.
struct TypePlan {
    /// What a type is for.
    struct Roles {
        var isRequest = false
        var isResponse = false
    }

    /// Types of the description that the library declares by hand, because more of the library needs them.
    static let handWrittenInSwift: Set<String> = ["JobStatus"]

    private(set) var objects: [ObjectDescription] = []
    private(set) var enumerations: [EnumerationDescription] = []
    private var roles: [String: Roles] = [:]
    private var homes: [String: String] = [:]
    /// Where each object is described, by its qualified name.
    private var origins: [String: String] = [:]

    /// - Throws: ``DescriptionError`` when two types, or two methods, would have the same name.
    init(_ api: ServiceDescription) throws {
        for module in api.modules {
            for operation in module.operations {
                let namespace = SwiftNames.namespace(module.name)
                try claim(
                    SwiftNames.request(operation), in: namespace, home: "the request of \(operation.luaName)")
                try claim(SwiftNames.method(operation) + "(_:)", in: namespace, home: operation.luaName)
                for field in operation.arguments { try add(field.type) { $0.isRequest = true } }
                if let response = operation.response {
                    guard case .object = response else {
                        throw DescriptionError(
                            file: module.name + ".yaml", line: nil, message: "\(operation.id) answers no object")
                    }
                    try add(response) { $0.isResponse = true }
                }
            }
        }
    }

    /// What `object` is for.
    func roles(of object: ObjectDescription) -> Roles {
        roles[SwiftNames.qualified(object.name, object.home)] ?? Roles()
    }

    /// The files that declare types, alphabetically.
    var files: [String] {
        Set(objects.map(\.home) + enumerations.map(\.home)).sorted()
    }

    private mutating func add(_ type: ValueType, _ mark: (inout Roles) -> Void) throws {
        if let enumeration = type.enumeration, let name = enumeration.name,
            try claim(name, in: SwiftNames.namespace(enumeration.home), home: enumeration.home)
        {
            enumerations.append(enumeration)
        }
        guard let object = type.object else { return }
        if try claim(object.name, in: SwiftNames.namespace(object.home), home: object.home) { objects.append(object) }
        let name = SwiftNames.qualified(object.name, object.home)
        guard origins.updateValue(object.origin, forKey: name) ?? object.origin == object.origin else {
            throw DescriptionError(
                file: object.home + ".yaml", line: nil, message: "two objects are called \(name); rename one")
        }
        let before = roles[name] ?? Roles()
        var after = before
        mark(&after)
        guard after.isRequest != before.isRequest || after.isResponse != before.isResponse else { return }
        roles[name] = after
        for field in object.fields { try add(field.type, mark) }
    }

    /// - Returns: Whether the name is new.
    @discardableResult
    private mutating func claim(_ name: String, in namespace: String?, home: String) throws -> Bool {
        let qualified = namespace.map { $0 + "." + name } ?? name
        if let other = homes[qualified] {
            guard other == home else {
                throw DescriptionError(
                    file: "API", line: nil, message: "\(qualified) is both in \(other) and \(home); rename one")
            }
            return false
        }
        homes[qualified] = home
        return true
    }
}
