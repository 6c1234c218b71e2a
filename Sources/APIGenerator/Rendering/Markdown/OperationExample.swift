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
        let call = ExampleCall(luaName: operation.luaName, canWait: operation.canWait, arguments: arguments)
        return ["```lua"] + call.lua(unknown: "…", width: 100) + ["```"]
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
