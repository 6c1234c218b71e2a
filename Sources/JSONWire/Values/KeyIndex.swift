/// Where each key of an object is: a hash table of places, beside the array that holds the members.
struct KeyIndex: Sendable {
    /// Each slot has the upper half of a hash in its upper half and a place plus one in its lower; 0 is free. A power
    /// of two in size.
    private var slots: [UInt64]

    /// An index of members whose keys are all different.
    init(_ members: [JSONObject.Element]) {
        var size = 32
        while size < members.count * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        for (place, member) in members.enumerated() {
            occupy(Self.hash(member.key) | UInt64(place + 1))
        }
    }

    /// The place of a key.
    func place(of key: String, in members: [JSONObject.Element]) -> Int? {
        find(key, hash: Self.hash(key), in: members).place
    }

    /// Gives a key the place behind the last member, unless it has one.
    ///
    /// - Returns: The place that the key has already; `nil` if it is new, and the member is to be appended.
    mutating func insert(_ key: String, in members: [JSONObject.Element]) -> Int? {
        let hash = Self.hash(key)
        let found = find(key, hash: hash, in: members)
        if let place = found.place { return place }
        slots[found.slot] = hash | UInt64(members.count + 1)
        if (members.count + 1) * 4 > slots.count * 3 { grow() }
        return nil
    }

    /// The slot of a key with its place, or the free slot where it belongs.
    private func find(_ key: String, hash: UInt64, in members: [JSONObject.Element]) -> (slot: Int, place: Int?) {
        let mask = slots.count - 1
        var slot = Int(hash >> 32) & mask
        while true {
            let content = slots[slot]
            if content == 0 { return (slot, nil) }
            if content & Self.hashMask == hash {
                let place = Int(content & ~Self.hashMask) - 1
                if members[place].key.hasSameBytes(as: key) { return (slot, place) }
            }
            slot = (slot + 1) & mask
        }
    }

    /// Puts a slot's content into the first free slot where its hash may be.
    private mutating func occupy(_ content: UInt64) {
        let mask = slots.count - 1
        var slot = Int(content >> 32) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = content
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        for content in old where content != 0 { occupy(content) }
    }

    private static let hashMask: UInt64 = 0xFFFF_FFFF_0000_0000

    /// Seeded by the process, so that a text cannot be made to have all its keys in one slot.
    private static func hash(_ key: String) -> UInt64 {
        var hasher = Hasher()
        var key = key
        key.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        return UInt64(truncatingIfNeeded: hasher.finalize()) & hashMask
    }
}

extension String {
    /// Whether both are the same code units. Stricter than `==`, for which canonically equivalent strings are equal.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
    }
}
