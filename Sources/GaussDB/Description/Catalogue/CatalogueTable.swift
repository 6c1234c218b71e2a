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

    /// Reads the whole table.
    func check() throws(GaussDBError) {
        let problem: String? = withCache { cache, bytes in
            do {
                for name in cache.index(of: bytes).luaNames { _ = try cache.operation(lua: name, in: bytes) }
                return nil
            } catch {
                return "\(error)"
            }
        }
        if let problem {
            throw GaussDBError(kind: .configuration, message: "the operations cannot be read: \(problem)")
        }
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
