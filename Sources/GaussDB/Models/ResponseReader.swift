public import JSONWire

/// Reads a model from JSON, member by member, as the generated initialisers do:
///
/// ```swift
/// try reader.begin()
/// while let index = try reader.next(Self.names) {
///     switch index {
///     case 0: id = try reader.string()
///     default: try reader.keep()
///     }
/// }
/// unrecognized = reader.end()
/// ```
///
/// The methods are never inlined: generated initialisers call them several thousand times, and copies of their bodies would be
/// most of the client's machine code.
///
/// Scalars are read tolerantly, because the service sends numbers as strings and strings as numbers. A value that cannot be what
/// the description says is not an error and not lost: it is kept under its name among the unrecognized members.
public struct ResponseReader: ~Copyable {
    private var reader: JSONReader
    private var frames: [Frame] = []

    /// An object that is open.
    private struct Frame {
        /// The key just read.
        var key = ""
        /// The members that nobody took.
        var kept = JSONObject()
        var spellings = Spellings()
    }

    /// Makes a reader of one JSON text.
    public init(_ bytes: [UInt8]) {
        reader = JSONReader(bytes)
    }

    /// Enters an object.
    /// - Throws: `JSONError` when the next value is none.
    @inline(never)
    public mutating func begin() throws {
        try reader.beginObject()
        frames.append(Frame())
    }

    /// The position of the next member in `names`, -1 for one that is not there, nil at the end of the object.
    ///
    /// Of a member that comes under several names only the value that counts is given out, and no null after it: callers
    /// assign what they read.
    @inline(never)
    public mutating func next(_ names: FieldNames) throws -> Int? {
        while let index = try reader.nextKey(in: names.table) {
            if names.hasSeveral(index) {
                let (isAlias, isNull) = (reader.lastKeyIsAlias, try reader.peek() == .null)
                guard frames[frames.count - 1].spellings.takes(index, isAlias: isAlias, isNull: isNull) else {
                    try reader.skip()
                    continue
                }
            }
            frames[frames.count - 1].key = index < 0 ? reader.lastKey : names.table.keys[index]
            return index
        }
        return nil
    }

    /// Keeps the value of the member just named as unrecognized.
    @inline(never)
    public mutating func keep() throws {
        guard !frames.isEmpty else { return try reader.skip() }
        let value = try reader.readValue()
        frames[frames.count - 1].kept[frames[frames.count - 1].key] = value
    }

    /// Leaves the object; the members that were kept.
    @inline(never)
    public mutating func end() -> JSONObject {
        frames.removeLast().kept
    }

    /// Only white space may follow.
    /// - Throws: `JSONError` when something else does.
    public mutating func finish() throws {
        try reader.finish()
    }

    /// A whole object as it stands.
    /// - Throws: `JSONError` when the next value is none.
    public mutating func object() throws -> JSONObject {
        try begin()
        while let key = try reader.nextKey() { frames[frames.count - 1].kept[key] = try reader.readValue() }
        return end()
    }

    private mutating func keep(_ value: JSONValue) {
        guard !value.isNull, !frames.isEmpty else { return }
        frames[frames.count - 1].kept[frames[frames.count - 1].key] = value
    }

    /// Reads a value and turns it into a `T`; keeps it when it cannot be one.
    private mutating func converted<T>(_ convert: (JSONValue) -> T?, numbers: JSONNumbers = .nearest) throws -> T? {
        let value = try reader.readValue(numbers: numbers)
        if let result = convert(value) { return result }
        keep(value)
        return nil
    }

    @inline(never)
    public mutating func string() throws -> String? {
        switch try reader.peek() {
        case .string: try reader.readString()
        // A number keeps its digits as they were sent: `1.50`.
        case .number, .bool: try reader.readText()
        case .null, .object, .array: try converted(\.tolerantString)
        }
    }

    @inline(never)
    public mutating func integer() throws -> Int? {
        try converted(\.tolerantInteger, numbers: .exact)
    }

    @inline(never)
    public mutating func number() throws -> Double? {
        try converted(\.tolerantNumber)
    }

    @inline(never)
    public mutating func boolean() throws -> Bool? {
        try converted(\.tolerantBoolean)
    }

    /// Anything, as it stands; null is nil.
    @inline(never)
    public mutating func value() throws -> JSONValue? {
        let value = try reader.readValue()
        return value.isNull ? nil : value
    }

    public mutating func enumeration<E: RawRepresentable<String>>(_ type: E.Type) throws -> E? {
        try string().flatMap(E.init(rawValue:))
    }

    @inline(never)
    public mutating func map() throws -> JSONObject? {
        try converted(\.objectValue)
    }

    @inline(never)
    public mutating func strings() throws -> [String]? {
        try texts { $0 }
    }

    @inline(never)
    public mutating func integers() throws -> [Int]? {
        try list(\.tolerantInteger, numbers: .exact)
    }

    @inline(never)
    public mutating func numbers() throws -> [Double]? {
        try list(\.tolerantNumber)
    }

    @inline(never)
    public mutating func booleans() throws -> [Bool]? {
        try list(\.tolerantBoolean)
    }

    @inline(never)
    public mutating func values() throws -> [JSONValue]? {
        try converted(\.arrayValue)
    }

    public mutating func enumerations<E: RawRepresentable<String>>(_ type: E.Type) throws -> [E]? {
        try texts(E.init(rawValue:))
    }

    /// A list of scalars as texts; all or nothing, like ``list(_:)``. Numbers keep their digits as they were sent.
    private mutating func texts<T>(_ convert: (String) -> T?) throws -> [T]? {
        guard try reader.peek() == .array else {
            let (value, text) = try scalar()
            if let item = text.flatMap(convert) { return [item] }
            keep(value)
            return nil
        }
        // As trees too, to be kept when one of them is no such text.
        var values: [JSONValue] = []
        var result: [T] = []
        try reader.beginArray()
        while try reader.nextElement() {
            let (value, text) = try scalar()
            values.append(value)
            if let item = text.flatMap(convert) { result.append(item) }
        }
        if result.count == values.count { return result }
        keep(.array(values))
        return nil
    }

    /// The next value, and its text where it has one.
    private mutating func scalar() throws -> (value: JSONValue, text: String?) {
        switch try reader.peek() {
        case .string:
            let text = try reader.readString()
            return (value: .string(text), text: text)
        case .number, .bool:
            let text = try reader.readText()
            return (value: try JSONValue(parsing: text), text: text)
        case .null, .object, .array: return (value: try reader.readValue(), text: nil)
        }
    }

    /// A list of scalars; all or nothing. A single scalar where a list belongs is a list of one.
    private mutating func list<T>(_ convert: (JSONValue) -> T?, numbers: JSONNumbers = .nearest) throws -> [T]? {
        let items: (JSONValue) -> [T]? = { value in
            guard let elements = value.arrayValue else { return convert(value).map { [$0] } }
            var result: [T] = []
            result.reserveCapacity(elements.count)
            for element in elements {
                guard let item = convert(element) else { return nil }
                result.append(item)
            }
            return result
        }
        return try converted(items, numbers: numbers)
    }

    /// An object. An empty list where an object belongs is an empty object.
    public mutating func model<M: ResponseModel>(_ type: M.Type) throws -> M? {
        if try reader.peek() == .object { return try M(from: &self) }
        let value = try reader.readValue()
        if value.arrayValue?.isEmpty == true { return try M(body: []) }
        keep(value)
        return nil
    }

    /// A list of objects. A single object where a list belongs is a list of one, an empty one an empty list; elements of
    /// other kinds are kept among the unrecognized members.
    public mutating func models<M: ResponseModel>(_ type: M.Type) throws -> [M]? {
        switch try reader.peek() {
        case .object:
            let object = try reader.readValue()
            return object.objectValue?.isEmpty == true ? [] : [try M(body: object.serialized())]
        case .array: break
        default:
            keep(try reader.readValue())
            return nil
        }
        var result: [M] = []
        var others: [JSONValue] = []
        try reader.beginArray()
        while try reader.nextElement() {
            if try reader.peek() == .object {
                result.append(try M(from: &self))
            } else {
                others.append(try reader.readValue())
            }
        }
        if !others.isEmpty { keep(.array(others)) }
        return result
    }
}
