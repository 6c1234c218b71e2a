import GaussDB
import JSONWire

/// Makes the arguments of a call from the words of the command line. Collects everything that is wrong.
struct ArgumentAssembly: Sendable {
    private let resolver: FieldResolver
    private var tree = JSONValue.object(JSONObject())
    /// What is wrong, in the order in which it was given.
    private(set) var problems: [ValidationProblem] = []
    /// Names that were probably meant by unknown ones: that they are missing need not be said again.
    private(set) var meant: Set<String> = []
    /// Secrets that are not in ``arguments`` yet.
    private(set) var secrets: [PendingSecret] = []
    private var given = GivenPaths()
    /// Lists that fields of the command line have begun: what else is given for them is appended.
    private var begun: Set<FieldPath> = []
    /// Items that a later one made necessary.
    private var numbered: [FieldPath] = []

    init(_ operation: OperationDescriptor) {
        resolver = FieldResolver(operation)
    }

    var arguments: JSONObject { tree.objectValue ?? JSONObject() }

    // MARK: Whole bodies

    /// Where the text of a body stood.
    enum Origin: Sendable {
        /// Everybody sees it: secrets must come from elsewhere.
        case commandLine
        case elsewhere(String)

        var name: String {
            switch self {
            case .commandLine: "--arguments"
            case .elsewhere(let name): "--arguments \(name)"
            }
        }
    }

    mutating func add(body text: [UInt8], from origin: Origin) {
        let value: JSONValue
        do {
            // An answer may have a member twice; here one of two values that somebody wrote would be lost.
            value = try JSONValue(parsing: text, duplicates: .refused, numbers: .exact)
        } catch {
            problems.append(ValidationProblem(path: "", message: "\(origin.name) \(error.aboutInput)"))
            return
        }
        guard case .object(let members) = value else {
            problems.append(
                ValidationProblem(path: "", message: "\(origin.name) must be a JSON object, not \(value.kind.name)"))
            return
        }
        tree.merge(value)
        guard case .commandLine = origin else { return }
        for name in members.keys {
            let path = FieldPath(steps: [.member(name)])
            // What is unknown is reported by the checks.
            guard let resolved = try? resolver.resolve(path) else { continue }
            hideSecrets(at: resolved.path, resolved.schema, isSensitive: resolved.isSensitive)
        }
    }

    // MARK: Fields

    mutating func add(_ argument: CallLine.FieldArgument) {
        do throws(FieldResolver.Problem) {
            let resolved = try resolver.resolve(try Self.path(argument.name))
            try store(argument.value, resolved)
        } catch {
            problems.append(ValidationProblem(path: error.path, message: error.message))
            if let nearest = error.nearest { meant.insert(nearest) }
        }
    }

    private static func path(_ name: String) throws(FieldResolver.Problem) -> FieldPath {
        do throws(FieldPath.Malformed) {
            return try FieldPath(parsing: CallOption.bareName(name))
        } catch {
            throw FieldResolver.Problem(path: name, message: "--\(name.singleLine): \(error.reason)")
        }
    }

    private mutating func store(
        _ text: String, _ resolved: FieldResolver.Resolved
    ) throws(FieldResolver.Problem) {
        let path = resolved.path
        noteItems(of: path)
        switch resolved.schema {
        case .array: try append(text, resolved)
        case .object:
            let value = try Self.typed(text, resolved)
            try note(value, at: path)
            begun.formUnion(Self.lists(in: value, at: path))
            var merged = tree.value(at: path.steps[...]) ?? .null
            merged.merge(value)
            tree.set(merged, at: path.steps[...])
            hideSecrets(at: path, resolved.schema, isSensitive: resolved.isSensitive)
        default:
            let value = try Self.typed(text, resolved)
            // What is below it would be lost as well.
            guard !given.contains(path) else { throw Self.twice(path) }
            try note(value, at: path)
            // It takes the place of a secret that a body named.
            secrets.removeAll { $0.path == path }
            tree.set(value, at: path.steps[...])
            if resolved.isSensitive { hideSecrets(at: path, resolved.schema, isSensitive: true) }
        }
    }

    private mutating func note(_ value: JSONValue, at path: FieldPath) throws(FieldResolver.Problem) {
        if let path = given.insert(value, at: path) { throw Self.twice(path) }
    }

    private static func twice(_ path: FieldPath) -> FieldResolver.Problem {
        FieldResolver.Problem(path: path.description, message: "`\(path)` is given twice")
    }

    /// The lists in the objects of a value: what else is given for them follows what is there.
    private static func lists(in value: JSONValue, at path: FieldPath) -> [FieldPath] {
        switch value {
        case .object(let members): members.flatMap { lists(in: $0.value, at: path.appending(.member($0.key))) }
        case .array: [path]
        default: []
        }
    }

    /// The first value for a list replaces what a body has there; the others follow it.
    private mutating func append(_ text: String, _ resolved: FieldResolver.Resolved) throws(FieldResolver.Problem) {
        let path = resolved.path
        let added = try Self.typed(text, resolved).arrayValue ?? []
        let isFirst = !begun.contains(path)
        let before = isFirst ? [] : tree.value(at: path.steps[...])?.arrayValue ?? []
        for (number, value) in added.enumerated() {
            try note(value, at: path.appending(.item(before.count + number + 1)))
        }
        begun.insert(path)
        if isFirst { secrets.removeAll { $0.path.steps.starts(with: path.steps) } }
        tree.set(.array(before + added), at: path.steps[...])
        guard case .array(let item, _, _) = resolved.schema else { return }
        for number in (before.count + 1)..<(before.count + 1 + added.count) {
            hideSecrets(at: path.appending(.item(number)), item, isSensitive: resolved.isSensitive)
        }
    }

    private static func typed(
        _ text: String, _ resolved: FieldResolver.Resolved
    ) throws(FieldResolver.Problem) -> JSONValue {
        do throws(FieldValue.Malformed) {
            return try FieldValue.typed(text, resolved.schema)
        } catch {
            throw FieldResolver.Problem(
                path: resolved.path.description,
                message: "`\(resolved.path)` is \(FieldType.words(resolved.schema)): \(error.reason)")
        }
    }

    private mutating func noteItems(of path: FieldPath) {
        for (index, step) in path.steps.enumerated() {
            guard case .item(let number) = step else { continue }
            let list = Array(path.steps[..<index])
            begun.insert(FieldPath(steps: list))
            guard number > 1 else { continue }
            numbered += (1..<number).map { FieldPath(steps: list + [.item($0)]) }
        }
    }

    // MARK: The end

    /// Reports items that were skipped. To be called when everything was added.
    mutating func finish() {
        var seen: Set<FieldPath> = []
        for path in numbered where seen.insert(path).inserted {
            guard tree.value(at: path.steps[...])?.isNull ?? true, !secrets.contains(where: { $0.path == path }) else {
                continue
            }
            problems.append(
                ValidationProblem(
                    path: path.description, message: "`\(path)` is missing; items of a list count from 1 without gaps"))
        }
    }

    /// Puts a secret where it belongs.
    mutating func fill(_ secret: PendingSecret, with value: String) {
        tree.set(.string(value), at: secret.path.steps[...])
    }

    /// Takes secrets out of what stands on the command line; each must name where its value comes from.
    private mutating func hideSecrets(at path: FieldPath, _ schema: Schema, isSensitive: Bool) {
        guard let value = tree.value(at: path.steps[...]), !value.isNull else { return }
        if isSensitive {
            tree.set(.null, at: path.steps[...])
            if let text = value.stringValue, let source = SecretSource(text) {
                // It takes the place of one that a body named.
                secrets.removeAll { $0.path == path }
                secrets.append(PendingSecret(path: path, source: source))
            } else {
                problems.append(
                    ValidationProblem(
                        path: path.description, message: SecretSource.advice(for: path.description)))
            }
            return
        }
        switch (schema, value) {
        case (.object(let object), .object(let members)):
            for name in members.keys {
                guard let field = object.fields.first(where: { $0.name == name }) else { continue }
                hideSecrets(at: path.appending(.member(name)), field.schema, isSensitive: field.isSensitive)
            }
        case (.array(let item, _, _), .array(let items)):
            for number in items.indices {
                hideSecrets(at: path.appending(.item(number + 1)), item, isSensitive: false)
            }
        default: break
        }
    }
}
