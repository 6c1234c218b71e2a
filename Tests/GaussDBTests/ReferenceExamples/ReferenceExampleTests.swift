import GaussDB
import Testing

@Suite("The examples of the API reference")
struct ReferenceExampleTests {
    @Test("are there for every operation, and for no other")
    func areComplete() {
        let operations = Catalogue.shared.allOperations
        let described = Dictionary(uniqueKeysWithValues: operations.map { ($0.section, $0.id) })
        let examples = Dictionary(uniqueKeysWithValues: ReferenceExample.all.map { ($0.section, $0.operation) })
        #expect(examples == described)
        #expect(examples.count == 224)
    }

    @Test("are as many as the reference has")
    func areCounted() {
        let requests = ReferenceExample.all.flatMap(\.requests)
        let responses = ReferenceExample.all.flatMap(\.responses)
        #expect(requests.count == 239)
        #expect(requests.count { $0.body != nil } == 129)
        #expect(requests.count { !$0.mended.isEmpty } == 4)
        #expect(responses.count == 230)
        #expect(responses.count { $0.status < 400 } == 218)
        #expect(ReferenceExample.all.count { $0.requests.isEmpty } == 0)
    }

    @Test("belong to operations that are types, each once")
    func haveTypes() {
        let types = OperationTypes.all.map { $0.descriptor.id }
        #expect(types.count == Set(types).count)
        #expect(Set(types) == Set(ReferenceExample.all.map(\.operation)))
    }
}
