/// What was read of one table so far.
struct TableCache: Sendable {
    /// Where the records begin.
    struct Index: Sendable {
        var luaNames: [String] = []
        /// Of the same operations, in the same order.
        var ids: [String] = []
        var luaNameByID: [String: String] = [:]
        var operations: [String: Int] = [:]
        var objects: [String: Int] = [:]
        var modules: [String: ModuleFacts] = [:]
    }

    private var known: Index?
    private var operations: [String: OperationDescriptor] = [:]
    private var objects: [String: (schema: ObjectSchema, height: Int)] = [:]
    /// The objects that are being read, from the outermost to the innermost.
    private var path: [String] = []
    /// How deep the objects went since someone set it back.
    private var deepest = 0
    /// How deep objects may stand within one another. Whoever walks through them needs stack for it.
    private static let maximumDepth = 100

    /// Finds the records, once.
    mutating func index(of bytes: UnsafeBufferPointer<UInt8>) -> Index {
        if let known { return known }
        var index = Index()
        TableParser.forEachRecord(in: bytes) { kind, columns, offset in
            switch kind {
            case "op" where columns.count == 4:
                index.luaNames.append(columns[1])
                index.ids.append(columns[0])
                index.luaNameByID[columns[0]] = columns[1]
                index.operations[columns[1]] = offset
            case "om" where columns.count == 3:
                index.modules[columns[0]] = ModuleFacts(name: columns[0], title: columns[1], summary: columns[2])
            case "ob" where !columns.isEmpty:
                index.objects[TableText.plain(columns[0]) ?? columns[0]] = offset
            default: break
            }
        }
        known = index
        return index
    }

    /// The operation called `lua`, or nil when the table has none of that name.
    mutating func operation(
        lua: String, in bytes: UnsafeBufferPointer<UInt8>
    ) throws(TableError) -> OperationDescriptor? {
        if let operation = operations[lua] { return operation }
        guard let offset = index(of: bytes).operations[lua] else { return nil }
        let operation = try TableParser.operation(in: bytes, at: offset) { (name: String) throws(TableError) in
            try object(name, in: bytes)
        }
        operations[lua] = operation
        return operation
    }

    /// Each object is read once, however often it is named.
    private mutating func object(
        _ name: String, in bytes: UnsafeBufferPointer<UInt8>
    ) throws(TableError) -> ObjectSchema {
        let depth = path.count
        if let known = objects[name] {
            try reach(depth + known.height)
            return known.schema
        }
        guard !path.contains(name) else { throw TableError(message: "object \(name) contains itself", line: "") }
        guard let offset = index(of: bytes).objects[name] else {
            throw TableError(message: "no object \(name)", line: "")
        }
        path.append(name)
        defer { path.removeLast() }
        let before = deepest
        deepest = depth
        try reach(depth + 1)
        let schema = try TableParser.object(in: bytes, at: offset) { (child: String) throws(TableError) in
            try object(child, in: bytes)
        }
        objects[name] = (schema, deepest - depth)
        deepest = max(deepest, before)
        return schema
    }

    private mutating func reach(_ depth: Int) throws(TableError) {
        deepest = max(deepest, depth)
        guard depth <= Self.maximumDepth else {
            throw TableError(message: "objects stand more than \(Self.maximumDepth) deep within one another", line: "")
        }
    }
}
