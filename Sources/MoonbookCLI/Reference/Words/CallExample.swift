import APIDescription
import GaussDB
import JSONWire

/// How an operation is called with what it needs at least.
struct CallExample {
    /// Stands for what only the caller knows.
    let ellipsis: String
    /// What fits into one line, in columns.
    let width: Int
    private let call: ExampleCall

    init(operation: OperationDescriptor, ellipsis: String, width: Int = 76) {
        self.ellipsis = ellipsis
        self.width = width
        let words = OperationWords(operation)
        call = ExampleCall(
            luaName: operation.luaName, canWait: words.canWait,
            arguments: ExampleObject(
                fields: words.arguments.map { FieldDescription($0) },
                constraints: words.constraints.map { ConstraintDescription($0) }))
    }

    /// In a script.
    var lua: [String] { call.lua(unknown: ellipsis, width: width) }

    /// In a shell: a field is a flag, a member of an object has its path, a list of objects is JSON.
    var shell: [String] {
        let flags = call.arguments.members.flatMap { self.flags($0.value, path: $0.field.name) }
        let inOneLine = (["moonbook call \(call.luaName)"] + flags).joined(separator: " ")
        guard inOneLine.count > width else { return [inOneLine] }
        let last = flags.count - 1
        return ["moonbook call \(call.luaName) \\"]
            + flags.enumerated().map { "  \($1)" + ($0 == last ? "" : " \\") }
    }

    private func flags(_ value: ExampleValue, path: String) -> [String] {
        if let members = value.object?.members, !members.isEmpty {
            return members.flatMap { flags($0.value, path: "\(path).\($0.field.name)") }
        }
        return ["\(CallOption.flag(ofField: path)) \(word(value))"]
    }

    private func word(_ value: ExampleValue) -> String {
        switch value {
        // A list of one plain value is that value.
        case .list(let elements) where elements.count == 1 && !elements[0].hasMembers: return word(elements[0])
        case .unknown: return ellipsis
        default: break
        }
        let json = value.json(unknown: ellipsis, secret: Self.secretSource)
        return ShellWord.quoted(json.stringValue ?? json.text())
    }

    /// A secret inside JSON names its source there.
    private static let secretSource = "prompt"
}

extension ExampleValue {
    fileprivate var hasMembers: Bool {
        switch self {
        case .list, .map, .object: true
        case .scalar, .unknown, .secret: false
        }
    }
}
