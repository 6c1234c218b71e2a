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
    private(set) var roles: [String: Roles] = [:]
    private var homes: [String: String] = [:]

    /// - Throws: ``DescriptionError`` when two types, or two methods, would have the same name.
    init(_ api: APIDescription) throws {
        for module in api.modules {
            for operation in module.operations {
                try claim(SwiftNames.request(operation), home: "the request of \(operation.luaName)")
                try claim(SwiftNames.method(operation) + "(_:)", home: operation.luaName)
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

    /// The files that declare types, alphabetically.
    var files: [String] {
        Set(objects.map(\.home) + enumerations.map(\.home)).sorted()
    }

    private mutating func add(_ type: ValueType, _ mark: (inout Roles) -> Void) throws {
        if let enumeration = type.enumeration, let name = enumeration.name {
            if homes[name] == nil { enumerations.append(enumeration) }
            try claim(name, home: enumeration.home)
        }
        guard let object = type.object else { return }
        if homes[object.name] == nil { objects.append(object) }
        try claim(object.name, home: object.home)
        let before = roles[object.name] ?? Roles()
        var after = before
        mark(&after)
        guard after.isRequest != before.isRequest || after.isResponse != before.isResponse else { return }
        roles[object.name] = after
        for field in object.fields { try add(field.type, mark) }
    }

    private mutating func claim(_ name: String, home: String) throws {
        if let other = homes[name], other != home {
            throw DescriptionError(
                file: "API", line: nil, message: "\(name) is both in \(other) and \(home); rename one")
        }
        homes[name] = home
    }
}
