public import JSONWire

/// How the end of something that the job centre does not know can be told: by a state that is read again and again.
public struct ResourceWatch: Sendable, Hashable {
    /// An argument of the reading operation, and where it comes from.
    public struct Argument: Sendable, Hashable {
        public let name: String
        /// An argument of the operation that started it all, or `response.` and a path into its answer.
        public let source: String
    }

    /// The Lua name of the operation that reads the state.
    public let operation: String
    public let arguments: [Argument]
    /// Where the state stands in the answer: `instance.status`, `instances[id=instance_id].status`.
    public let path: StatePath
    /// States that mean that it is done.
    public let until: [String]
    /// States that mean that it has failed.
    public let fails: [String]
    /// It is done when the resource is no longer there.
    public let endsWhenGone: Bool

    /// From the columns of an operation table. Nil when they are not understood.
    init?(columns: [String]) {
        guard columns.count == 6, let operation = TableText.plain(columns[0]),
            let path = TableText.plain(columns[2]).flatMap({ StatePath($0) })
        else { return nil }
        self.operation = operation
        var arguments: [Argument] = []
        for argument in TableText.split(columns[1], at: ",") {
            guard let halves = TableText.halves(argument, at: "="), let name = TableText.plain(halves.before),
                let source = TableText.plain(halves.behind)
            else { return nil }
            arguments.append(Argument(name: name, source: source))
        }
        self.arguments = arguments
        self.path = path
        let states = [columns[3], columns[4]].map { TableText.split($0, at: "|").map { TableText.plain($0) } }
        until = states[0].compactMap(\.self)
        fails = states[1].compactMap(\.self)
        guard until.count == states[0].count, fails.count == states[1].count else { return nil }
        endsWhenGone = columns[5] == "gone"
        guard !until.isEmpty || endsWhenGone else { return nil }
    }

    /// Those arguments of the operation that started it all which the wait needs.
    package var neededArguments: [String] {
        arguments.map(\.source).filter { !$0.hasPrefix("response.") } + path.argumentNames
    }

    /// The arguments of the reading operation. One that cannot be told is left out.
    ///
    /// - Parameters:
    ///   - arguments: Those of the operation that started it all.
    ///   - response: What it answered.
    func readArguments(arguments: JSONObject, response: JSONObject) -> JSONObject {
        var result = JSONObject()
        for argument in self.arguments {
            let prefix = "response."
            let value =
                argument.source.hasPrefix(prefix)
                ? StatePath(String(argument.source.dropFirst(prefix.count)))?.value(in: response, arguments: arguments)
                : arguments[argument.source]
            if let value { result[argument.name] = value }
        }
        return result
    }
}

/// A path to a value in an answer: members by name, and items of lists that are chosen by one of their members.
public struct StatePath: Sendable, Hashable, CustomStringConvertible {
    enum Step: Hashable {
        case member(String)
        /// The item whose `key` equals an argument.
        case item(key: String, argument: String)
    }

    public let description: String
    let steps: [Step]

    /// Parses `instances[id=instance_id].status`. Nil when `text` is no such path.
    public init?(_ text: String) {
        var steps: [Step] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let name = part.prefix { $0 != "[" }
            guard !name.isEmpty else { return nil }
            steps.append(.member(String(name)))
            let choice = part.dropFirst(name.count)
            guard !choice.isEmpty else { continue }
            let sides = choice.dropFirst().dropLast().split(separator: "=")
            guard choice.hasSuffix("]"), sides.count == 2 else { return nil }
            steps.append(.item(key: String(sides[0]), argument: String(sides[1])))
        }
        self.steps = steps
        description = text
    }

    /// What stands at a path.
    enum Finding: Equatable {
        case value(JSONValue)
        /// There is a list, and the item that is looked for is not in it.
        case noItem
        /// A member is missing, or is not what the path goes through.
        case nothing
    }

    /// The value at the path; nil when there is none.
    ///
    /// - Parameter arguments: What items are chosen by.
    public func value(in answer: JSONObject, arguments: JSONObject) -> JSONValue? {
        if case .value(let value) = find(in: answer, arguments: arguments) { value } else { nil }
    }

    /// - Parameter arguments: What items are chosen by.
    func find(in answer: JSONObject, arguments: JSONObject) -> Finding {
        var value = JSONValue.object(answer)
        for step in steps {
            switch step {
            case .member(let name):
                guard let member = value[name] else { return .nothing }
                value = member
            case .item(let key, let argument):
                guard let wanted = arguments[argument]?.tolerantString else { return .nothing }
                let items: [JSONValue]
                switch value {
                case .array(let elements): items = elements
                // One where a list belongs.
                case .object: items = [value]
                default: return .nothing
                }
                guard let item = items.first(where: { $0[key]?.tolerantString == wanted }) else {
                    // An item that does not say which it is may be the one.
                    return items.allSatisfy { $0[key]?.tolerantString != nil } ? .noItem : .nothing
                }
                value = item
            }
        }
        return .value(value)
    }

    /// The arguments that items are chosen by.
    var argumentNames: [String] {
        steps.compactMap { if case .item(_, let argument) = $0 { argument } else { nil } }
    }
}
