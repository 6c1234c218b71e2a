import GaussDB
import Testing

@Suite struct ErrorCatalogueTests {
    @Test func `all 225 codes of the reference are listed, each once`() {
        #expect(ErrorCodeTable.documented.count == 225)
        #expect(Set(ErrorCodeTable.all.map(\.code)).count == ErrorCodeTable.all.count)
        for entry in ErrorCodeTable.all {
            #expect(ErrorCodeTable.entry(for: entry.code) == entry)
        }
    }

    @Test func `the statuses are those of the reference`() {
        let byStatus = Dictionary(grouping: ErrorCodeTable.documented, by: \.httpStatus).mapValues(\.count)
        #expect(byStatus == [400: 172, 403: 8, 404: 17, 409: 13, 413: 2, 422: 1, 500: 12])
    }

    @Test func `every entry says in whole sentences what happened and what to do`() {
        for entry in ErrorCodeTable.all {
            #expect(entry.explanation.hasSuffix(".") && entry.explanation.count > 10, "\(entry.code)")
            #expect(entry.hint.hasSuffix(".") && entry.hint.count > 10, "\(entry.code)")
            #expect(entry.explanation != entry.hint, "\(entry.code)")
            #expect(entry.class != .other, "\(entry.code)")
        }
    }

    @Test(
        arguments: [
            ("DBS.200019", 409, .busy), ("DBS.05000000", 500, .service), ("DBS.05000097", 409, .input),
            ("DBS.200044", 403, .notFound), ("DBS.200046", 413, .quota), ("DBS.200821", 500, .retry),
            ("DBS.212019", 422, .input), ("DBS.05000028", 400, .permission), ("DBS.280056", 403, .authentication),
            ("DBS.290015", 500, .service), ("DBS.200501", 404, .notFound), ("DBS.05000094", 400, .retry),
        ] as [(String, Int, GaussDBError.Class)])
    func `a code has its status and its class`(code: String, status: Int, expected: GaussDBError.Class) throws {
        let entry = try #require(ErrorCodeTable.entry(for: code))
        #expect(entry.httpStatus == status && entry.isDocumented)
        #expect(entry.class == expected)
    }

    @Test func `codes that are only seen in answers are told apart`() throws {
        let entry = try #require(ErrorCodeTable.entry(for: "DBS.212033"))
        #expect(!entry.isDocumented)
        #expect(entry.class == .busy)
        #expect(ErrorCodeTable.entry(for: "DBS.999999") == nil)
    }

    @Test func `operations that hints name exist`() {
        var named: Set<String> = []
        for entry in ErrorCodeTable.all {
            for text in [entry.explanation, entry.hint] { named.formUnion(OperationNames.inBackquotes(of: text)) }
        }
        #expect(named.count > 30)
        for name in named.sorted() {
            #expect(Catalogue.shared.operation(lua: name) != nil, "\(name)")
        }
    }
}
