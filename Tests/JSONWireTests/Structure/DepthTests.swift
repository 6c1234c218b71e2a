import JSONWire
import Testing

@Suite("Nesting")
struct DepthTests {
    private func arrays(_ depth: Int) -> [UInt8] {
        Array(String(repeating: "[", count: depth).utf8) + Array(String(repeating: "]", count: depth).utf8)
    }

    private func objects(_ depth: Int) -> [UInt8] {
        Array(String(repeating: #"{"a":"#, count: depth).utf8) + Array("1".utf8)
            + Array(String(repeating: "}", count: depth).utf8)
    }

    @Test("is accepted up to the limit and refused at the first bracket beyond", arguments: Road.allCases)
    func defaultLimit(road: Road) throws {
        #expect(try road.error(in: arrays(128)) == nil)
        #expect(try road.error(in: objects(128)) == nil)
        let error = try #require(try road.error(in: arrays(129)))
        #expect(error.kind == .tooDeep(limit: 128))
        #expect(error.offset == 128)
        #expect(try road.error(in: objects(129))?.kind == .tooDeep(limit: 128))
    }

    @Test("has the limit that the caller gives", arguments: Road.allCases)
    func ownLimit(road: Road) throws {
        #expect(try road.error(in: Array("1".utf8), maxDepth: 0) == nil)
        #expect(try road.error(in: arrays(1), maxDepth: 0)?.kind == .tooDeep(limit: 0))
        #expect(try road.error(in: arrays(7), maxDepth: 7) == nil)
        #expect(try road.error(in: objects(8), maxDepth: 7)?.kind == .tooDeep(limit: 7))
    }

    @Test("counts what is open, not what has been")
    func siblings() throws {
        let text = "[" + Array(repeating: "[[]]", count: 1_000).joined(separator: ",") + "]"
        for road in Road.allCases {
            #expect(try road.error(in: Array(text.utf8), maxDepth: 3) == nil)
            #expect(try road.error(in: Array(text.utf8), maxDepth: 2) != nil)
        }
    }

    @Test("of a million levels does not exhaust the stack of a scan")
    func deepScan() throws {
        let bytes = arrays(1_000_000)
        #expect(try Road.scanner.error(in: bytes, maxDepth: .max) == nil)
        #expect(try Road.reader.error(in: bytes, maxDepth: .max) == nil)
        #expect(
            try Road.scanner.error(in: Array(bytes.dropLast()), maxDepth: .max)?.kind
                == .unexpectedEnd(expected: .commaOrArrayEnd))
    }

    @Test("of a tree has a limit of its own that no caller can raise")
    func deepTree() throws {
        let limit = JSONLimits.maxTreeDepth
        let deepest = try JSONValue(parsing: arrays(limit), maxDepth: .max)
        #expect(deepest == (try JSONValue(parsing: deepest.serialized(), maxDepth: .max)))
        #expect(try Road.tree.error(in: arrays(limit + 1), maxDepth: .max)?.kind == .tooDeep(limit: limit))
        var reader = JSONReader(arrays(limit + 1), maxDepth: .max)
        #expect(throws: JSONError.self) { try reader.readValue() }
    }
}
