import APIDescription

/// How an operation is called with what it needs at least.
struct OperationExample {
    private let operation: OperationDescription
    /// The arguments, wherever they travel.
    let arguments: ExampleObject

    init(_ operation: OperationDescription) {
        self.operation = operation
        arguments = ExampleObject(fields: operation.arguments, constraints: operation.ownConstraints)
    }

    var lua: [String] {
        let entries = arguments.members.map { "\($0.field.name) = \($0.value.lua)" }
        let table = entries.isEmpty ? "{}" : "{ \(entries.joined(separator: ", ")) }"
        let inOneLine = "local result = \(operation.luaName) \(table)"
        let lines: [String]
        if inOneLine.count <= 100 {
            lines = [inOneLine]
        } else {
            lines = ["local result = \(operation.luaName) {"] + entries.map { "  \($0)," } + ["}"]
        }
        return ["```lua"] + lines + (operation.canWait ? ["result:wait()"] : []) + ["```"]
    }

    var swift: [String] {
        let fields = arguments.members.map(\.field)
        // As the initialiser orders them.
        let labels = (fields.filter(\.mustBeGiven) + fields.filter { !$0.mustBeGiven }).map { field in
            let name = SwiftText.identifier(SwiftNames.member(field.name))
            return "\(name): \(name)"
        }
        let client = SwiftNames.namespace(operation.module) == nil ? "client" : "client.legacy"
        let head = "let response = try await \(client).\(SwiftNames.method(operation))("
        guard !labels.isEmpty else { return ["```swift", head + ")", "```"] }
        let inOneLine = head + ".init(" + labels.joined(separator: ", ") + "))"
        if inOneLine.count <= 100 { return ["```swift", inOneLine, "```"] }
        let lines = labels.enumerated().map { "    \($1)\($0 == labels.count - 1 ? "))" : ",")" }
        return ["```swift", head + ".init("] + lines + ["```"]
    }
}
