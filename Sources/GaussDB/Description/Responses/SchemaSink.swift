public import JSONWire

/// Passes JSON on to another sink in the form that the description promises, in one pass and without building a tree.
///
/// Members get the reference's name where the service uses another spelling; scalars become what the description says where
/// nothing is lost (`"3306"` an integer, `7` a text, `"false"` false); a single object where a list belongs becomes a list of
/// one; `{}` where a list belongs becomes an empty list, and `[]` where an object belongs an empty object. What the description
/// does not know, and what it leaves open, passes untouched.
///
/// Of a member that comes under several names, the value under the reference's own counts; null counts as no value. See
/// ``Spellings``.
public struct SchemaSink<Base: JSONSink & ~Copyable>: JSONSink, ~Copyable {
    /// Where everything goes.
    public var base: Base
    private var frames: [Frame] = []
    /// What the next value should be; nil when nothing is known.
    private var expected: Schema?
    /// The next `beginObject` or `beginArray` was held back until it is known whether anything is inside.
    private var held: Held?
    /// The next value's key, of a member with several names, was held back until it is known whether the value counts.
    private var heldKey: HeldKey?
    /// Containers that are open in a value that does not count.
    private var skippedDepth = 0

    private struct Frame {
        /// The schema of an object's members or of a list's items.
        var object: ObjectSchema?
        var item: Schema?
        /// The list around a single object was put there by this sink.
        var isWrapped = false
        /// Which members with several names have a value.
        var spellings = Spellings()
        /// Members that were left out.
        var skippedCount = 0
    }

    private struct HeldKey {
        let name: String
        let index: Int
        let isAlias: Bool
    }

    private enum Held {
        /// `{` came where a list of this belongs.
        case object(item: Schema)
        /// `[` came where this object belongs.
        case array(ObjectSchema)
    }

    /// Makes a sink that reads by `schema`; nil passes everything untouched.
    public init(_ base: consuming Base, schema: Schema?) {
        self.base = base
        expected = schema
    }

    /// Gives the base back, when it cannot be copied.
    public consuming func finish() -> Base { base }

    /// Takes the expectation for the value that begins now and prepares the one for a list's next item.
    private mutating func takeExpected() throws -> Schema? {
        try releaseHeldArray()
        guard let frame = frames.last else {
            defer { expected = nil }
            return expected
        }
        if let item = frame.item { return item }
        defer { expected = nil }
        return expected
    }

    /// Something is inside a `[` that stands where an object belongs: it is a list after all.
    private mutating func releaseHeldArray() throws {
        guard case .array = held else { return }
        held = nil
        try base.beginArray()
        frames.append(Frame())
    }

    /// Gives out the key that was held back, or leaves the member out: then the value that begins is not to be passed on.
    private mutating func skips(isNull: Bool = false) throws -> Bool {
        if skippedDepth > 0 { return true }
        guard let key = heldKey else { return false }
        heldKey = nil
        guard frames[frames.count - 1].spellings.takes(key.index, isAlias: key.isAlias, isNull: isNull) else {
            frames[frames.count - 1].skippedCount += 1
            expected = nil
            return true
        }
        var name = key.name
        try name.withUTF8 { try base.key($0) }
        return false
    }

    // MARK: Scalars

    public mutating func null() throws {
        guard try !skips(isNull: true) else { return }
        _ = try takeExpected()
        try base.null()
    }

    public mutating func bool(_ value: Bool) throws {
        guard try !skips() else { return }
        if case .string = try takeExpected() {
            try text(value ? "true" : "false")
        } else {
            try base.bool(value)
        }
    }

    public mutating func integer(_ value: Int64) throws {
        guard try !skips() else { return }
        if case .string = try takeExpected() {
            try text(String(value))
        } else {
            try base.integer(value)
        }
    }

    public mutating func double(_ value: Double) throws {
        var literal = value.description
        try literal.withUTF8 { try double(value, literal: $0) }
    }

    public mutating func double(_ value: Double, literal: UnsafeBufferPointer<UInt8>) throws {
        guard try !skips() else { return }
        switch try takeExpected() {
        // The digits as they were sent: `2.10` may be a version.
        case .string: try base.string(literal)
        case .integer:
            if let exact = Int64(wholeLiteral: literal) {
                try base.integer(exact)
            } else {
                try base.double(value, literal: literal)
            }
        default: try base.double(value, literal: literal)
        }
    }

    public mutating func number(literal: UnsafeBufferPointer<UInt8>) throws {
        guard try !skips() else { return }
        switch try takeExpected() {
        case .string: try base.string(literal)
        case .integer:
            if let exact = Int64(wholeLiteral: literal) {
                try base.integer(exact)
            } else {
                try base.number(literal: literal)
            }
        default: try base.number(literal: literal)
        }
    }

    public mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) throws {
        guard try !skips() else { return }
        switch try takeExpected() {
        case .integer:
            if let value = JSONValue.string(String(decoding: utf8, as: UTF8.self)).tolerantInteger {
                return try base.integer(Int64(value))
            }
        case .number:
            if let number = JSONValue.number(inText: String(decoding: utf8, as: UTF8.self)) {
                return try pass(number)
            }
        case .boolean:
            if let value = JSONValue.string(String(decoding: utf8, as: UTF8.self)).tolerantBoolean {
                return try base.bool(value)
            }
        default: break
        }
        try base.string(utf8)
    }

    /// A number that came as a text: a `Double`, or what has more digits than that.
    private mutating func pass(_ number: JSONValue) throws {
        switch number {
        case .integer(let value):
            if let double = Double(exactly: value) { try base.double(double) } else { try base.integer(value) }
        case .double(let value): try base.double(value)
        case .number(var literal): try literal.withUTF8 { try base.number(literal: $0) }
        case .null, .bool, .string, .array, .object: break
        }
    }

    private mutating func text(_ text: String) throws {
        var text = text
        try text.withUTF8 { try base.string($0) }
    }

    // MARK: Objects

    public mutating func beginObject() throws {
        guard try !skips() else {
            skippedDepth += 1
            return
        }
        switch try takeExpected() {
        case .object(let object):
            try base.beginObject()
            frames.append(Frame(object: object))
        case .array(let item, _, _): held = .object(item: item)
        default:
            try base.beginObject()
            frames.append(Frame())
        }
    }

    public mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) throws {
        if skippedDepth > 0 { return }
        if case .object(let item) = held {
            held = nil
            try base.beginArray()
            try base.beginObject()
            var inner: ObjectSchema?
            if case .object(let object) = item { inner = object }
            frames.append(Frame(object: inner, isWrapped: true))
        }
        guard let object = frames.last?.object else {
            expected = nil
            return try base.key(utf8)
        }
        let name = String(decoding: utf8, as: UTF8.self)
        guard let index = object.index(of: name) else {
            expected = object.additional
            return try base.key(utf8)
        }
        let field = object.fields[index]
        expected = field.schema
        guard !field.aliases.isEmpty else { return try base.key(utf8) }
        heldKey = HeldKey(name: field.name, index: index, isAlias: name != field.name)
    }

    public mutating func endObject(count: Int) throws {
        guard skippedDepth == 0 else {
            skippedDepth -= 1
            return
        }
        if case .object = held {
            held = nil
            try base.beginArray()
            return try base.endArray(count: 0)
        }
        let frame = frames.popLast()
        try base.endObject(count: count - (frame?.skippedCount ?? 0))
        if frame?.isWrapped == true { try base.endArray(count: 1) }
    }

    // MARK: Lists

    public mutating func beginArray() throws {
        guard try !skips() else {
            skippedDepth += 1
            return
        }
        switch try takeExpected() {
        case .array(let item, _, _):
            try base.beginArray()
            frames.append(Frame(item: item))
        case .object(let object): held = .array(object)
        default:
            try base.beginArray()
            frames.append(Frame())
        }
    }

    public mutating func endArray(count: Int) throws {
        guard skippedDepth == 0 else {
            skippedDepth -= 1
            return
        }
        if case .array = held {
            held = nil
            try base.beginObject()
            return try base.endObject(count: 0)
        }
        try base.endArray(count: count)
        frames.removeLast()
    }
}

extension SchemaSink: Copyable where Base: Copyable {}
extension SchemaSink: Sendable where Base: Sendable & ~Copyable {}
