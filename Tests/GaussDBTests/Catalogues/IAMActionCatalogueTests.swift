import GaussDB
import Testing

@Suite struct IAMActionCatalogueTests {
    @Test func `the 21 permissions of the reference share ten actions`() {
        #expect(IAMActionCatalogue.all.count == 10)
        #expect(Set(IAMActionCatalogue.all.map(\.name)).count == 10)
        let operations = IAMActionCatalogue.all.flatMap(\.grants).map(\.operation)
        #expect(operations.count == 21)
        #expect(Set(operations).count == 21)
        for action in IAMActionCatalogue.all {
            #expect(IAMActionCatalogue.action(action.name) == action)
            #expect(action.name.hasPrefix("gaussdb:"))
            #expect(action.explanation.hasSuffix("."), "\(action.name)")
            for grant in action.grants { #expect(grant.explanation.hasSuffix("."), "\(grant.operation)") }
        }
    }

    @Test(arguments: [
        ("instance.list", "gaussdb:instance:list"), ("legacy.instance.delete_node", "gaussdb:instance:delete"),
        ("instance.extend_volume", "gaussdb:instance:modifySpec"), ("backup.get_policy", "gaussdb:backup:list"),
        ("backup.set_policy", "gaussdb:instance:modifyBackupPolicy"), ("configuration.list", "gaussdb:param:list"),
    ])
    func `an operation has its action`(operation: String, action: String) {
        #expect(IAMActionCatalogue.action(for: operation)?.name == action)
    }

    @Test func `an operation that the reference does not list has none`() {
        #expect(IAMActionCatalogue.action(for: "proxy.create") == nil)
    }

    @Test func `the operations exist, the old ones under the paths that the reference lists`() {
        for action in IAMActionCatalogue.all {
            for name in action.operations {
                #expect(Catalogue.shared.operation(lua: name) != nil, "\(name)")
            }
            for grant in action.grants {
                let path = Catalogue.shared.operation(lua: grant.legacyOperation)?.path.description
                #expect(path?.hasPrefix("/mysql/v3/{project_id}/") == true, "\(grant.legacyOperation)")
            }
        }
    }

    @Test func `the description of the operations agrees`() {
        for operation in Catalogue.shared.allOperations {
            guard let name = operation.iamAction else { continue }
            #expect(IAMActionCatalogue.action(name) != nil, "\(operation.luaName)")
            if let listed = IAMActionCatalogue.action(for: operation.luaName) {
                #expect(listed.name == name, "\(operation.luaName)")
            }
        }
    }
}
