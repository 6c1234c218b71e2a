import Synchronization

/// One module's table: where each operation and object begins, and those that were asked for so far.
final class CatalogueTable: Sendable {
    let modules: [String]
    private let text: ModuleTable.Text
    private let cache = Mutex(TableCache())

    init(_ table: ModuleTable) {
        modules = table.modules
        text = table.text
    }

    var luaNames: [String] {
        withCache { cache, bytes in cache.index(of: bytes).luaNames }
    }

    /// The public names.
    var ids: [String] {
        withCache { cache, bytes in cache.index(of: bytes).ids }
    }

    /// Reads the whole table.
    func check() throws(GaussDBError) {
        let problem: String? = withCache { cache, bytes in
            do {
                // A line that is no start of a record would be passed over, and its operation with it.
                var stray: String?
                TableParser.forEachRecord(in: bytes) { kind, columns, _ in
                    let isRecord =
                        switch kind {
                        case "op": columns.count == 4
                        case "om": columns.count == 3
                        case "ob": !columns.isEmpty
                        default: false
                        }
                    if !isRecord { stray = stray ?? ([kind] + columns).joined(separator: " ") }
                }
                if let stray { return "`\(stray)` is not the start of a record" }
                for name in cache.index(of: bytes).luaNames {
                    guard modules.contains(Catalogue.module(of: name)) else {
                        return "`\(name)` is in none of the modules \(modules.joined(separator: ", "))"
                    }
                    _ = try cache.operation(lua: name, in: bytes)
                }
                return nil
            } catch {
                return "\(error)"
            }
        }
        if let problem {
            throw GaussDBError(kind: .configuration, message: "the operations cannot be read: \(problem)")
        }
    }

    func facts(of module: String) -> ModuleFacts? {
        withCache { cache, bytes in cache.index(of: bytes).modules[module] }
    }

    func operation(id: String) -> OperationDescriptor? {
        withCache { cache, bytes in
            guard let name = cache.index(of: bytes).luaNameByID[id] else { return nil }
            return operation(lua: name, &cache, bytes)
        }
    }

    func operation(lua: String) -> OperationDescriptor? {
        withCache { cache, bytes in operation(lua: lua, &cache, bytes) }
    }

    /// Tables are generated and tested as a whole; one that does not parse is an error of the build, not of the input.
    private func operation(
        lua: String, _ cache: inout TableCache, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> OperationDescriptor? {
        do {
            return try cache.operation(lua: lua, in: bytes)
        } catch {
            preconditionFailure("the operation table of \(modules) is damaged: \(error)")
        }
    }

    private func withCache<T: Sendable>(_ body: (inout TableCache, UnsafeBufferPointer<UInt8>) -> T) -> T {
        cache.withLock { cache in
            switch text {
            case .compiled(let text): text.withUTF8Buffer { body(&cache, $0) }
            case .loaded(let bytes): bytes.withUnsafeBufferPointer { body(&cache, $0) }
            }
        }
    }
}
