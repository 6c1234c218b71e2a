/// The keys that a reader expects, found by their bytes, so that no `String` is made for a key that is known.
///
/// ```swift
/// private static let keys = KeyTable(["id", "name", "ports"], aliases: ["Name": 1])
/// ```
///
/// A table is made once for each type of object and shared.
public struct KeyTable: Sendable {
    private struct Entry: Sendable {
        var start: Int
        var length: Int
        var index: Int
        var isAlias: Bool
    }

    /// The keys in the order of their indexes.
    public let keys: [String]
    /// All spellings, one behind the other.
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// For each hash the place in `entries`, -1 where there is none. A power of two in size and at most half full.
    private var slots: [Int32]

    /// A table that gives each key its offset in `keys`.
    ///
    /// - Parameters:
    ///   - keys: The keys. Of equal ones the first counts.
    ///   - aliases: Other spellings, each with the index it stands for.
    public init(_ keys: [String], aliases: [String: Int] = [:]) {
        self.keys = keys
        var size = 8
        while size < (keys.count + aliases.count) * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        for (index, key) in keys.enumerated() { insert(key, index: index, isAlias: false) }
        for (alias, index) in aliases { insert(alias, index: index, isAlias: true) }
    }

    /// The number of keys, aliases apart.
    public var count: Int { keys.count }

    /// The index of a key or alias; `nil` if the table does not have it.
    public func index(of key: String) -> Int? {
        var key = key
        let place = key.withUTF8 { find($0) }
        return place < 0 ? nil : entries[place].index
    }

    /// The index of a key or alias; -1 if the table does not have it.
    public func index(ofUTF8 key: UnsafeBufferPointer<UInt8>) -> Int {
        let place = find(key)
        return place < 0 ? -1 : entries[place].index
    }

    /// The index of a key or alias, and which of the two it is; `nil` if the table does not have it.
    func match(ofUTF8 key: UnsafeBufferPointer<UInt8>) -> (index: Int, isAlias: Bool)? {
        let place = find(key)
        return place < 0 ? nil : (index: entries[place].index, isAlias: entries[place].isAlias)
    }

    private mutating func insert(_ key: String, index: Int, isAlias: Bool) {
        var key = key
        key.withUTF8 { utf8 in
            guard find(utf8) < 0 else { return }
            var slot = Self.hash(utf8) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(entries.count)
            entries.append(Entry(start: bytes.count, length: utf8.count, index: index, isAlias: isAlias))
            bytes.append(contentsOf: utf8)
        }
    }

    /// The place in `entries`, -1 for what is not there.
    private func find(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = Self.hash(key) & mask
        while true {
            let place = Int(slots[slot])
            guard place >= 0 else { return -1 }
            let entry = entries[place]
            if entry.length == key.count, isEqual(key, at: entry.start) { return place }
            slot = (slot + 1) & mask
        }
    }

    private func isEqual(_ key: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        for offset in 0..<key.count where bytes[start + offset] != key[offset] { return false }
        return true
    }

    /// FNV-1a. What is in a table is the program's choice and not the text's, so that a text cannot make its chains
    /// longer.
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in key { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash ^ hash >> 15)
    }
}
