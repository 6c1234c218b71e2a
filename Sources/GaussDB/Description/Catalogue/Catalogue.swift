import Synchronization

/// All operations the program knows, found by name.
///
/// The descriptions are compiled into the program as text, one table per module, and read on first use: nothing is parsed at
/// start, and an operation that is never called is never built.
public final class Catalogue: Sendable {
    /// The operations of the API description.
    public static let shared = Catalogue(tables: CatalogueTables.all)

    private let tables: [CatalogueTable]

    /// Makes a catalogue of other tables than the program's own.
    public convenience init(tables: [ModuleTable]) {
        self.init(tables.map(CatalogueTable.init))
    }

    private init(_ tables: [CatalogueTable]) {
        self.tables = tables
    }

    /// This catalogue and operations that were described at run time.
    ///
    /// - Parameter tables: Their tables. They may add to modules that exist.
    /// - Throws: ``GaussDBError`` of kind `configuration` when a table cannot be read, or a name is taken.
    public func adding(_ tables: [ModuleTable]) throws(GaussDBError) -> Catalogue {
        var names = Set(luaNames)
        var ids = Set(self.tables.flatMap(\.ids))
        let added = tables.map(CatalogueTable.init)
        for table in added {
            try table.check()
            for name in table.luaNames where !names.insert(name).inserted {
                throw GaussDBError(
                    kind: .configuration, message: "there is an operation called `\(name)` already",
                    hint: "Give the added one another `x-lua-name`.")
            }
            for id in table.ids where !ids.insert(id).inserted {
                throw GaussDBError(
                    kind: .configuration, message: "there is an operation with the public name `\(id)` already",
                    hint: "Give the added one another `operationId`.")
            }
        }
        return Catalogue(self.tables + added)
    }

    /// The Lua modules in the order of the reference, for example `instance`, `proxy`, `htap.starrocks`.
    public var modules: [String] {
        var modules: [String] = []
        for module in tables.lazy.flatMap(\.modules) where !modules.contains(module) { modules.append(module) }
        return modules
    }

    /// What a module is about; nil when there is no such module, or nothing is said of it. Cheap: builds no descriptor.
    public func module(_ name: String) -> ModuleFacts? {
        for table in tables where table.modules.contains(name) {
            if let facts = table.facts(of: name) { return facts }
        }
        return nil
    }

    /// The operation that scripts call `lua`, for example `instance.create`.
    public func operation(lua: String) -> OperationDescriptor? {
        let module = Self.module(of: lua)
        for table in tables where table.modules.contains(module) {
            if let operation = table.operation(lua: lua) { return operation }
        }
        return nil
    }

    /// The operation whose public name is `id`, for example `CreateGaussMySqlInstance`.
    public func operation(id: String) -> OperationDescriptor? {
        for table in tables {
            if let operation = table.operation(id: id) { return operation }
        }
        return nil
    }

    /// The operations of a Lua module in the order of the reference; none when there is no such module.
    public func operations(inModule module: String) -> [OperationDescriptor] {
        luaNames(inModule: module).compactMap { operation(lua: $0) }
    }

    /// The full Lua names of a module's operations, for example `proxy.create`. Cheap: builds no descriptor.
    public func luaNames(inModule module: String) -> [String] {
        tables.lazy.filter { $0.modules.contains(module) }.flatMap(\.luaNames)
            .filter { Self.module(of: $0) == module }
    }

    /// Every operation. Builds all descriptors that were not built yet.
    public var allOperations: [OperationDescriptor] {
        luaNames.compactMap { operation(lua: $0) }
    }

    /// The Lua names of all operations. Cheap: builds no descriptor.
    public var luaNames: [String] {
        tables.flatMap(\.luaNames)
    }

    /// The Lua name that was probably meant by `name`, or nil when none is close.
    public func nearest(to name: String) -> String? {
        let siblings = luaNames(inModule: Self.module(of: name))
        if let nearest = NearestName.nearest(to: name, among: siblings) { return nearest }
        return NearestName.nearest(to: name, among: luaNames)
    }

    /// The descriptor of an operation that generated code knows to exist.
    ///
    /// The types and the tables are generated together and a test walks both; a missing operation is an error of the build.
    package func described(_ id: String) -> OperationDescriptor {
        guard let operation = operation(id: id) else {
            preconditionFailure("the operation table has no \(id): run scripts/generate")
        }
        return operation
    }

    /// `instance` of `instance.create`; empty when there is no dot.
    static func module(of name: String) -> String {
        name.lastIndex(of: ".").map { String(name[..<$0]) } ?? ""
    }
}

/// The description of one module as text in the format of ``TableParser``.
public struct ModuleTable: Sendable {
    /// The Lua modules whose operations the table holds.
    public let modules: [String]
    let text: Text

    enum Text: Sendable {
        case compiled(StaticString)
        case loaded([UInt8])
    }

    /// A table that is part of the program.
    public init(modules: [String], compiled text: StaticString) {
        self.modules = modules
        self.text = .compiled(text)
    }

    /// A table that was made at run time.
    public init(modules: [String], text: String) {
        self.modules = modules
        self.text = .loaded(Array(text.utf8))
    }
}
