/// What a table holds, apart from any state.
public struct LuaTableValue: Sendable, Equatable {
    /// What the table says about itself by its metatable.
    public enum Marker: Sendable {
        case none
        /// A JSON array, even if it is empty.
        case array
        /// A JSON object, even if it is empty.
        case object
        /// An error object.
        case error
    }

    /// A key that is not part of the sequence, and its value.
    public struct Entry: Sendable, Equatable {
        public var key: LuaValue
        public var value: LuaValue

        public init(key: LuaValue, value: LuaValue) {
            self.key = key
            self.value = value
        }
    }

    public var marker: Marker
    /// The values of the keys 1, 2, 3 and so on.
    public var array: [LuaValue]
    /// All other keys: numbers in order, then strings in the order of their bytes, then the rest. (Lua itself keeps no
    /// order.)
    public var entries: [Entry]

    public init(marker: Marker = .none, array: [LuaValue] = [], entries: [Entry] = []) {
        self.marker = marker
        self.array = array
        self.entries = entries
    }

    public var isEmpty: Bool { array.isEmpty && entries.isEmpty }

    /// The value of a string key.
    public subscript(key: String) -> LuaValue? {
        entries.first { entry in
            if case .string(let name) = entry.key { name.utf8.elementsEqual(key.utf8) } else { false }
        }?.value
    }

    /// The value of an index of the sequence, from 1.
    public subscript(index: Int) -> LuaValue? {
        array.indices.contains(index - 1) ? array[index - 1] : nil
    }
}
