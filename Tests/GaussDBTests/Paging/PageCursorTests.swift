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
    func `without arguments the first page is the largest and begins at the first record`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["name": "x"])
        #expect(try cursor.next() == ["name": "x", "limit": 100, "offset": 0])
        #expect(try cursor.next() == ["name": "x", "limit": 100, "offset": 0])
    }

    @Test(arguments: following)
    func `a list that is followed by its items begins without a marker`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: [:])
        #expect(try cursor.next() == ["limit": 100])
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
    ) throws {
        var cursor = PageCursor(Self.list(.offset(items: "things"), limit: limit, default: standard), arguments: [:])
        #expect(try cursor.next()?["limit"] == largest.map { .integer($0) })
    }

    @Test func `a list without a page size is asked for none`() throws {
        var cursor = PageCursor(Self.list(.offset(items: "things"), limit: nil), arguments: [:])
        #expect(try cursor.next() == ["offset": 0])
    }

    // MARK: The next page

    @Test(arguments: counting)
    func `the next page begins after as many records as came`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["limit": 2, "offset": 7])
        cursor.advance(count: 2, last: nil, total: nil)
        #expect(try cursor.next() == ["limit": 2, "offset": 9])
        cursor.advance(count: 2, last: [:], total: nil)
        #expect(try cursor.next() == ["limit": 2, "offset": 11])
    }

    @Test(arguments: counting)
    func `page size and first record may be given as text, or as numbers like 2.0`(paging: Paging) throws {
        for arguments in [["limit": "2", "offset": "4"], ["limit": 2.0, "offset": 4.0]] as [JSONObject] {
            var cursor = PageCursor(Self.list(paging), arguments: arguments)
            #expect(try cursor.next() == arguments)
            cursor.advance(count: 2, last: nil, total: nil)
            #expect(try cursor.next()?["offset"] == 6)
            #expect(try cursor.next()?["limit"] == arguments["limit"])
            cursor.advance(count: 1, last: nil, total: nil)
            #expect(try cursor.next() == nil)
        }
    }

    @Test(arguments: following)
    func `the next page begins after the last item`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["limit": 2, "name": "x"])
        cursor.advance(count: 2, last: item(paging, "m1"), total: nil)
        #expect(try cursor.next() == ["limit": 2, "name": "x", parameter(of: paging): "m1"])
        cursor.advance(count: 2, last: item(paging, 1_673_852_043_000), total: nil)
        #expect(try cursor.next()?[parameter(of: paging)] == 1_673_852_043_000)
    }

    @Test func `a larger page than was asked for is counted as it came`() throws {
        var cursor = PageCursor(Self.list(.offset(items: "things")), arguments: ["limit": 2])
        cursor.advance(count: 5, last: nil, total: nil)
        #expect(try cursor.next()?["offset"] == 5)
    }

    // MARK: The end

    @Test(arguments: styles)
    func `a page that is shorter than asked for is the last`(paging: Paging) throws {
        for arguments in [["limit": 3], ["limit": "3"], [:]] as [JSONObject] {
            var cursor = PageCursor(Self.list(paging, limit: .integer(IntegerRules(maximum: 3))), arguments: arguments)
            // What the last item of the last page is does not matter.
            cursor.advance(count: 2, last: nil, total: nil)
            #expect(try cursor.next() == nil)
        }
    }

    @Test(arguments: styles)
    func `an empty page is the last`(paging: Paging) throws {
        for limit in [Self.size, nil] {
            var cursor = PageCursor(Self.list(paging, limit: limit), arguments: [:])
            cursor.advance(count: 0, last: nil, total: nil)
            #expect(try cursor.next() == nil)
        }
    }

    @Test(arguments: styles)
    func `without a page size there is a next page until one is empty`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging, limit: nil), arguments: [:])
        cursor.advance(count: 3, last: item(paging, "a"), total: nil)
        #expect(try cursor.next() != nil)
        cursor.advance(count: 1, last: item(paging, "b"), total: nil)
        #expect(try cursor.next() != nil)
        cursor.advance(count: 0, last: nil, total: nil)
        #expect(try cursor.next() == nil)
    }

    @Test(arguments: counting)
    func `a full page that reaches the number of records is the last`(paging: Paging) throws {
        for (total, isLast) in [(4, true), (3, true), (5, false), (nil, false)] as [(Int64?, Bool)] {
            var cursor = PageCursor(Self.list(paging), arguments: ["limit": 2, "offset": 2])
            cursor.advance(count: 2, last: nil, total: total)
            #expect((try cursor.next() == nil) == isLast, "of \(String(describing: total))")
        }
    }

    @Test(arguments: counting)
    func `an offset beyond all numbers is the end and no crash`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["limit": 2, "offset": .integer(.max - 1)])
        cursor.advance(count: 2, last: nil, total: nil)
        #expect(try cursor.next() == nil)
    }

    @Test(arguments: following)
    func `a page that ends with the item it began after is the last`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["limit": 1])
        cursor.advance(count: 1, last: item(paging, "m"), total: nil)
        #expect(try cursor.next() != nil)
        cursor.advance(count: 1, last: item(paging, "m"), total: nil)
        #expect(try cursor.next() == nil)
    }

    @Test(arguments: counting)
    func `a short page is not the last when the service says that there are more records`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: [:])
        cursor.advance(count: 50, last: nil, total: 120)
        #expect(try cursor.next()?["offset"] == 50)
        cursor.advance(count: 50, last: nil, total: 120)
        #expect(try cursor.next()?["offset"] == 100)
        cursor.advance(count: 20, last: nil, total: 120)
        #expect(try cursor.next() == nil)
    }

    @Test(arguments: counting)
    func `an empty page is the last, whatever the service says of more records`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: [:])
        cursor.advance(count: 0, last: nil, total: 120)
        #expect(try cursor.next() == nil)
    }

    @Test(arguments: following)
    func `pages that go in a circle are an error that is told once`(paging: Paging) throws {
        var cursor = PageCursor(Self.list(paging), arguments: ["limit": 1])
        for marker in ["a", "b", "c"] as [JSONValue] {
            cursor.advance(count: 1, last: item(paging, marker), total: nil)
            #expect(try cursor.next()?[parameter(of: paging)] == marker)
        }
        cursor.advance(count: 1, last: item(paging, "a"), total: nil)
        let error = #expect(throws: GaussDBError.self) { try cursor.next() }
        #expect(error?.kind == .network)
        #expect(error?.message.contains("circle") == true)
        #expect(try cursor.next() == nil)
    }

    @Test(arguments: following)
    func `a full page whose last item does not say where the next begins is an error after that page`(
        paging: Paging
    ) throws {
        let member = try #require(PageCursor.names(of: paging).member)
        for last in [nil, [:], ["other": "x"], [member: nil]] as [JSONObject?] {
            var cursor = PageCursor(Self.list(paging), arguments: ["limit": 1])
            cursor.advance(count: 1, last: last, total: nil)
            let error = #expect(throws: GaussDBError.self) { try cursor.next() }
            #expect(error?.kind == .network)
            #expect(error?.operation == "thing.make")
            #expect(error?.message.contains("`\(member)`") == true)
            #expect(try cursor.next() == nil)
        }
    }

    @Test func `the number of records is a number or a text`() throws {
        #expect(PageCursor.total(in: ["total_count": 7]) == 7)
        #expect(PageCursor.total(in: ["total_count": "7"]) == 7)
        #expect(PageCursor.total(in: ["total_count": "many"]) == nil)
        #expect(PageCursor.total(in: [:]) == nil)
    }

    @Test func `the largest page of a list whose limit is a text stands among its rules`() throws {
        let quotas = try #require(Catalogue.shared.operation(lua: "quota.list"))
        var cursor = PageCursor(quotas, arguments: [:])
        #expect(try cursor.next()?["limit"] == 100)
    }

    @Test func `an operation that is not paged has one page`() throws {
        var cursor = PageCursor(Self.list(nil, limit: nil), arguments: ["name": "x"])
        #expect(try cursor.next() == ["name": "x"])
        cursor.advance(count: 100, last: nil, total: nil)
        #expect(try cursor.next() == nil)
    }

    @Test func `the arguments of each style are known by name`() throws {
        let names = Self.styles.map { PageCursor.names(of: $0) }
        #expect(
            names.map(\.arguments) == [
                ["limit", "offset"], ["limit", "offset"], ["limit", "line_num"], ["limit", "after"],
            ])
        #expect(names.map(\.member) == [nil, nil, "line_num", "id"])
    }
}
