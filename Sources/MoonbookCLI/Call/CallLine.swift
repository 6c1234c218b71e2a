/// The words after `moonbook call`, told apart. Nothing is known of the operation yet.
struct CallLine: Sendable, Equatable {
    /// `--NAME VALUE` for a field.
    struct FieldArgument: Sendable, Equatable {
        /// Without the dashes, as it was written.
        var name: String
        var value: String
    }

    /// As it was written: `proxy.list` or `ShowGaussMySqlProxyList`.
    var operation: String?
    var fields: [FieldArgument] = []
    /// The values of `--arguments`, in order.
    var bodies: [String] = []
    /// The values of `--operations`, in order.
    var operationFiles: [String] = []
    var flags: Set<CallOption> = []
    var values: [CallOption: String] = [:]
    /// Fields that were named without a value.
    var unfinished: [String] = []
    /// What is wrong with the line, one sentence each.
    var problems: [String] = []

    init(_ words: [String]) {
        var rest = words[...]
        var positional: [String] = []
        while let word = rest.popFirst() {
            if word == "--" {
                positional += rest
                break
            }
            guard word.hasPrefix("-"), word != "-" else {
                positional.append(word)
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            take(flag: parts[0], inline: parts.count == 2 ? String(parts[1]) : nil, &rest)
        }
        operation = positional.first
        for extra in positional.dropFirst() {
            problems.append("unexpected `\(extra.singleLine)`: fields are given as --NAME VALUE")
        }
    }

    private mutating func take(flag: Substring, inline: String?, _ rest: inout ArraySlice<String>) {
        let option = CallOption(flag: flag)
        if let option, option.valueName == nil {
            if inline == nil {
                flags.insert(option)
            } else {
                problems.append("\(option.flag) takes no value")
            }
            return
        }
        guard option != nil || flag.hasPrefix("--") else {
            problems.append("unknown option \(String(flag).singleLine)")
            return
        }
        guard let value = inline ?? Self.value(&rest) else {
            problems.append(Self.needsValue(String(flag), option))
            if option == nil { unfinished.append(String(flag.dropFirst(2))) }
            return
        }
        switch option {
        case .arguments: bodies.append(value)
        case .operations: operationFiles.append(value)
        case let option?:
            if values.updateValue(value, forKey: option) != nil { problems.append("\(option.flag) is given twice") }
        case nil: fields.append(FieldArgument(name: String(flag.dropFirst(2)), value: value))
        }
    }

    /// The next word, unless it is an option itself. `-1` and `-` are values.
    private static func value(_ rest: inout ArraySlice<String>) -> String? {
        guard let next = rest.first, !next.hasPrefix("--") else { return nil }
        return rest.popFirst()
    }

    /// What is said of a flag that ends the line or stands before another one.
    static func needsValue(_ flag: String, _ option: CallOption? = nil) -> String {
        "\(flag.singleLine) needs a value" + (option?.valueName.map { ": " + $0 } ?? "")
    }
}
