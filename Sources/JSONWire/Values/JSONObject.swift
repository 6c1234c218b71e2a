/// The members of a JSON object in their order.
///
/// A member is found in constant time: small objects are searched, larger ones keep an index. Keys are the same if
/// their bytes are the same; `String`'s equality, for which composed and decomposed letters are alike, would merge keys
/// that are different in JSON.
public struct JSONObject: Sendable {
    public typealias Element = (key: String, value: JSONValue)

    /// Objects of this size and below are searched from start to end.
    private static let searchedCount = 8

    private var members: [Element] = []
    /// Where each key is; `nil` as long as the object is small.
    private var index: KeyIndex?

    /// An object without members.
    public init() {}

    /// The keys in order.
    public var keys: [String] { members.map(\.key) }

    /// The values in order.
    public var values: [JSONValue] { members.map(\.value) }

    /// The value of a key, `nil` if there is none.
    ///
    /// Setting a value keeps the place of a key that is there and appends one that is not. Setting `nil` removes the
    /// member, in time that grows with the object. To store a JSON null, set `.null` or ``JSONValue/null``: a bare
    /// `nil` removes.
    public subscript(key: String) -> JSONValue? {
        get {
            place(of: key).map { members[$0].value }
        }
        set {
            guard let newValue else { return remove(key) }
            append(key: key, value: newValue)
        }
    }

    /// Adds a member at the end. A key that is there already keeps its place and gets the value.
    public mutating func append(key: String, value: JSONValue) {
        guard members.count >= Self.searchedCount else {
            if let place = place(of: key) {
                members[place].value = value
            } else {
                members.append((key, value))
            }
            return
        }
        if index == nil { index = KeyIndex(members) }
        if let place = index?.insert(key, in: members) {
            members[place].value = value
        } else {
            members.append((key, value))
        }
    }

    /// Makes room for a number of members.
    public mutating func reserveCapacity(_ capacity: Int) {
        members.reserveCapacity(capacity)
    }

    private mutating func remove(_ key: String) {
        guard let place = place(of: key) else { return }
        members.remove(at: place)
        if index != nil { index = members.count > Self.searchedCount ? KeyIndex(members) : nil }
    }

    private func place(of key: String) -> Int? {
        if let index { return index.place(of: key, in: members) }
        return members.firstIndex { $0.key.hasSameBytes(as: key) }
    }
}

extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { members.count }
    public subscript(position: Int) -> Element { members[position] }
}

extension JSONObject: Equatable {
    /// Whether both have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        return left.allSatisfy { key, value in right[key] == value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Of equal keys the last wins.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements { append(key: key, value: value) }
    }
}

extension JSONObject: CustomStringConvertible {
    /// The object as JSON text on one line.
    public var description: String { JSONValue.object(self).text() }
}
