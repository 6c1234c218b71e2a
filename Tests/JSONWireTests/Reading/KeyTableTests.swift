import JSONWire
import Testing

@Suite("A key table")
struct KeyTableTests {
    @Test("finds every key of many by its bytes, and no other")
    func finds() {
        let keys = (0..<500).map { "key_\($0)" } + ["", "数据库", "e\u{301}"]
        let table = KeyTable(keys)
        #expect(table.count == 503)
        for (index, key) in keys.enumerated() { #expect(table.index(of: key) == index) }
        for other in ["key_500", "key_", "Key_1", "数据", "\u{E9}"] { #expect(table.index(of: other) == nil) }
        #expect(KeyTable([]).index(of: "a") == nil)
    }

    @Test("knows other spellings, and gives the first of equal keys")
    func aliases() {
        let table = KeyTable(["id", "name", "id"], aliases: ["Name": 1, "instanceName": 1])
        #expect(table.index(of: "id") == 0)
        #expect(table.index(of: "Name") == 1)
        #expect(table.index(of: "instanceName") == 1)
        #expect(table.keys == ["id", "name", "id"])
    }

    @Test("serves a reader, which keeps the key that is not in it")
    func reading() throws {
        let table = KeyTable(["id", "size"], aliases: ["Size": 1])
        var reader = JSONReader([UInt8](#"{"Size":3,"other\u0020\"key\"":[1],"\u0069d":"x","more":null}"#))
        var unknown: JSONObject = [:]
        var id: String?
        var size: Int64?
        try reader.beginObject()
        while let index = try reader.nextKey(in: table) {
            switch index {
            case 0: id = try reader.readString()
            case 1: size = try reader.readInt64()
            default:
                #expect(index == -1)
                unknown[reader.lastKey] = try reader.readValue()
            }
        }
        try reader.finish()
        #expect(id == "x")
        #expect(size == 3)
        #expect(unknown == ["other \"key\"": [1], "more": nil])
    }

    @Test("tells a key from another spelling of it")
    func spellings() throws {
        let table = KeyTable(["id", "size"], aliases: ["Size": 1])
        var reader = JSONReader([UInt8](#"{"Size":1,"size":2,"Size":3,"other":4}"#))
        var found: [String] = []
        try reader.beginObject()
        while let index = try reader.nextKey(in: table) {
            found.append("\(index) \(reader.lastKeyIsAlias)")
            try reader.skip()
        }
        #expect(found == ["1 true", "1 false", "1 true", "-1 false"])
    }
}
