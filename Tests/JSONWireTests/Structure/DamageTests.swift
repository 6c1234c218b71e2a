import JSONWire
import Testing

@Suite("A damaged document")
struct DamageTests {
    private static let sample = Array(
        #"{"id":"a1","n":-12.5e3,"big":9007199254740993,"list":[true,false,null,{"深":"\u00e9\ud83d\ude00\n"}],"empty":{},"none":[]}"#
            .utf8)

    @Test("is refused wherever it is cut off", arguments: Road.allCases)
    func truncation(road: Road) throws {
        #expect(try road.error(in: Self.sample) == nil)
        for length in 0..<Self.sample.count {
            let error = try road.error(in: Array(Self.sample.prefix(length)))
            #expect(error != nil, "\(length) bytes")
            #expect((error?.offset ?? 0) <= length)
        }
    }

    @Test("is refused or read alike on every road, whichever byte is changed to whichever other")
    func corruption() throws {
        for position in Self.sample.indices {
            var bytes = Self.sample
            for byte in UInt8.min...UInt8.max {
                bytes[position] = byte
                let errors = try Road.allCases.map { try $0.error(in: bytes) }
                if Set(errors.map { $0?.offset }).count != 1 { Issue.record("byte \(position) as \(byte): \(errors)") }
                if errors[0] == nil,
                    try JSONValue(parsing: JSONValue(parsing: bytes).serialized()) != JSONValue(parsing: bytes)
                {
                    Issue.record("byte \(position) as \(byte) does not come back")
                }
            }
        }
    }

    @Test("may lack a byte, or have one twice, without harm")
    func deletionAndRepetition() throws {
        for position in Self.sample.indices {
            var shorter = Self.sample
            shorter.remove(at: position)
            var longer = Self.sample
            longer.insert(longer[position], at: position)
            for bytes in [shorter, longer] {
                let errors = try Road.allCases.map { try $0.error(in: bytes) }
                #expect(Set(errors.map { $0?.offset }).count == 1)
            }
        }
    }

    @Test("of random bytes is never read past its end")
    func noise() throws {
        var generator = SeededGenerator(seed: 0x4015E)
        let alphabet = Array(#"{}[]:,"\u0123456789eE+-.truefalsn "#.utf8) + [0x00, 0xC3, 0xA9, 0xED, 0xF0]
        for _ in 0..<5_000 {
            let bytes = (0..<generator.next() % 24).map { _ in alphabet[Int(generator.next() % UInt64(alphabet.count))]
            }
            for road in Road.allCases {
                if let error = try road.error(in: bytes), error.offset > bytes.count {
                    Issue.record("\(bytes): \(error)")
                }
            }
        }
    }
}
