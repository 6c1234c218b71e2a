import GaussDB
import JSONWire
import Testing

@Suite("Answers read by a schema")
struct SchemaSinkTests {
    private let text = Schema.string(StringRules())
    private let integer = Schema.integer(IntegerRules())

    private func object(_ fields: (String, Schema)...) -> Schema {
        .object(ObjectSchema(name: "T", fields: fields.map { Field(name: $0.0, schema: $0.1) }))
    }

    private func read(_ json: String, _ schema: Schema?) throws -> String {
        try Shaping.read(text: json, by: schema).text()
    }

    @Test("have scalars of the described type wherever nothing is lost")
    func convertScalars() throws {
        let schema = object(("text", text), ("count", integer), ("size", .number(NumberRules())), ("flag", .boolean))
        #expect(
            try read(#"{"text":3306,"count":"3306","size":"0.5","flag":"false"}"#, schema)
                == #"{"text":"3306","count":3306,"size":0.5,"flag":false}"#)
        #expect(
            try read(#"{"text":true,"count":7.0,"size":7,"flag":"TRUE"}"#, schema)
                == #"{"text":"true","count":7,"size":7,"flag":true}"#)
        #expect(
            try read(#"{"text":1.25,"count":-1,"size":1e2,"flag":true}"#, schema)
                == #"{"text":"1.25","count":-1,"size":100.0,"flag":true}"#)
        #expect(try read(#"{"text":18446744073709551616}"#, schema) == #"{"text":"18446744073709551616"}"#)
    }

    @Test("keep scalars as they came where something would be lost")
    func keepScalars() throws {
        let schema = object(("count", integer), ("size", .number(NumberRules())), ("flag", .boolean))
        for json in [
            #"{"count":"many"}"#, #"{"count":7.5}"#, #"{"count":18446744073709551616}"#, #"{"count":""}"#,
            #"{"count":true}"#,
            #"{"size":"big"}"#, #"{"flag":"yes"}"#, #"{"flag":1}"#, #"{"count":null,"size":null,"flag":null}"#,
        ] {
            #expect(try read(json, schema) == json)
        }
    }

    @Test("have exact numbers beyond 2^53")
    func keepExactNumbers() throws {
        let schema = object(("a", integer), ("b", integer))
        #expect(
            try read(#"{"a":9007199254740993,"b":"9223372036854775807"}"#, schema)
                == #"{"a":9007199254740993,"b":9223372036854775807}"#)
    }

    @Test("have texts with the digits that were sent, in lists and maps too")
    func keepDigits() throws {
        let list = Schema.array(of: text, minCount: nil, maxCount: nil)
        let map = Schema.object(ObjectSchema(name: "", fields: [], additional: text))
        let schema = object(("text", text), ("list", list), ("map", map))
        #expect(
            try read(#"{"text":2.10,"list":[1.50,1e2,10000000000000000.0,-0.0],"map":{"a":5.70}}"#, schema)
                == #"{"text":"2.10","list":["1.50","1e2","10000000000000000.0","-0.0"],"map":{"a":"5.70"}}"#)
    }

    @Test("have whole numbers exact however they are written, and no number that a text does not hold exactly")
    func keepWholeNumbers() throws {
        let schema = object(("count", integer), ("size", .number(NumberRules())))
        #expect(try read(#"{"count":9007199254740993.0}"#, schema) == #"{"count":9007199254740993}"#)
        #expect(try read(#"{"count":1.000000000000000000000}"#, schema) == #"{"count":1}"#)
        #expect(try read(#"{"size":"9007199254740993"}"#, schema) == #"{"size":9007199254740993}"#)
        #expect(try read(#"{"size":"0.1234567890123456789"}"#, schema) == #"{"size":0.1234567890123456789}"#)
        #expect(try read(#"{"size":"+.5"}"#, schema) == #"{"size":0.5}"#)
        for json in [
            #"{"size":"0x10"}"#, #"{"size":"nan"}"#, #"{"size":"inf"}"#, #"{"size":" 1"}"#, #"{"size":"1e999"}"#,
        ] {
            #expect(try read(json, schema) == json)
        }
    }

    @Test("have the reference's names where the service spells otherwise")
    func renameAliases() throws {
        let schema = Schema.object(
            ObjectSchema(
                name: "T", fields: [Field(name: "transaction_split", schema: text, aliases: ["transaction_splitt"])]))
        #expect(try read(#"{"transaction_splitt":true}"#, schema) == #"{"transaction_split":"true"}"#)
        #expect(try read(#"{"transaction_split":"true"}"#, schema) == #"{"transaction_split":"true"}"#)
    }

    @Test("keep members that are not described, whatever is in them")
    func keepUnknown() throws {
        let schema = object(("a", text), ("b", .any))
        let json = #"{"new":{"a":1,"list":[1,"2",{}],"none":[]},"b":{"a":1,"x":[]},"a":"1"}"#
        #expect(try read(json, schema) == json)
    }

    @Test("convert the values of maps")
    func convertMaps() throws {
        let map = Schema.object(ObjectSchema(name: "", fields: [], additional: text))
        #expect(try read(#"{"az1":"normal","az2":0}"#, map) == #"{"az1":"normal","az2":"0"}"#)
    }

    @Test("have lists where lists belong, tables where tables belong, also when they are empty")
    func shapeContainers() throws {
        let inner = object(("id", text))
        let schema = object(("list", .array(of: inner, minCount: nil, maxCount: nil)), ("table", inner))
        #expect(try read(#"{"list":[],"table":{}}"#, schema) == #"{"list":[],"table":{}}"#)
        #expect(try read(#"{"list":{},"table":[]}"#, schema) == #"{"list":[],"table":{}}"#)
        #expect(
            try read(#"{"list":{"id":7},"table":{"id":8}}"#, schema) == #"{"list":[{"id":"7"}],"table":{"id":"8"}}"#)
        #expect(try read(#"{"list":[{"id":7},{"id":8}]}"#, schema) == #"{"list":[{"id":"7"},{"id":"8"}]}"#)
        #expect(try read(#"{"table":[{"id":7}],"list":null}"#, schema) == #"{"table":[{"id":7}],"list":null}"#)
        #expect(try read(#"{"table":[1,[],{}]}"#, schema) == #"{"table":[1,[],{}]}"#)
        #expect(try read(#"{"table":[[]]}"#, schema) == #"{"table":[[]]}"#)
        #expect(try read(#"{"table":[null]}"#, schema) == #"{"table":[null]}"#)
    }

    @Test("convert the items of lists, lists of lists among them")
    func convertItems() throws {
        let list = Schema.array(of: .array(of: integer, minCount: nil, maxCount: nil), minCount: nil, maxCount: nil)
        #expect(try read(#"{"a":[["1",2],[],{}]}"#, object(("a", list))) == #"{"a":[[1,2],[],[]]}"#)
        let nested = Schema.array(
            of: .array(of: object(("id", text)), minCount: nil, maxCount: nil), minCount: nil, maxCount: nil)
        #expect(try read(#"{"a":[{"id":1}]}"#, object(("a", nested))) == #"{"a":[[{"id":"1"}]]}"#)
    }

    @Test("pass untouched without a schema")
    func passUntouched() throws {
        let json = #"{"a":[{},[],"1",1,1.5,null,true,18446744073709551616]}"#
        #expect(try read(json, nil) == json)
        #expect(try read("7", text) == #""7""#)
    }

    @Test("never lose or invent a bracket, whatever shape comes", arguments: 0..<200)
    func stayWellFormed(seed: Int) throws {
        var generator = Scrambled(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
        let value = generator.value(depth: 4)
        let inner = object(("a", .array(of: integer, minCount: nil, maxCount: nil)), ("b", text))
        let schema = object(("a", inner), ("b", .array(of: inner, minCount: nil, maxCount: nil)), ("c", integer))
        // A JSON text that does not parse again makes this throw.
        let once = try Shaping.read(value, by: schema)
        #expect(try Shaping.read(once, by: schema) == once)
    }
}

/// Random trees of a few names and shapes; the same for the same seed.
private struct Scrambled {
    var state: UInt64

    private mutating func next(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    mutating func value(depth: Int) -> JSONValue {
        switch next(depth > 0 ? 9 : 6) {
        case 0: return .null
        case 1: return .bool(next(2) == 0)
        case 2: return .integer(Int64(next(100)))
        case 3: return .string(String(next(100)))
        case 4: return .double(Double(next(100)) / 4)
        case 5: return .string("text")
        case 6: return .array((0..<next(3)).map { _ in value(depth: depth - 1) })
        default:
            var object = JSONObject()
            for name in ["a", "b", "c", "d"] where next(2) == 0 { object[name] = value(depth: depth - 1) }
            return .object(object)
        }
    }
}
