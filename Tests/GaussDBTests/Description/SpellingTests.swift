import GaussDB
import JSONWire
import Testing

/// Answers in which a member comes under the reference's name and under another one.
struct SpellingTests {
    /// What is read of each text, where `b` and `c` are other spellings of `a`.
    static let answers: [(json: String, value: String?)] = [
        (#"{"a":"own"}"#, "own"), (#"{"b":"other"}"#, "other"),
        (#"{"a":"own","b":null}"#, "own"), (#"{"b":null,"a":"own"}"#, "own"),
        (#"{"b":"other","a":null}"#, "other"), (#"{"a":null,"b":"other"}"#, "other"),
        (#"{"a":"own","b":"other"}"#, "own"), (#"{"b":"other","a":"own"}"#, "own"),
        (#"{"b":"other","c":"third"}"#, "other"), (#"{"c":"third","b":"other","a":"own","b":"again"}"#, "own"),
        (#"{"a":null,"b":null}"#, nil), (#"{"b":null}"#, nil),
        (#"{"a":"own","b":{"x":[1,{"y":[]}],"a":2}}"#, "own"), (#"{"a":"own","b":[[],{},"x",1.5,true,null]}"#, "own"),
        // A value that is none of the description's is one all the same.
        (#"{"b":null,"c":"third","b":null}"#, "third"),
    ]

    private struct Model: ResponseModel {
        static let names = FieldNames("id a|b|c texts")
        var id: String?
        var a: String?
        var texts: [String]?
        var unrecognized: JSONObject

        init(from reader: inout ResponseReader) throws {
            try reader.begin()
            while let index = try reader.next(Self.names) {
                switch index {
                case 0: id = try reader.string()
                case 1: a = try reader.string()
                case 2: texts = try reader.strings()
                default: try reader.keep()
                }
            }
            unrecognized = reader.end()
        }

        func encode(into encoder: inout RequestEncoder) {}
    }

    private static let schema = Schema.object(
        ObjectSchema(
            name: "T",
            fields: [
                Field(name: "id", schema: .string(StringRules())),
                Field(name: "a", schema: .string(StringRules()), aliases: ["b", "c"]),
            ]))

    @Test(arguments: answers)
    func `the reference's own name wins in typed answers, and null never does`(json: String, value: String?) throws {
        let model = try Model(body: Array((#"{"id":"1","# + "" + json.dropFirst()).utf8))
        #expect(model.a == value)
        #expect(model.id == "1")
        #expect(model.unrecognized.isEmpty)
    }

    @Test(arguments: answers)
    func `and in answers that are read by a schema`(json: String, value: String?) throws {
        let text = #"[{"list":["# + json + #"],"id":7}]"#
        let list = Schema.array(of: Self.schema, minCount: nil, maxCount: nil)
        let outer = ObjectSchema(
            name: "Outer",
            fields: [Field(name: "list", schema: list), Field(name: "id", schema: .string(StringRules()))])
        let read = try Shaping.read(text: text, by: .array(of: .object(outer), minCount: nil, maxCount: nil))
        let member: JSONValue = value.map { .string($0) } ?? .null
        #expect(read == [["list": [["a": member]], "id": "7"]])
    }

    @Test func `members that are left out are not counted`() throws {
        var sink = SchemaSink(CountLog(), schema: Self.schema)
        try JSONScanner.scan(Array(#"{"a":"x","b":{"c":[1,2]},"c":null,"id":"y"}"#.utf8), into: &sink)
        #expect(sink.base.counts == [2])
    }

    @Test func `a single object where a list belongs has its spellings too`() throws {
        let list = Schema.array(of: Self.schema, minCount: nil, maxCount: nil)
        #expect(try Shaping.read(text: #"{"b":"other","a":"own","c":1}"#, by: list) == [["a": "own"]])
    }

    @Test func `lists of texts keep the digits of their numbers, or stay as they came`() throws {
        func texts(_ json: String) throws -> Model { try Model(body: Array("{\"texts\":\(json)}".utf8)) }
        #expect(
            try texts(#"["a",2.10,7,true,10000000000000000.0]"#).texts == [
                "a", "2.10", "7", "true", "10000000000000000.0",
            ])
        #expect(try texts("2.10").texts == ["2.10"])
        #expect(try texts("[]").texts == [])
        #expect(try texts("null").texts == nil)
        for json in [#"["a",null]"#, #"["a",{"b":[]},1.5]"#, #"{"a":1}"#] {
            let model = try texts(json)
            #expect(model.texts == nil)
            #expect(try model.unrecognized["texts"] == JSONValue(parsing: json))
        }
    }
}

/// Notes what is said of the sizes of objects.
private struct CountLog: JSONSink {
    var counts: [Int] = []
    mutating func null() {}
    mutating func bool(_ value: Bool) {}
    mutating func integer(_ value: Int64) {}
    mutating func double(_ value: Double) {}
    mutating func number(literal: UnsafeBufferPointer<UInt8>) {}
    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {}
    mutating func beginObject() {}
    mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) {}
    mutating func endObject(count: Int) { counts.append(count) }
    mutating func beginArray() {}
    mutating func endArray(count: Int) {}
}
