import GaussDB
import JSONWire
import Testing

@testable import MoonbookCLI

@Suite("What is asked of the reference")
struct ReferenceLookupTests {
    private func operation(_ words: String...) -> String? {
        guard case .operation(let operation) = ReferenceLookup().topic(for: words) else { return nil }
        return operation.luaName
    }

    private func results(_ words: String...) -> ReferenceSearch.Results {
        guard case .results(let results) = ReferenceLookup().topic(for: words) else { return ReferenceSearch.Results() }
        return results
    }

    @Test("An operation is found by its Lua name, its public name, and by what goes through its pages")
    func exactOperations() {
        #expect(operation("proxy.create") == "proxy.create")
        #expect(operation("Proxy.Create") == "proxy.create")
        #expect(operation("proxy", "create") == "proxy.create")
        #expect(operation("CreateGaussMySqlProxy") == "proxy.create")
        #expect(operation("proxy.each") == "proxy.list")
    }

    @Test("A module is found by its name or by the first part of several")
    func modules() {
        for name in ["proxy", "htap", "htap.starrocks", "legacy"] {
            guard case .module(name) = ReferenceLookup().topic(for: [name]) else {
                Issue.record("\(name) is no module")
                continue
            }
        }
        guard case .overview = ReferenceLookup().topic(for: []) else {
            Issue.record("no words are not the overview")
            return
        }
    }

    @Test(
        "Codes, metrics, regions and IAM actions are found by their names",
        arguments: ["DBS.200019", "dbs.200019", "gaussdb_mysql001_cpu_util", "cn-north-4", "gaussdb:instance:list"])
    func entries(_ name: String) {
        guard case .entry(let entry) = ReferenceLookup().topic(for: [name]) else {
            Issue.record("\(name) is not found")
            return
        }
        #expect(entry.key.lowercased() == name.lowercased())
        #expect(!entry.json.isNull)
    }

    @Test("A search puts names before fields and fields before descriptions")
    func ranking() throws {
        let found = results("weight*").operations
        #expect(found.first?.operation.luaName == "proxy.set_weights")
        let create = try #require(found.first { $0.operation.luaName == "proxy.create" })
        #expect(
            create.matches.first?.subject == "nodes_read_weight"
                || create.matches.first?.subject.contains("weight") == true)
        #expect(create.matches.contains { $0.subject == "nodes_read_weight[].weight" })
        #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
    }

    @Test("All words must be found")
    func severalWords() {
        let one = results("weight*").operations.map(\.operation.luaName)
        let both = results("weight*", "delay").operations.map(\.operation.luaName)
        #expect(both.count < one.count)
        #expect(Set(both).isSubset(of: one))
    }

    @Test("Values of enumerations are found")
    func values() {
        #expect(results("readwrite").operations.contains { $0.operation.luaName == "proxy.create" })
    }

    @Test("What is about to be retired comes after what replaces it")
    func retiring() throws {
        let found = results("create instance").operations.map(\.operation.luaName)
        let current = try #require(found.firstIndex(of: "instance.create"))
        let retiring = found.firstIndex { $0.hasPrefix("legacy.") } ?? found.endIndex
        #expect(current < retiring)
    }

    @Test("Error codes are searched too")
    func errorCodes() {
        let found = results("DBS.2000*")
        #expect(found.entries.contains { $0.key == "DBS.200019" })
        #expect(found.operations.isEmpty)
    }

    @Test("A misspelt name gets the near ones")
    func suggestions() {
        guard case .nothing(let names) = ReferenceLookup().topic(for: ["proxy.craete"]) else {
            Issue.record("it was found")
            return
        }
        #expect(names.first == "proxy.create")
        guard case .nothing = ReferenceLookup().topic(for: ["zzzzzzzzzzzzzz"]) else {
            Issue.record("it was found")
            return
        }
    }
}
