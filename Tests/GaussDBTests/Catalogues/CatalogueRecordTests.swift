import Testing

@testable import GaussDB

@Suite struct CatalogueRecordTests {
    @Test func `a record is a head and the indented sentences below it`() {
        let records = CatalogueRecord.all(
            in: """
                a 1 -
                  What happened.
                  What to do.
                b 2 = a
                """)
        #expect(records.map(\.head) == [["a", "1", "-"], ["b", "2", "=", "a"]])
        #expect(records.map(\.sentences) == [["What happened.", "What to do."], []])
    }

    @Test func `an entry takes what it shares with an earlier one from there`() throws {
        let busy = try #require(entry("DBS.1 409 busy", "It is busy."))
        #expect(busy.hint == ErrorCodeTable.hint(for: .busy))
        let same = try #require(entry("DBS.2 400 = DBS.1", earlier: busy))
        #expect(same.code == "DBS.2" && same.httpStatus == 400)
        #expect(same.class == .busy && same.explanation == busy.explanation && same.hint == busy.hint)
    }

    @Test(arguments: [
        "DBS.1", "DBS.1 409", "DBS.1 many busy", "DBS.1 409 lazy", "DBS.1 409 = DBS.0", "DBS.1 400 input",
    ])
    func `a malformed entry, or one without advice, is no entry`(head: String) {
        #expect(entry(head, "It is so.") == nil)
    }

    private func entry(_ head: String, _ sentences: String..., earlier: ErrorCodeEntry? = nil) -> ErrorCodeEntry? {
        let words = head.split(separator: " ").map(String.init)
        return ErrorCodeEntry(CatalogueRecord(head: words, sentences: sentences)) { _ in earlier }
    }
}
