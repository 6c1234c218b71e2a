/// Makes ids that depend on nothing but the seed and how many were made before.
struct IdentifierSource {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A source of its own for a named purpose, so that ids of one kind do not shift those of another.
    init(seed: UInt64, purpose: String) {
        // FNV-1a: stable across runs and machines, which `Hasher` is not.
        let hash = purpose.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        self.init(seed: seed ^ hash)
    }

    /// 32 hexadecimal digits.
    mutating func hex() -> String { Self.hex(next()) + Self.hex(next()) }

    /// A UUID of version 4 in its usual form.
    mutating func uuid() -> String {
        let high = next() & ~0xF000 | 0x4000
        let low = next() & ~(0xC000 << 48) | (0x8000 << 48)
        var text = Self.hex(high) + Self.hex(low)
        for position in [20, 16, 12, 8] { text.insert("-", at: text.index(text.startIndex, offsetBy: position)) }
        return text
    }

    /// So many decimal digits.
    mutating func digits(_ count: Int) -> String {
        String((0..<count).map { _ in Character(Unicode.Scalar(UInt8(0x30 + next() % 10))) })
    }

    /// SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    private static func hex(_ value: UInt64) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
