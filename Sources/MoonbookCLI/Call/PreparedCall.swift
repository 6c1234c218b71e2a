import GaussDB
import JSONWire
import Moonbook

/// A call as the command line describes it, checked as far as that is possible without its secrets.
struct PreparedCall: Sendable {
    let operation: OperationDescriptor
    var settings: CallSettings
    private var assembly: ArgumentAssembly

    /// Reads bodies from their files.
    ///
    /// - Throws: ``RunError`` of kind `usage` with everything that is wrong.
    init(_ line: CallLine, _ operation: OperationDescriptor) throws(RunError) {
        var problems = line.problems
        let settings = CallSettings(line, problems: &problems)
        let misspelt = line.unfinished.compactMap { name in
            FieldResolver(operation).unknown(flag: name).map { (name, $0) }
        }
        for (name, problem) in misspelt {
            guard let place = problems.firstIndex(of: CallLine.needsValue("--" + name)) else { continue }
            problems[place] = problem.message
        }
        var assembly = ArgumentAssembly(operation)
        for body in line.bodies {
            let (bytes, origin) = try Self.read(body)
            assembly.add(body: bytes, from: origin)
        }
        for field in line.fields { assembly.add(field) }
        // The only fields that have the name of an option mean the same thing: the region that is talked to.
        let region = CallOption.region.rawValue
        if let value = line.values[.region], operation.argument(region) != nil, assembly.arguments[region] == nil {
            assembly.add(CallLine.FieldArgument(name: region, value: value))
        }
        assembly.finish()
        self.operation = operation
        self.settings = settings
        self.assembly = assembly
        problems += assembly.problems.map(\.message)
        problems += Self.unmet(settings, operation)
        problems += checks(besides: line.unfinished + misspelt.compactMap(\.1.nearest))
        if let error = Self.error(problems, operation) { throw error }
    }

    /// What the call is made with, once ``fill(_:with:)`` has put the secrets in.
    var arguments: JSONObject { assembly.arguments }
    var secrets: [PendingSecret] { assembly.secrets }

    mutating func fill(_ secret: PendingSecret, with value: Secret) {
        assembly.fill(secret, with: value.revealed)
    }

    /// Checks the arguments with their secrets.
    func check() throws(RunError) {
        let problems = RequestValidator.check(operation, arguments: arguments).problems.map(\.message)
        if let error = Self.error(problems, operation) { throw error }
    }

    /// The rules that are broken, without what was reported already and what a secret that is still to come will mend.
    private func checks(besides unfinished: [String]) -> [String] {
        let known = Set(assembly.problems.map(\.path)).union(assembly.secrets.map(\.path.description))
            .union(unfinished.map { $0.replacing("-", with: "_") })
        return RequestValidator.check(operation, arguments: arguments).problems
            .filter { problem in
                !known.contains(problem.path)
                    && !assembly.meant.contains(problem.path)
                    // A list or an object is not right before its secret is in it.
                    && !known.contains { $0.hasPrefix(problem.path + ".") || $0.hasPrefix(problem.path + "[") }
            }
            .map(\.message)
    }

    /// Options that this operation has nothing for.
    private static func unmet(_ settings: CallSettings, _ operation: OperationDescriptor) -> [String] {
        var problems: [String] = []
        if settings.fetchesAll, operation.paging == nil {
            problems.append("--all is for lists that come in pages; \(operation.luaName) answers at once")
        }
        if settings.waits, !OperationWords(operation).canWait {
            problems.append("--wait has nothing to wait for: \(operation.luaName) \(operation.wait.ending)")
        }
        if let columns = settings.columns { problems += AnswerColumns.unknown(columns, of: operation) }
        return problems
    }

    /// One error for all of it; nil when nothing is wrong.
    private static func error(_ problems: [String], _ operation: OperationDescriptor) -> RunError? {
        guard let first = problems.first else { return nil }
        let message =
            problems.count == 1 ? first : "\(problems.count) things are wrong:\n" + problems.joined(separator: "\n")
        return RunError(
            kind: .usage, class: "input", message: message, operation: operation.luaName,
            hint: "nothing was sent; `moonbook call \(operation.luaName) --help` shows the fields")
    }

    private static func read(_ body: String) throws(RunError) -> ([UInt8], ArgumentAssembly.Origin) {
        let path: String
        if body == "-" {
            path = body
        } else if body.hasPrefix("@") {
            path = String(body.dropFirst())
        } else {
            return (Array(body.utf8), .commandLine)
        }
        let bytes = try InputFile.read(path, limit: RequestBuilder.maxBodyBytes, purpose: "--arguments \(body)")
        return (bytes, .elsewhere(body.singleLine))
    }
}
