import JSONWire
import Testing

@Suite("A member that an object has twice")
struct DuplicateTests {
    private func refusal(of text: String, maxDepth: Int = JSONLimits.maxDepth) -> JSONError? {
        do throws(JSONError) {
            _ = try JSONValue(parsing: text, maxDepth: maxDepth, duplicates: .refused)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "is refused on request, with its path and the place of its second name",
        arguments: [
            (#"{"a":1,"a":2}"#, "a", 7), (#"{"a":1,"a":1}"#, "a", 7), (#"{"a":null,"a":null}"#, "a", 10),
            (#"{"a":1,"b":2 , "a":3}"#, "a", 15),
            (#"{"a":1,"\u0061":2}"#, "a", 7), (#"{"\u0061":1,"a":2}"#, "a", 12),
            (#"{"😀":1,"\ud83d\ude00":2}"#, "😀", 10),
            (#"{"":1,"":2}"#, #"[""]"#, 6), (#"{"a":{"":1,"":2}}"#, #"a[""]"#, 11),
            (#"{"a":{"b":1,"b":2}}"#, "a.b", 12), (#"{"a":{"b":1},"a":{"c":1}}"#, "a", 13),
            (#"{"a":{"b":[1,{"c":[],"c":{}}]}}"#, "a.b[2].c", 21), (#"[[],[{"a":1,"a":1}]]"#, "[2][1].a", 12),
            (#"[{"数":1},{"数":1,"数":2}]"#, "[2].数", 20),
            (#"{"a.b":{"c":1,"c":2}}"#, #"["a.b"].c"#, 14), (#"{"a":{"x y\n":1,"x y\n":2}}"#, #"a["x y\n"]"#, 16),
        ])
    func isRefused(text: String, path: String, offset: Int) throws {
        let error = try #require(refusal(of: text))
        #expect(error.kind == .duplicateMember(path: path))
        #expect(error.offset == offset)
    }

    @Test("is found in a large object too, wherever it stands", arguments: [7, 8, 9, 10, 300])
    func isFoundAmongMany(count: Int) {
        let members = (0..<count).map { #""k\#($0)":\#($0)"# }
        #expect(refusal(of: "{" + members.joined(separator: ",") + "}") == nil)
        for number in [0, count / 2, count - 1] {
            let text = "{" + (members + [#""k\#(number)":-1"#]).joined(separator: ",") + "}"
            #expect(refusal(of: text)?.kind == .duplicateMember(path: "k\(number)"))
        }
    }

    @Test(
        "is none when the objects are different, or the names only look alike",
        arguments: [
            #"{"a":{"a":{"a":1}}}"#, #"[{"a":1},{"a":1}]"#, #"{"b":{"a":1},"c":{"a":1},"a":1}"#,
            #"{"a":[{"a":1}],"b":[{"a":1}]}"#, #"{"a":1,"A":1," a":1,"a ":1,"":1}"#, #"{"a":"a","b":"a"}"#,
            "{\"\u{E9}\":1,\"e\u{301}\":2}", #"{"\u00e9":1,"e\u0301":2}"#, #"{"a":1,"\\u0061":2}"#,
            "{}", "[]", "1", #""a""#,
        ])
    func isNone(text: String) throws {
        #expect(try JSONValue(parsing: text, duplicates: .refused) == JSONValue(parsing: text))
    }

    @Test("counts as the last one says where nobody asks: the place is the first one's")
    func lastWins() throws {
        let text = #"{"a":1,"b":{"c":1,"\u0063":2},"a":3}"#
        #expect(try JSONValue(parsing: text).text() == #"{"a":3,"b":{"c":2}}"#)
        #expect(try JSONValue(parsing: text, duplicates: .lastWins).text() == #"{"a":3,"b":{"c":2}}"#)
    }

    @Test("is refused in whatever collection of bytes it stands")
    func collections() {
        let bytes = Array(#"[{"a":1,"a":2}]"#.utf8)
        func path(_ bytes: some Collection<UInt8>) -> JSONError.Kind? {
            do throws(JSONError) {
                _ = try JSONValue(parsing: bytes, duplicates: .refused)
                return nil
            } catch {
                return error.kind
            }
        }
        #expect(path(bytes) == .duplicateMember(path: "[1].a"))
        #expect(path(bytes.lazy.map { $0 }) == .duplicateMember(path: "[1].a"))
    }

    @Test("leaves what else is refused as it was: the first error in the text counts")
    func otherErrors() {
        for text in ["", "{", #"{"a":1,}"#, #"{"a":1,"b"}"#, #"{"a" 1,"a":2}"#, "[] x", "\u{FEFF}{}"] {
            #expect(refusal(of: text) == failure(of: text))
            #expect(refusal(of: text) != nil)
        }
        #expect(refusal(of: #"{"a":1,"a":2"#)?.kind == .duplicateMember(path: "a"))
        #expect(refusal(of: "[[[1]]]", maxDepth: 2)?.kind == .tooDeep(limit: 2))
        let deep = JSONLimits.maxTreeDepth + 1
        let nested = String(repeating: "[", count: deep) + String(repeating: "]", count: deep)
        #expect(refusal(of: nested, maxDepth: 5_000)?.kind == .tooDeep(limit: JSONLimits.maxTreeDepth))
    }

    @Test("is told in one sentence, with line and column")
    func sentence() {
        #expect(
            refusal(of: "{\"a\": {\n  \"b\": 1,\n  \"b\": 2\n}}")?.description
                == "line 3, column 3 (byte 20): the member a.b is there already")
    }
}
