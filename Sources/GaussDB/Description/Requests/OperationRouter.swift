import Synchronization

/// Finds the operation that a request calls, by its method and path.
public struct OperationRouter: Sendable {
    /// What a request's method and path lead to.
    public enum Match: Sendable {
        /// An operation, with its path's parameters decoded, `project_id` among them.
        case operation(OperationDescriptor, parameters: [String: String])
        /// The path exists, but takes other methods.
        case methodNotAllowed([HTTPMethod])
        case notFound
    }

    /// One position in the paths: what may follow, and the operations that end here.
    private final class Node: Sendable {
        let literals: [String: Node]
        let parameter: Node?
        let operations: [OperationDescriptor]

        init(_ operations: [(remaining: ArraySlice<PathTemplate.Segment>, operation: OperationDescriptor)]) {
            var literal: [String: [(ArraySlice<PathTemplate.Segment>, OperationDescriptor)]] = [:]
            var any: [(ArraySlice<PathTemplate.Segment>, OperationDescriptor)] = []
            var ended: [OperationDescriptor] = []
            for (remaining, operation) in operations {
                switch remaining.first {
                case .none: ended.append(operation)
                case .literal(let text): literal[text, default: []].append((remaining.dropFirst(), operation))
                case .parameter: any.append((remaining.dropFirst(), operation))
                }
            }
            literals = literal.mapValues { Node($0.map { (remaining: $0.0, operation: $0.1) }) }
            parameter = any.isEmpty ? nil : Node(any.map { (remaining: $0.0, operation: $0.1) })
            self.operations = ended
        }
    }

    private let root: Node

    /// The router of ``Catalogue/shared``, made on first use: it builds the descriptors of all operations.
    public static let shared = OperationRouter()

    /// The last router that was made for a catalogue with added operations. A program has one such catalogue, if any.
    private static let latest = Mutex<(catalogue: Catalogue, router: OperationRouter)?>(nil)

    /// The router of a catalogue, made when it is first asked for.
    static func of(_ catalogue: Catalogue) -> OperationRouter {
        if catalogue === Catalogue.shared { return shared }
        if let latest = latest.withLock({ $0 }), latest.catalogue === catalogue { return latest.router }
        let router = OperationRouter(catalogue: catalogue)
        latest.withLock { $0 = (catalogue: catalogue, router: router) }
        return router
    }

    /// Makes a router of all operations of `catalogue`, which builds all their descriptors.
    public init(catalogue: Catalogue = .shared) {
        self.init(operations: catalogue.allOperations)
    }

    /// Makes a router of these operations.
    public init(operations: [OperationDescriptor]) {
        root = Node(operations.map { (remaining: $0.path.segments[...], operation: $0) })
    }

    /// The operation that a request calls.
    ///
    /// A literal segment is preferred to a parameter: `/instances/details` is not the instance called `details`.
    /// - Parameter path: The path as it was sent, percent-encoded; a query is ignored.
    public func match(method: HTTPMethod, path: String) -> Match {
        let bare = path.prefix { $0 != "?" }
        guard bare.first == "/" else { return .notFound }
        var segments: [String] = []
        for part in bare.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let segment = RequestTarget.decoded(part) else { return .notFound }
            segments.append(segment)
        }
        let candidates = candidates(root, segments[...])
        if let found = candidates.first(where: { $0.method == method }) {
            return .operation(found, parameters: Self.parameters(of: found.path, segments))
        }
        var methods: [HTTPMethod] = []
        for candidate in candidates where !methods.contains(candidate.method) { methods.append(candidate.method) }
        return methods.isEmpty ? .notFound : .methodNotAllowed(methods)
    }

    /// The name and value pairs behind a target's `?`, decoded, in order. A pair that is malformed is kept as it stands.
    public static func query(of target: String) -> [(name: String, value: String)] {
        guard let mark = target.firstIndex(of: "?") else { return [] }
        return target[target.index(after: mark)...].split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? parts[1] : ""
            return (
                name: RequestTarget.decoded(parts[0]) ?? String(parts[0]),
                value: RequestTarget.decoded(value) ?? String(value)
            )
        }
    }

    /// All operations whose path fits, the most literal first.
    private func candidates(_ node: Node, _ segments: ArraySlice<String>) -> [OperationDescriptor] {
        guard let first = segments.first else { return node.operations }
        var result: [OperationDescriptor] = []
        if let literal = node.literals[first] { result += candidates(literal, segments.dropFirst()) }
        if !first.isEmpty, let parameter = node.parameter { result += candidates(parameter, segments.dropFirst()) }
        return result
    }

    private static func parameters(of path: PathTemplate, _ segments: [String]) -> [String: String] {
        var result: [String: String] = [:]
        for (segment, value) in zip(path.segments, segments) {
            if case .parameter(let name) = segment { result[name] = value }
        }
        return result
    }
}
