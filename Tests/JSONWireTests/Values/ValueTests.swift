import JSONWire
import Testing

@Suite("A value")
struct ValueTests {
    @Test("is written as literals")
    func literals() {
        let value: JSONValue = ["a": 1, "b": [true, nil, 2.5, "x"], "c": [:], "a": 2]
        #expect(value.text() == #"{"a":2,"b":[true,null,2.5,"x"],"c":{}}"#)
        let name = "orders"
        #expect(("db-\(name)" as JSONValue) == .string("db-orders"))
    }

    @Test("gives its content to whom asks for the right kind, and nil to others")
    func accessors() {
        #expect(JSONValue.string("x").stringValue == "x")
        #expect(JSONValue.bool(true).boolValue == true)
        #expect(JSONValue.integer(3).integerValue == 3)
        #expect(JSONValue.double(3).integerValue == 3)
        #expect(JSONValue.double(3.5).integerValue == nil)
        #expect(JSONValue.double(0x1p63).integerValue == nil)
        #expect(JSONValue.double(-0x1p63).integerValue == .min)
        #expect(JSONValue.double(.nan).integerValue == nil)
        #expect(JSONValue.integer(3).doubleValue == 3)
        #expect(JSONValue.number("18446744073709551616").doubleValue == 0x1p64)
        #expect(JSONValue.number("1e999").doubleValue == nil)
        #expect(JSONValue.null.isNull && !JSONValue.bool(false).isNull)
        let all: [JSONValue] = [nil, true, 1, 1.5, "s", [], [:], .number("1e999")]
        #expect(all.compactMap(\.stringValue).count == 1)
        #expect(all.compactMap(\.boolValue).count == 1)
        #expect(all.compactMap(\.integerValue).count == 1)
        #expect(all.compactMap(\.doubleValue).count == 2)
        #expect(all.compactMap(\.arrayValue).count == 1)
        #expect(all.compactMap(\.objectValue).count == 1)
        #expect(all.map(\.kind) == [.null, .bool, .number, .number, .string, .array, .object, .number])
    }

    @Test("is looked into by key and by index, without harm where there is nothing")
    func subscripts() {
        let value: JSONValue = ["list": [["id": "a"]]]
        #expect(value["list"]?[0]?["id"]?.stringValue == "a")
        #expect(value["list"]?[1] == nil)
        #expect(value["list"]?[-1] == nil)
        #expect(value["list"]?["id"] == nil)
        #expect(value[0] == nil)
        #expect(value["none"] == nil)
    }

    @Test("tells integers from doubles")
    func equality() {
        #expect(JSONValue.integer(1) != .double(1))
        #expect(JSONValue.number("1e999") != .number("1e1000"))
        #expect((["a": 1, "b": 2] as JSONValue) == ["b": 2, "a": 1])
        #expect(([1, 2] as JSONValue) != [2, 1])
    }

    @Test("is parsed from any collection of bytes")
    func collections() throws {
        let text = #"{"a":[1,"é"]}"#
        let expected: JSONValue = ["a": [1, "é"]]
        #expect(try JSONValue(parsing: text) == expected)
        #expect(try JSONValue(parsing: Array(text.utf8)) == expected)
        #expect(try JSONValue(parsing: Array("xx\(text)".utf8).dropFirst(2)) == expected)
        #expect(try JSONValue(parsing: text.utf8) == expected)
        #expect(try JSONValue(parsing: Array(text.utf8).lazy.map { $0 }) == expected)
    }

    @Test("with a number that JSON does not have is written with null, unless the writer is asked to refuse")
    func unwritable() {
        let values: [JSONValue] = [
            .double(.nan), .double(.infinity), .number("1e"), .number(""), .number("01"), .number("1 "), .number(" 1"),
            .number("true"),
        ]
        for value in values {
            #expect(value.text() == "null")
            var writer = JSONWriter()
            #expect(throws: JSONError.self) { try writer.value(value) }
        }
    }

    @Test("comes back from its text whole: a large document")
    func roundTrip() throws {
        let bytes = SampleDocument.bytes(objects: 20)
        let value = try JSONValue(parsing: bytes)
        #expect(value["instances"]?.arrayValue?.count == 20)
        #expect(value["instances"]?[19]?.objectValue?.count == 70)
        #expect(value.serialized() == bytes)
        #expect(try JSONValue(parsing: value.text(pretty: true)) == value)
    }
}
