import JSONWire

/// The single values that fields of the command line have given. None may be given twice: one of the two would be lost.
struct GivenPaths: Sendable {
    private var paths: Set<FieldPath> = []
    /// What stands around them.
    private var around: Set<FieldPath> = []

    /// Takes in what a field has given.
    ///
    /// - Parameter value: What was given at `path`: a single value, or an object or a list with some in it.
    /// - Returns: What was given already; nothing is taken in then.
    mutating func insert(_ value: JSONValue, at path: FieldPath) -> FieldPath? {
        let leaves = Self.leaves(of: value, at: path)
        for leaf in leaves {
            if around.contains(leaf) { return leaf }
            for count in stride(from: leaf.steps.count, to: 0, by: -1) {
                let begin = FieldPath(steps: Array(leaf.steps.prefix(count)))
                if paths.contains(begin) { return begin }
            }
        }
        for leaf in leaves {
            paths.insert(leaf)
            for count in 1..<max(leaf.steps.count, 1) {
                around.insert(FieldPath(steps: Array(leaf.steps.prefix(count))))
            }
        }
        return nil
    }

    /// Something was given at the path or below it.
    func contains(_ path: FieldPath) -> Bool { paths.contains(path) || around.contains(path) }

    private static func leaves(of value: JSONValue, at path: FieldPath) -> [FieldPath] {
        switch value {
        case .object(let members) where !members.isEmpty:
            members.flatMap { leaves(of: $0.value, at: path.appending(.member($0.key))) }
        case .array(let items) where !items.isEmpty:
            items.enumerated().flatMap { leaves(of: $1, at: path.appending(.item($0 + 1))) }
        default: [path]
        }
    }
}
