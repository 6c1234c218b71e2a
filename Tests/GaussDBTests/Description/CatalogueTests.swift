import GaussDB
import JSONWire
import Testing

@Suite("The catalogue")
struct CatalogueTests {
    @Test("has every operation under both of its names")
    func findAll() throws {
        let operations = Catalogue.shared.allOperations
        #expect(operations.count == Catalogue.shared.luaNames.count)
        #expect(operations.count >= 17)
        #expect(Set(operations.map(\.id)).count == operations.count)
        for operation in operations {
            #expect(Catalogue.shared.operation(lua: operation.luaName) === operation)
            #expect(Catalogue.shared.operation(id: operation.id) === operation)
            #expect(Catalogue.shared.operations(inModule: operation.module).contains { $0 === operation })
        }
    }

    @Test("describes every operation well enough to be called, awaited and explained")
    func describeAll() {
        for operation in Catalogue.shared.allOperations {
            let name = operation.luaName
            #expect(operation.summary.hasSuffix("."), "\(name)")
            #expect(!operation.section.isEmpty && !operation.successStatuses.isEmpty, "\(name)")
            #expect(operation.path.segments.contains(.parameter("project_id")), "\(name)")
            // What is waited for, and what is paged through, is in the answer.
            if case .job(let field) = operation.wait { #expect(responseField(operation, field) != nil, "\(name)") }
            if case .offset(let items) = operation.paging {
                #expect(responseField(operation, items) != nil, "\(name)")
                #expect(operation.argument("offset") != nil && operation.argument("limit") != nil, "\(name)")
            }
            if operation.method == .get { #expect(operation.effect == .read, "\(name)") }
            if operation.effect == .read { #expect(operation.wait == .none, "\(name)") }
            for field in operation.parameters.map(\.field) + (operation.bodyObject?.fields ?? []) {
                #expect(!field.summary.isEmpty, "\(name) \(field.name)")
            }
        }
    }

    private func responseField(_ operation: OperationDescriptor, _ name: String) -> Field? {
        guard case .object(let object) = operation.response else { return nil }
        return object.field(name)
    }

    @Test("knows what the reference says of an operation")
    func readOne() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "proxy.create"))
        #expect(operation.id == "CreateGaussMySqlProxy")
        #expect(operation.method == .post)
        #expect(operation.path.description == "/v3/{project_id}/instances/{instance_id}/proxy")
        #expect(operation.section == "4.7.1")
        #expect(operation.effect == .change)
        #expect(operation.wait == .job(field: "job_id"))
        #expect(operation.successStatuses == [201])
        #expect(operation.isBodyRequired)
        #expect(operation.module == "proxy")
        #expect(operation.function == "create")
        let nodes = try #require(operation.argument("node_num"))
        #expect(nodes.isRequired)
        guard case .integer(let rules) = nodes.schema else {
            Issue.record("node_num is not an integer")
            return
        }
        #expect(rules.minimum == 2 && rules.maximum == 16)
        #expect(try #require(Catalogue.shared.operation(lua: "engine.list_flavors")).successStatuses == [202])
        #expect(try #require(Catalogue.shared.operation(lua: "instance.delete")).effect == .destroy)
        #expect(try #require(Catalogue.shared.operation(lua: "instance.list")).paging == .offset(items: "instances"))
        #expect(
            try #require(Catalogue.shared.operation(lua: "instance.create")).argument("password")?.isSensitive == true)
    }

    @Test("has nothing under names that do not exist, and offers the nearest")
    func offerNames() {
        #expect(Catalogue.shared.operation(lua: "instance.creat") == nil)
        #expect(Catalogue.shared.operation(lua: "instance") == nil)
        #expect(Catalogue.shared.operation(lua: "") == nil)
        #expect(Catalogue.shared.operation(id: "CreateNothing") == nil)
        #expect(Catalogue.shared.operations(inModule: "nothing").isEmpty)
        #expect(Catalogue.shared.nearest(to: "instance.craete") == "instance.create")
        #expect(Catalogue.shared.nearest(to: "instanc.create") == "instance.create")
        #expect(Catalogue.shared.nearest(to: "quite.different") == nil)
    }

    @Test("keeps modules within modules apart")
    func separateModules() {
        let catalogue = Catalogue(tables: [
            ModuleTable(
                modules: ["htap", "htap.starrocks"],
                text: """
                    op	A	htap.list	GET	/a
                    s	First.
                    op	B	htap.starrocks.get	GET	/b
                    op	C	htap.starrocks.delete	DELETE	/b
                    """)
        ])
        #expect(catalogue.modules == ["htap", "htap.starrocks"])
        #expect(catalogue.luaNames(inModule: "htap") == ["htap.list"])
        #expect(catalogue.luaNames(inModule: "htap.starrocks") == ["htap.starrocks.get", "htap.starrocks.delete"])
        #expect(catalogue.operations(inModule: "htap").map(\.id) == ["A"])
        #expect(catalogue.operation(lua: "htap.starrocks.get")?.id == "B")
        #expect(catalogue.operation(lua: "htap.list")?.summary == "First.")
    }

    @Test("can be asked by many at once")
    func answerManyAtOnce() async {
        let catalogue = Catalogue(tables: [
            ModuleTable(
                modules: ["m"], text: (0..<50).map { "op\tO\($0)\tm.o\($0)\tGET\t/o\($0)" }.joined(separator: "\n"))
        ])
        await withTaskGroup(of: Bool.self) { group in
            for index in 0..<400 {
                group.addTask { catalogue.operation(lua: "m.o\(index % 50)")?.id == "O\(index % 50)" }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
