import GaussDB
import JSONWire
import Lua

/// A script's named arguments as the client takes them.
///
/// Types are not checked here: that is the description's business, for scripts and Swift alike. What JSON cannot hold is,
/// with the path to it. Secrets are spent here, and only here.
enum ArgumentDecoder {
    static func arguments(of operation: OperationDescriptor, from value: LuaValue) throws(RunError) -> JSONObject {
        try members(of: value, operation: operation.luaName)
    }

    /// The members of a table that is an object.
    ///
    /// - Parameter path: Where the table stands among the arguments; empty for the arguments themselves.
    static func members(of value: LuaValue, operation: String, at path: String = "") throws(RunError) -> JSONObject {
        guard case .table(let table) = value else { return JSONObject() }
        let decoder = Decoder(operation: operation)
        switch try decoder.json(.table(table), at: path) {
        case .object(let object): return object
        default:
            throw RunError(
                kind: .validation, class: "input",
                message: path.isEmpty
                    ? "the arguments are a list, not named fields" : "`\(path)` is a list, not named fields",
                operation: operation, hint: "write \(path.isEmpty ? operation : path + " =") { name = value, … }",
                path: path.isEmpty ? nil : path)
        }
    }

    private struct Decoder {
        let operation: String

        func json(_ value: LuaValue, at path: String) throws(RunError) -> JSONValue {
            switch value {
            case .null: return .null
            case .bool(let value): return .bool(value)
            case .integer(let value): return .integer(value)
            case .number(let value):
                guard value.isFinite else {
                    let shown = value.isNaN ? "nan" : "\(value)"
                    throw refusal(of: "\(shown), which is not a number JSON knows", at: path)
                }
                return .double(value)
            case .string(let text): return .string(text)
            case .bytes: throw refusal(of: "a string that is not UTF-8", at: path)
            case .object(let object):
                guard let secret = object as? SecretHandle else {
                    throw refusal(of: "a value of the program's own", at: path)
                }
                return .string(secret.secret.revealed)
            case .table(let table): return try container(table, at: path)
            case .nil, .opaque: throw refusal(of: "a \(value.kind.name)", at: path)
            }
        }

        private func container(_ table: LuaTableValue, at path: String) throws(RunError) -> JSONValue {
            if table.marker == .array, let entry = table.entries.first {
                // A list that got a member, or an item behind a gap: to send it without would lose something.
                let key = entry.key.integerValue.map { "[\($0)]" } ?? entry.key.stringValue.map { "`\($0)`" }
                throw refusal(of: "a list that also has \(key ?? "a key of type \(entry.key.kind.name)")", at: path)
            }
            if table.marker == .array || (!table.array.isEmpty && table.entries.isEmpty) {
                var items: [JSONValue] = []
                items.reserveCapacity(table.array.count)
                for (index, item) in table.array.enumerated() {
                    items.append(try json(item, at: "\(path)[\(index + 1)]"))
                }
                return .array(items)
            }
            guard table.array.isEmpty else {
                let hasGaps = table.entries.allSatisfy { $0.key.integerValue != nil }
                throw refusal(
                    of: hasGaps ? "a list with gaps" : "a table that is both a list and an object", at: path)
            }
            var object = JSONObject()
            object.reserveCapacity(table.entries.count)
            for entry in table.entries {
                guard let key = entry.key.stringValue else {
                    throw refusal(
                        of:
                            entry.key.integerValue.map {
                                "a table with the key \($0), a list with gaps or no list at all"
                            }
                            ?? (entry.key.kind == .string
                                ? "a table with a key that is not UTF-8"
                                : "a table with a key of type \(entry.key.kind.name)"),
                        at: path)
                }
                object.append(key: key, value: try json(entry.value, at: path.isEmpty ? key : path + "." + key))
            }
            return .object(object)
        }

        private func refusal(of what: String, at path: String) -> RunError {
            RunError(
                kind: .validation, class: "input",
                message: "\(path.isEmpty ? "the table of arguments" : "`\(path)`") is \(what)",
                operation: operation, hint: "nothing was sent", path: path.isEmpty ? nil : path)
        }
    }
}

extension LuaValue {
    /// The secrets in a script's arguments, at any depth.
    var secrets: [Secret] {
        switch self {
        case .object(let object): (object as? SecretHandle).map { [$0.secret] } ?? []
        case .table(let table): table.array.flatMap(\.secrets) + table.entries.flatMap(\.value.secrets)
        default: []
        }
    }
}

extension RunError {
    /// The same error without secrets, wherever a message quotes what a script passed on.
    func masking(_ mask: SecretMask) -> RunError {
        guard !mask.isEmpty else { return self }
        var error = self
        error.message = mask.masked(message)
        error.code = code.map(mask.masked)
        error.requestID = requestID.map(mask.masked)
        error.hint = hint.map(mask.masked)
        for index in error.attempts.indices {
            error.attempts[index].message = mask.masked(attempts[index].message)
            error.attempts[index].code = attempts[index].code.map(mask.masked)
        }
        return error
    }
}

extension Answer {
    /// The same answer; an error without `secrets`.
    func masking(_ secrets: [Secret]) -> Answer {
        guard !secrets.isEmpty else { return self }
        func masked(_ error: RunError) -> RunError { error.masking(SecretMask(secrets, mark: SecretHandle.mask)) }
        return switch self {
        case .failed(let error): .failed(masked(error))
        case .waitFailed(let error, let id): .waitFailed(masked(error), id: id)
        default: self
        }
    }
}
