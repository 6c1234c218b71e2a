import Testing

@testable import GaussDB

@Suite struct ErrorCodeTableTests {
    @Test(arguments: [
        "DBS.200019", "DBS.201014", "DBS.201015", "DBS.200047", "DBS.05000084", "DBS.212033", "DBS.200011",
    ])
    func `codes of a busy instance are busy, whatever their status`(code: String) {
        #expect(ErrorCodeTable.meaning(of: code, status: 400).class == .busy)
        #expect(ErrorCodeTable.meaning(of: code, status: 409).class == .busy)
    }

    @Test(
        arguments: [
            (400, .input), (401, .authentication), (403, .permission), (404, .notFound), (409, .input), (413, .input),
            (422, .input),
            (429, .throttled), (408, .service), (500, .service), (503, .service), (302, .other),
        ] as [(Int, GaussDBError.Class)])
    func `an unknown code is classed by its status`(status: Int, expected: GaussDBError.Class) {
        #expect(ErrorCodeTable.meaning(of: "DBS.999999", status: status).class == expected)
        #expect(ErrorCodeTable.meaning(of: nil, status: status).class == expected)
    }

    @Test func `the meaning of a listed code is its entry's`() {
        for entry in ErrorCodeTable.all {
            let meaning = ErrorCodeTable.meaning(of: entry.code, status: 302)
            #expect(meaning.class == entry.class)
            #expect(meaning.hint == entry.hint)
        }
    }

    @Test func `quota, not found and throttling have their codes`() {
        #expect(ErrorCodeTable.meaning(of: "DBS.200046", status: 413).class == .quota)
        #expect(ErrorCodeTable.meaning(of: "DBS.200543", status: 400).class == .notFound)
        #expect(ErrorCodeTable.meaning(of: "APIGW.0308", status: 200).class == .throttled)
    }
}
