/// What was read of the schemas so far, and how far inside of one another they stand.
///
/// A component is read once, however often it is referred to, so that the work is that of the text and not of all ways
/// through it. What cannot be shared, because it takes its name from where it stands, is counted.
package final class SchemaMemory {
    /// How deep lists, maps and objects may stand within one another. Whoever walks through them needs stack for it.
    private static let maximumDepth = 60
    /// How many schemas there may be once references are followed; many times what the project's own description has.
    private static let maximumCount = 100_000

    private var objects: [String: (type: ValueType, height: Int)] = [:]
    private var places: Set<String> = []
    private var depth = 0
    /// How deep the schemas went since someone set it back.
    private var deepest = 0
    private var count = 0
    private var unnamed = 0

    package init() {}

    /// Something to tell apart an object that is no component.
    func nextOrigin() -> String {
        unnamed += 1
        return "\(unnamed)"
    }

    /// Reads what is inside of `schema`.
    ///
    /// - Parameter kind: What it is, for messages: `object`.
    func inside<T>(_ schema: Resolved, kind: String, _ read: () throws -> T) throws -> T {
        count += 1
        guard count <= Self.maximumCount else {
            throw schema.element.error("there are more than \(Self.maximumCount) schemas once references are followed")
        }
        for component in schema.components {
            guard places.insert(component.place).inserted else {
                throw schema.element.error("\(kind) \(component.name) contains itself")
            }
        }
        depth += 1
        deepest = max(deepest, depth)
        defer {
            depth -= 1
            for component in schema.components { places.remove(component.place) }
        }
        try checkDepth(schema)
        return try read()
    }

    /// The component at `place`, which `read` reads when it was not read before. Nil stands for no component.
    func object(at place: String?, _ schema: Resolved, _ read: () throws -> ValueType) throws -> ValueType {
        guard let place else { return try read() }
        if let known = objects[place] {
            deepest = max(deepest, depth + known.height)
            try checkDepth(schema)
            return known.type
        }
        let before = deepest
        deepest = depth
        let type = try read()
        objects[place] = (type, deepest - depth)
        deepest = max(deepest, before)
        return type
    }

    private func checkDepth(_ schema: Resolved) throws {
        guard deepest <= Self.maximumDepth else {
            throw schema.element.error("schemas stand more than \(Self.maximumDepth) deep within one another")
        }
    }
}
