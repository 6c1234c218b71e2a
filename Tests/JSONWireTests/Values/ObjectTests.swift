import JSONWire
import Testing

@Suite("An object")
struct ObjectTests {
    @Test("keeps the order in which keys came", arguments: [3, 8, 9, 200])
    func order(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["k\(number)"] = .integer(Int64(number)) }
        #expect(object.count == count)
        #expect(object.keys == (0..<count).map { "k\($0)" })
        #expect(object.values == (0..<count).map { .integer(Int64($0)) })
        for number in 0..<count { #expect(object["k\(number)"] == .integer(Int64(number))) }
        #expect(object["k\(count)"] == nil)
    }

    @Test("gives a key that is there the new value in the old place", arguments: [3, 8, 9, 200])
    func replacement(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object.append(key: "k\(number)", value: .integer(Int64(number))) }
        object["k1"] = "new"
        object.append(key: "k2", value: "newer")
        #expect(object.count == count)
        #expect(object[1] == ("k1", "new"))
        #expect(object[2] == ("k2", "newer"))
    }

    @Test("loses a key that is set to nil, and finds all the others", arguments: [1, 8, 9, 10, 50])
    func removal(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["k\(number)"] = .integer(Int64(number)) }
        var left = Array(0..<count)
        while !left.isEmpty {
            let removed = left.remove(at: left.count / 2)
            object["k\(removed)"] = nil
            object["not there"] = nil
            #expect(object["k\(removed)"] == nil)
            #expect(object.keys == left.map { "k\($0)" })
            for number in left { #expect(object["k\(number)"] == .integer(Int64(number))) }
        }
        #expect(object.isEmpty)
        object["again"] = true
        #expect(object == ["again": true])
    }

    @Test("can hold a null, which is not the same as holding nothing")
    func null() {
        var object: JSONObject = ["a": nil]
        #expect(object["a"] == .some(.null))
        #expect(object["b"] == nil)
        object["b"] = .null
        #expect(object.count == 2)
    }

    @Test("is equal to another with the same members, in any order", arguments: [3, 30])
    func equality(count: Int) {
        var forwards = JSONObject()
        var backwards = JSONObject()
        for number in 0..<count { forwards["k\(number)"] = .integer(Int64(number)) }
        for number in (0..<count).reversed() { backwards["k\(number)"] = .integer(Int64(number)) }
        #expect(forwards == backwards)
        backwards["k1"] = 99
        #expect(forwards != backwards)
        backwards["k1"] = nil
        #expect(forwards != backwards)
        backwards["other"] = 1
        #expect(forwards != backwards)
    }

    @Test("is a value: a copy does not change with the original")
    func copies() {
        var object = JSONObject()
        for number in 0..<20 { object["k\(number)"] = .integer(Int64(number)) }
        let copy = object
        object["k3"] = nil
        object["new"] = 1
        #expect(copy.count == 20)
        #expect(copy["k3"] == 3)
        #expect(copy["new"] == nil)
    }

    @Test("keeps apart keys that only look alike", arguments: [0, 20])
    func canonicalEquivalence(others: Int) {
        var object = JSONObject()
        for number in 0..<others { object["k\(number)"] = 0 }
        object["\u{E9}"] = 1
        object["e\u{301}"] = 2
        object["\u{8C48}"] = 3
        object["\u{F900}"] = 4
        #expect(object.count == others + 4)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
        #expect(object["\u{8C48}"] == 3)
        #expect(object["\u{F900}"] == 4)
    }

    @Test("with a hundred thousand keys is built and searched without delay")
    func large() throws {
        let text = "{" + (0..<100_000).map { #""key\#($0)":\#($0)"# }.joined(separator: ",") + "}"
        let object = try #require(try JSONValue(parsing: text).objectValue)
        #expect(object.count == 100_000)
        #expect((0..<100_000).allSatisfy { object["key\($0)"] == .integer(Int64($0)) })
    }
}
