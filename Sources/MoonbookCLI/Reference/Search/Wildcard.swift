/// A pattern in which `*` stands for any text and `?` for one character. Works on UTF-8, in lower case.
struct Wildcard: Sendable {
    private let pattern: [UInt8]

    init(_ pattern: String) { self.pattern = Array(pattern.lowercased().utf8) }

    /// Whether all of `bytes`, a text in lower case, fits. Takes time in proportion to the product of both lengths at most.
    func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = 0
        // Where to go on when what came after the last star does not fit: one character more for the star.
        var retry: (index: Int, place: Int)?
        var position = bytes.startIndex
        while position < bytes.endIndex {
            if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
                index += 1
                retry = (index, position)
            } else if index < pattern.count, pattern[index] == UInt8(ascii: "?") {
                index += 1
                position = Self.next(after: position, in: bytes)
            } else if index < pattern.count, pattern[index] == bytes[position] {
                index += 1
                position += 1
            } else if let last = retry {
                let further = Self.next(after: last.place, in: bytes)
                retry = (last.index, further)
                index = last.index
                position = further
            } else {
                return false
            }
        }
        return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// The start of the next character.
    private static func next(after position: Int, in bytes: ArraySlice<UInt8>) -> Int {
        var next = position + 1
        while next < bytes.endIndex, bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }
}
