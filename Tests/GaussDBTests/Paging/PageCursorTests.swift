import GaussDB
import JSONWire
import Testing

@Suite struct PageCursorTests {
    private static let size = Schema.integer(IntegerRules(minimum: 1, maximum: 100))

    /// A list that takes these arguments. `limit` is one of them unless it is nil.
    private static func list(
        _ paging: Paging?, limit: Schema? = size, default: JSONValue? = nil
    ) -> OperationDescriptor {
        let names = paging.map { PageCursor.names(of: $0).arguments.filter { $0 != "limit" } } ?? []
        var fields = names.map { Field(name: $0, schema: .any) }
        if let limit { fields.append(Field(name: "limit", schema: limit, default: `default`)) }
        return Calls.operation(fields, paging: paging)
    }

    private static let styles: [Paging] = [
        .offset(items: "things"), .bodyOffset(items: "things"), .lineNumber(items: "things"),
        .marker(items: "things", parameter: "after", member: "id"),
    ]
    private static let counting = styles.filter { PageCursor.names(of: $0).member == nil }
    private static let following = styles.filter { PageCursor.names(of: $0).member != nil }

    /// The last item of a page, as the style needs it.
    private func item(_ paging: Paging, _ marker: JSONValue) -> JSONObject? {
        PageCursor.names(of: paging).member.map { member in [member: marker] }
    }

    private func parameter(of paging: Paging) -> String {
        PageCursor.names(of: paging).arguments[1]
    }

    // MARK: The first page

    @Test(arguments: counting)
    func `without arguments the first page is the largest and begins at the first record`(paging: Paging) {
        let cursor = PageCursor(Self.list(paging), arguments: ["name": "x"])
        #expect(cursor.next() == ["name": "x", "limit": 100, "offset": 0])
        #expect(cursor.next() == ["name": "x", "limit": 100, "offset": 0])
    }

    @Test(arguments: following)
    func `a list that is followed by its items begins without a marker`(paging: Paging) {
        #expect(PageCursor(Self.list(paging), arguments: [:]).next() == ["limit": 100])
    }

    @Test(
        arguments: [
            (.integer(IntegerRules(minimum: 1, maximum: 50)), 10, 50),
            (.integer(IntegerRules(values: [10, 50, 20])), nil, 50),
            (.integer(IntegerRules()), 10, 10),
            (.integer(IntegerRules(minimum: 1)), nil, nil),
            (.string(StringRules(values: OpenEnumeration(values: ["10", "50", "20"], isClosed: true))), "10", 50),
            (.string(StringRules(values: OpenEnumeration(values: ["all"], isClosed: false))), "20", 20),
            (.string(StringRules()), "20", 20),
            (.string(StringRules()), "many", nil),
            (.string(StringRules()), nil, nil),
            (.any, 7, 7),
        ] as [(Schema, JSONValue?, Int64?)])
    func `the largest page is the largest that the description allows, else its default`(
        limit: Schema, standard: JSONValue?, largest: Int64?
    ) {
        let cursor = PageCursor(Self.list(.offset(items: "things"), limit: limit, default: standard), arguments: [:])
        #expect(cursor.next()?["limit"] == largest.map { .integer($0) })
    }

    @Test func `a list without a page size is asked for none`() {
        let cursor = PageCursor(Self.list(.offset(items: "things"), limit: nil), arguments: [:])
        #expect(cursor.next() == ["offset": 0])
    }

    // MARK: The next page

    @Test(arguments: counting)
    func `the next page begins after as many records as came`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["limit": 2, "offset": 7])
        try cursor.advance(count: 2, last: nil)
        #expect(cursor.next() == ["limit": 2, "offset": 9])
        try cursor.advance(count: 2, last: [:])
        #expect(cursor.next() == ["limit": 2, "offset": 11])
    }

    @Test(arguments: counting)
    func `page size and first record may be given as text, or as numbers like 2.0`(paging: Paging) throws {
        for arguments in [["limit": "2", "offset": "4"], ["limit": 2.0, "offset": 4.0]] as [JSONObject] {
            var cursor = PageCursor(Self.list(paging), arguments: arguments)
            #expect(cursor.next() == arguments)
            try cursor.advance(count: 2, last: nil)
            #expect(cursor.next()?["offset"] == 6)
            #expect(cursor.next()?["limit"] == arguments["limit"])
            try cursor.advance(count: 1, last: nil)
            #expect(cursor.next() == nil)
        }
    }

    @Test(arguments: following)
    func `the next page begins after the last item`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["limit": 2, "name": "x"])
        try cursor.advance(count: 2, last: item(paging, "m1"))
        #expect(cursor.next() == ["limit": 2, "name": "x", parameter(of: paging): "m1"])
        try cursor.advance(count: 2, last: item(paging, 1_673_852_043_000))
        #expect(cursor.next()?[parameter(of: paging)] == 1_673_852_043_000)
    }

    @Test func `a larger page than was asked for is counted as it came`() throws {
        var cursor = PageCursor(Self.list(.offset(items: "things")), arguments: ["limit": 2])
        try cursor.advance(count: 5, last: nil)
        #expect(cursor.next()?["offset"] == 5)
    }

    // MARK: The end

    @Test(arguments: styles)
    func `a page that is shorter than asked for is the last`(paging: Paging) throws {
        for arguments in [["limit": 3], ["limit": "3"], [:]] as [JSONObject] {
            var cursor = PageCursor(Self.list(paging, limit: .integer(IntegerRules(maximum: 3))), arguments: arguments)
            // What the last item of the last page is does not matter.
            try cursor.advance(count: 2, last: nil)
            #expect(cursor.next() == nil)
        }
    }

    @Test(arguments: styles)
    func `an empty page is the last`(paging: Paging) throws {
        for limit in [Self.size, nil] {
            var cursor = PageCursor(Self.list(paging, limit: limit), arguments: [:])
            try cursor.advance(count: 0, last: nil)
            #expect(cursor.next() == nil)
        }
    }

    @Test(arguments: styles)
    func `without a page size there is a next page until one is empty`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging, limit: nil), arguments: [:])
        try cursor.advance(count: 3, last: item(paging, "a"))
        #expect(cursor.next() != nil)
        try cursor.advance(count: 1, last: item(paging, "b"))
        #expect(cursor.next() != nil)
        try cursor.advance(count: 0, last: nil)
        #expect(cursor.next() == nil)
    }

    @Test(arguments: counting)
    func `a full page that reaches the number of records is the last`(paging: Paging) throws {
        for (total, isLast) in [(4, true), (3, true), (5, false), (nil, false)] as [(Int64?, Bool)] {
            var cursor = PageCursor(Self.list(paging), arguments: ["limit": 2, "offset": 2])
            try cursor.advance(count: 2, last: nil, total: total)
            #expect((cursor.next() == nil) == isLast, "of \(String(describing: total))")
        }
    }

    @Test(arguments: counting)
    func `an offset beyond all numbers is the end and no crash`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["limit": 2, "offset": .integer(.max - 1)])
        try cursor.advance(count: 2, last: nil)
        #expect(cursor.next() == nil)
    }

    @Test(arguments: following)
    func `a page that ends with the item it began after is the last`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["limit": 1])
        try cursor.advance(count: 1, last: item(paging, "m"))
        #expect(cursor.next() != nil)
        try cursor.advance(count: 1, last: item(paging, "m"))
        #expect(cursor.next() == nil)
    }

    @Test(arguments: following)
    func `a full page whose last item does not say where the next begins is an error`(paging: Paging) throws {
        let member = try #require(PageCursor.names(of: paging).member)
        for last in [nil, [:], ["other": "x"], [member: nil]] as [JSONObject?] {
            var cursor = PageCursor(Self.list(paging), arguments: ["limit": 1])
            let error = #expect(throws: GaussDBError.self) { try cursor.advance(count: 1, last: last) }
            #expect(error?.kind == .network)
            #expect(error?.operation == "thing.make")
            #expect(error?.message.contains("`\(member)`") == true)
            #expect(cursor.next() == nil)
        }
    }

    @Test func `an operation that is not paged has one page`() throws {
        var cursor = PageCursor(Self.list(nil, limit: nil), arguments: ["name": "x"])
        #expect(cursor.next() == ["name": "x"])
        try cursor.advance(count: 100, last: nil)
        #expect(cursor.next() == nil)
    }

    @Test func `the arguments of each style are known by name`() {
        let names = Self.styles.map { PageCursor.names(of: $0) }
        #expect(
            names.map(\.arguments) == [
                ["limit", "offset"], ["limit", "offset"], ["limit", "line_num"], ["limit", "after"],
            ])
        #expect(names.map(\.member) == [nil, nil, "line_num", "id"])
    }
}
