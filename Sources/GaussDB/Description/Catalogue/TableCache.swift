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
    private var objects: [String: ObjectSchema] = [:]

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
                index.objects[columns[0]] = offset
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
            try object(name, in: bytes, ancestors: [])
        }
        operations[lua] = operation
        return operation
    }

    private mutating func object(
        _ name: String, in bytes: UnsafeBufferPointer<UInt8>, ancestors: [String]
    ) throws(TableError) -> ObjectSchema {
        if let object = objects[name] { return object }
        guard !ancestors.contains(name) else { throw TableError(message: "object \(name) contains itself", line: "") }
        guard let offset = index(of: bytes).objects[name] else {
            throw TableError(message: "no object \(name)", line: "")
        }
        let schema = try TableParser.object(in: bytes, at: offset) { (child: String) throws(TableError) in
            try object(child, in: bytes, ancestors: ancestors + [name])
        }
        objects[name] = schema
        return schema
    }
}
