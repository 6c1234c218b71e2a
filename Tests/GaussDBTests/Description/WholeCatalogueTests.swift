import JSONWire
import Testing

@testable import GaussDB

/// Walks the description of the whole service.
@Suite("The whole catalogue")
struct WholeCatalogueTests {
    private static let operations = Catalogue.shared.allOperations

    private static let modules: Set<String> = [
        "engine", "instance", "backup", "configuration", "quota", "proxy", "logs", "tag", "user", "database",
        "sqlfilter", "job", "diagnosis", "htap", "htap.starrocks", "htap.clickhouse", "legacy.engine",
        "legacy.instance", "legacy.backup", "legacy.configuration", "legacy.quota", "legacy.proxy", "legacy.logs",
        "legacy.job",
    ]

    /// The operations of which `isWrong` holds.
    private func names(_ isWrong: (OperationDescriptor) throws -> Bool) rethrows -> [String] {
        try Self.operations.filter(isWrong).map(\.luaName)
    }

    // MARK: Operations

    @Test("can be read to the last line", arguments: CatalogueTables.all.map(\.modules))
    func isReadable(modules: [String]) throws {
        for table in CatalogueTables.all where table.modules == modules {
            #expect(throws: Never.self) { try CatalogueTable(table).check() }
        }
    }

    @Test("has 224 operations: 189 that stay, and 35 that are retiring and name what replaces them")
    func countOperations() {
        #expect(Self.operations.count == 224)
        let retiring = Self.operations.filter { $0.replacement != nil }
        #expect(retiring.count == 35)
        #expect(Self.operations.count - retiring.count == 189)
        for operation in Self.operations {
            let isRetiring = operation.replacement != nil
            #expect(operation.section.hasPrefix(isRetiring ? "5." : "4."), "\(operation.luaName)")
            #expect(operation.luaName.hasPrefix("legacy.") == isRetiring, "\(operation.luaName)")
        }
    }

    @Test("replaces what is retiring by operations that stay")
    func findReplacements() {
        for operation in Self.operations {
            guard let name = operation.replacement else { continue }
            let replacement = Catalogue.shared.operation(lua: name)
            #expect(replacement != nil, "\(operation.luaName) by \(name)")
            #expect(replacement?.replacement == nil, "\(operation.luaName) by \(name)")
        }
    }

    @Test("has no two operations with the same id, name, section or address")
    func isUnambiguous() {
        #expect(Set(Self.operations.map(\.id)).count == 224)
        #expect(Set(Self.operations.map(\.luaName)).count == 224)
        #expect(Set(Self.operations.map(\.section)).count == 224)
        // Names of parameters do not tell addresses apart.
        let addresses = Self.operations.map { operation in
            operation.path.segments.reduce(into: operation.method.rawValue) { address, segment in
                if case .literal(let text) = segment { address += "/" + text } else { address += "/{}" }
            }
        }
        #expect(Set(addresses).count == 224)
    }

    @Test("has nothing but the modules that scripts know")
    func knowModules() {
        #expect(Set(Self.operations.map(\.module)) == Self.modules)
        #expect(Set(Catalogue.shared.modules) == Self.modules)
        #expect(names { $0.function.isEmpty || $0.function.contains(".") } == [])
    }

    @Test("says of every operation where it is documented, what it does, and how it ends well")
    func describeOperations() {
        #expect(names { $0.section.split(separator: ".").count != 3 } == [])
        #expect(names { !$0.summary.hasSuffix(".") || $0.summary.hasSuffix("..") } == [])
        #expect(names { $0.details.hasSuffix("\n") || !$0.details.isEmpty && !$0.details.hasSuffix(".") } == [])
        #expect(names { $0.successStatuses.isEmpty || !$0.successStatuses.allSatisfy((200...299).contains) } == [])
        #expect(names { $0.iamAction.map { $0.split(separator: ":").count != 3 } ?? false } == [])
    }

    @Test("has an effect for every operation that its method allows")
    func haveEffects() {
        #expect(names { $0.method == .get && $0.effect != .read } == [])
        #expect(names { ($0.method == .put || $0.method == .delete) && $0.effect == .read } == [])
        #expect(names { $0.effect == .read && ($0.wait != .none || $0.watch != nil) } == [])
        #expect(names { $0.effect == .read && $0.response == nil } == [])
    }

    @Test("has a type for every operation")
    func haveTypes() {
        #expect(OperationTypes.all.count == 224)
        let ids = OperationTypes.all.map { $0.descriptor.id }
        #expect(Set(ids) == Set(Self.operations.map(\.id)))
        #expect(Set(ids).count == ids.count)
        // The type is called as the service calls the operation; those that are retiring are within `Legacy`.
        for type in OperationTypes.all {
            let isRetiring = type.descriptor.replacement != nil
            #expect((isRetiring ? "Legacy" : "") + "\(type)" == type.descriptor.id)
            #expect(type.descriptor === Catalogue.shared.operation(id: type.descriptor.id))
        }
        let paged = OperationTypes.all.filter { $0 is any PagedOperation.Type }.map { $0.descriptor.id }
        #expect(Set(paged) == Set(Self.operations.filter { $0.paging != nil }.map(\.id)))
    }

    // MARK: Arguments

    @Test("has a parameter for every name in a path, and requires it")
    func haveParameters() {
        for operation in Self.operations {
            var segments = operation.path.segments.compactMap { segment in
                if case .parameter(let name) = segment { name } else { nil }
            }
            #expect(segments.first == "project_id", "\(operation.luaName)")
            segments.removeFirst()
            let parameters = operation.parameters.filter { $0.location == .path }.map(\.field)
            #expect(Set(parameters.map(\.name)) == Set(segments), "\(operation.luaName)")
            #expect(parameters.count == segments.count, "\(operation.luaName)")
            #expect(parameters.allSatisfy { $0.isRequired }, "\(operation.luaName)")
        }
    }

    @Test("has one argument of a name, though arguments travel in different ways")
    func haveDistinctArguments() {
        #expect(names { Set($0.arguments.map(\.name)).count != $0.arguments.count } == [])
        #expect(
            names { Set($0.bodyObject?.fields.map(\.wireName) ?? []).count != $0.bodyObject?.fields.count ?? 0 } == [])
        // Below the first level a name on the wire of its own would have no effect.
        let deep = DescriptionWalk.places.filter { $0.path != $0.field.name && $0.field.wireName != $0.field.name }
        #expect(deep.map(\.description) == [])
    }

    @Test("has a body that is an object, and one that is required where it has required members")
    func haveBodies() {
        #expect(names { $0.body != nil && $0.bodyObject == nil } == [])
        #expect(names { $0.body != nil && $0.method == .get } == [])
        #expect(names { !$0.isBodyRequired && $0.bodyObject?.fields.contains(where: \.isRequired) == true } == [])
        #expect(names { $0.response != nil && $0.response?.object == nil } == [])
    }

    // MARK: Waiting

    @Test("waits for what is in the answer")
    func waitForAnswers() {
        for operation in Self.operations {
            var awaited = [operation.orderField].compactMap(\.self)
            switch operation.wait {
            case .none: break
            case .job(let field), .jobs(let field), .workflow(let field), .order(let field): awaited.append(field)
            }
            for field in awaited {
                // Some answers have it within the instance.
                let tables = [operation.answer] + operation.answer.map { $0.schema.object?.fields ?? [] }
                let isThere = tables.contains { DescriptionWalk.schema(at: field, in: $0) != nil }
                #expect(isThere, "\(operation.luaName) \(field)")
            }
        }
        #expect(names { $0.orderField != nil && $0.wait == .none } == [])
    }

    @Test("watches states that an operation reads, with arguments that are known by then")
    func watchStates() throws {
        let watched = Self.operations.filter { $0.watch != nil }
        #expect(!watched.isEmpty)
        for operation in watched {
            let watch = try #require(operation.watch)
            let reader = try #require(Catalogue.shared.operation(lua: watch.operation), "\(operation.luaName)")
            #expect(reader.effect == .read, "\(operation.luaName)")
            let given = Set(watch.arguments.map(\.name))
            let needed = reader.arguments.filter { $0.isRequired && $0.default == nil }.map(\.name)
            #expect(given.isSuperset(of: needed), "\(operation.luaName)")
            #expect(given.isSubset(of: reader.arguments.map(\.name)), "\(operation.luaName)")
            for name in watch.neededArguments {
                #expect(operation.argument(name) != nil, "\(operation.luaName) \(name)")
            }
            for argument in watch.arguments where argument.source.hasPrefix("response.") {
                let path = String(argument.source.dropFirst("response.".count))
                #expect(
                    DescriptionWalk.schema(at: path, in: operation.answer) != nil, "\(operation.luaName) \(path)")
            }
            let state = DescriptionWalk.schema(at: watch.path.description, in: reader.answer)
            guard case .string(let rules) = state else {
                Issue.record("\(operation.luaName) watches no text at \(watch.path)")
                continue
            }
            // Words that the state never has would make a wait last for ever.
            let words = Set(rules.values?.values ?? [])
            #expect(words.isSuperset(of: watch.until + watch.fails), "\(operation.luaName)")
        }
    }

    // MARK: Paging

    @Test("pages through lists that are in the answer, by arguments that there are")
    func pageThroughLists() {
        let paged = Self.operations.filter { $0.paging != nil }
        #expect(paged.count == 42)
        for operation in paged {
            guard let paging = operation.paging else { continue }
            let items = DescriptionWalk.schema(at: paging.items, in: operation.answer)?.item
            #expect(items != nil, "\(operation.luaName)")
            #expect(operation.effect == .read, "\(operation.luaName)")
            let (arguments, member) = PageCursor.names(of: paging)
            for name in arguments { #expect(operation.argument(name) != nil, "\(operation.luaName) \(name)") }
            if let member { #expect(items?.object?.field(member) != nil, "\(operation.luaName) \(member)") }
            let isBody = if case .bodyOffset = paging { true } else { false }
            for name in arguments where isBody {
                #expect(operation.bodyObject?.field(name) != nil, "\(operation.luaName) \(name)")
            }
        }
        // A list of records that takes an offset is paged.
        #expect(names { $0.paging == nil && $0.argument("offset") != nil } == [])
    }

    @Test("says how large a page may be, or is")
    func boundPages() {
        // Of these the reference says neither.
        let unbounded: Set<String> = [
            "logs.list_errors", "htap.starrocks.list_replications", "htap.starrocks.list_databases",
            "htap.clickhouse.list_slow_logs",
        ]
        let found = Self.operations.filter { operation in
            guard let limit = operation.argument("limit") else { return false }
            switch limit.schema {
            case .integer(let rules): return rules.maximum == nil && rules.values.isEmpty && limit.default == nil
            case .string(let rules): return rules.values == nil && limit.default == nil
            default: return true
            }
        }
        #expect(Set(found.map(\.luaName)) == unbounded)
    }
}
