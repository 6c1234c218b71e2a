import JSONWire
import Testing

@Suite("The grammar of RFC 8259")
struct ConformanceTests {
    @Test("is accepted with the right value", arguments: Vector.accepted)
    func accepts(_ vector: Vector) throws {
        for road in Road.allCases {
            #expect(try road.error(in: vector.bytes) == nil, "\(road)")
        }
        #expect(try JSONValue(parsing: vector.bytes).text() == vector.value)
    }

    @Test("is all that is accepted", arguments: Vector.refused)
    func refuses(_ vector: Vector) throws {
        for road in Road.allCases {
            #expect(try road.error(in: vector.bytes) != nil, "\(road)")
        }
    }

    @Test("is completed by decisions where it is open", arguments: Vector.open)
    func decides(_ vector: Vector) throws {
        for road in Road.allCases {
            #expect(try (road.error(in: vector.bytes) == nil) == (vector.value != nil), "\(road)")
        }
        if let value = vector.value {
            #expect(try JSONValue(parsing: vector.bytes).text() == value)
        }
    }

    @Test("is judged alike on every road", arguments: Vector.accepted + Vector.refused + Vector.open)
    func agrees(_ vector: Vector) throws {
        let errors = try Road.allCases.map { try $0.error(in: vector.bytes) }
        #expect(Set(errors.map { $0?.kind }).count == 1)
        #expect(Set(errors.map { $0?.offset }).count == 1)
    }

    @Test("survives being written and read again", arguments: Vector.accepted + Vector.open.filter { $0.value != nil })
    func returns(_ vector: Vector) throws {
        let value = try JSONValue(parsing: vector.bytes)
        #expect(try JSONValue(parsing: value.serialized()) == value)
        #expect(try JSONValue(parsing: value.serialized(pretty: true)) == value)
    }

    @Test("is tried with more than 200 texts of different names")
    func isLarge() {
        let vectors = Vector.accepted + Vector.refused + Vector.open
        #expect(vectors.count > 200)
        #expect(Set(vectors.map(\.name)).count == vectors.count)
    }
}
