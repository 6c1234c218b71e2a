import GaussDB

/// How the words after `moonbook call` can go on. Reads the tables of one module at most.
struct CallCompletion: Sendable {
    var catalogue: Catalogue = .shared

    /// - Parameters:
    ///   - words: The words between `call` and the one that is completed.
    ///   - current: What is there of that word.
    func candidates(after words: [String], current: String) -> [Candidate] {
        let line = CallLine(words)
        let operationIsOpen = line.operation == nil
        // Behind `--` nothing is a flag any more.
        if words.contains("--") {
            return operationIsOpen ? NameCompletion(catalogue: catalogue).operations(current) : []
        }
        let operation = line.operation.flatMap { catalogue.operation(lua: $0) ?? catalogue.operation(id: $0) }
        // `--name=`
        if current.hasPrefix("--"), let sign = current.firstIndex(of: "=") {
            let flag = String(current[..<sign])
            return values(of: flag, operation).filter { $0 != .files }
                .map { Candidate(word: flag + "=" + $0.word, summary: $0.summary) }
                .filter { $0.word.hasPrefix(current) }
        }
        if let last = words.last, Self.wantsValue(last, words) {
            let values = values(of: last, operation)
            // `--columns id,na`: what is written before the last comma stays.
            let isList = CallOption(flag: last[...]) == .columns
            let kept = isList ? current.lastIndex(of: ",").map { String(current[...$0]) } ?? "" : ""
            return values.map { $0 == .files ? $0 : Candidate(word: kept + $0.word, summary: $0.summary) }
                .filter { $0 == .files || $0.word.hasPrefix(current) }
        }
        if !current.hasPrefix("-") {
            return operationIsOpen ? NameCompletion(catalogue: catalogue).operations(current) : []
        }
        // An object whose name is complete goes on with its members.
        return (flags(line, operation) + members(current, line, operation))
            .filter { $0.word.hasPrefix(current) && !($0.word == current && current.hasSuffix(".")) }
    }

    /// The word before is a flag that waits for its value.
    private static func wantsValue(_ last: String, _ words: [String]) -> Bool {
        guard last.hasPrefix("-"), last != "-", last != "--", !last.contains("=") else { return false }
        if let option = CallOption(flag: last[...]) { return option.valueName != nil }
        // A value may begin with a dash: `--offset -1`.
        return last.hasPrefix("--")
    }

    // MARK: Flags

    private func flags(_ line: CallLine, _ operation: OperationDescriptor?) -> [Candidate] {
        var candidates: [Candidate] = []
        let given = Set(line.fields.map(\.name))
        if let operation {
            for field in FieldResolver(operation).fields {
                candidates += flags(of: field, prefix: "--", given: given)
            }
        }
        for option in CallOption.allCases where !line.flags.contains(option) && line.values[option] == nil {
            if option == .region, operation?.argument(option.rawValue) != nil { continue }
            if option == .yes, let operation, operation.effect != .destroy { continue }
            if option == .all, let operation, operation.paging == nil { continue }
            if option == .wait, let operation, !OperationWords(operation).canWait { continue }
            candidates.append(Candidate(word: option.flag, summary: option.summary))
        }
        return candidates
    }

    private func flags(of field: Field, prefix: String, given: Set<String>) -> [Candidate] {
        let name = prefix == "--" ? CallOption.flag(ofField: field.name) : prefix + field.name
        let summary = (field.mustBeGiven ? "required: " : "") + Self.firstSentence(of: field.summary)
        switch field.schema {
        case .object(let object) where !object.fields.isEmpty: return [Candidate(word: name + ".", summary: summary)]
        case .array(.object, _, _):
            // The items so far, and the next.
            let begin = name.dropFirst(2) + "["
            let numbers = given.filter { $0.hasPrefix(begin) }.compactMap {
                Int($0.dropFirst(begin.count).prefix { $0 != "]" })
            }
            let last = min(numbers.max() ?? 0, FieldPath.largestItem - 1)
            return Set([max(last, 1), last + 1]).sorted().map { Candidate(word: "\(name)[\($0)].", summary: summary) }
        case .array: return [Candidate(word: name, summary: summary)]
        default: return given.contains(String(name.dropFirst(2))) ? [] : [Candidate(word: name, summary: summary)]
        }
    }

    private static func firstSentence(of text: String) -> String {
        text.firstRange(of: ". ").map { String(text[..<$0.lowerBound]) + "." } ?? text
    }

    /// The members of what is written before the last dot: `--volume.` → `--volume.size`.
    private func members(_ current: String, _ line: CallLine, _ operation: OperationDescriptor?) -> [Candidate] {
        guard let operation, current.hasPrefix("--"), let dot = current.lastIndex(of: "."),
            let path = try? FieldPath(parsing: CallOption.bareName(current[..<dot].dropFirst(2))),
            let resolved = try? FieldResolver(operation).resolve(path), case .object(let object) = resolved.schema
        else { return [] }
        let given = Set(line.fields.map(\.name))
        return object.fields.flatMap { flags(of: $0, prefix: String(current[...dot]), given: given) }
    }

    // MARK: Values

    private func values(of flag: String, _ operation: OperationDescriptor?) -> [Candidate] {
        if let option = CallOption(flag: flag[...]) { return values(of: option, operation) }
        guard let operation, let path = try? FieldPath(parsing: CallOption.bareName(flag.dropFirst(2))),
            let resolved = try? FieldResolver(operation).resolve(path)
        else { return [] }
        let values = resolved.isSensitive ? FieldType.secretSources : FieldType.values(resolved.schema)
        return values.map { Candidate(word: $0) }
    }

    private func values(of option: CallOption, _ operation: OperationDescriptor?) -> [Candidate] {
        switch option {
        case .output: OutputFormat.allCases.map { Candidate(word: $0.rawValue) }
        case .region: RegionTable.regions.map { Candidate(word: $0) }
        case .arguments, .operations: [.files]
        case .columns:
            operation.flatMap(AnswerRows.itemSchema).map { item in
                AnswerColumns.names(in: item, prefix: "", depth: 2).map { Candidate(word: $0) }
            } ?? []
        default: []
        }
    }
}
