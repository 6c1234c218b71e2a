public import JSONWire

/// Passes JSON on to another sink in the form that the description promises, in one pass and without building a tree.
///
/// Members get the reference's name where the service uses another spelling; scalars become what the description says where
/// nothing is lost (`"3306"` an integer, `7` a text, `"false"` false); a single object where a list belongs becomes a list of
/// one; `{}` where a list belongs becomes an empty list, and `[]` where an object belongs an empty object. What the description
/// does not know, and what it leaves open, passes untouched.
public struct SchemaSink<Base: JSONSink & ~Copyable>: JSONSink, ~Copyable {
    /// Where everything goes.
    public var base: Base
    private var frames: [Frame] = []
    /// What the next value should be; nil when nothing is known.
    private var expected: Schema?
    /// The next `beginObject` or `beginArray` was held back until it is known whether anything is inside.
    private var held: Held?

    private struct Frame {
        /// The schema of an object's members or of a list's items.
        var object: ObjectSchema?
        var item: Schema?
        /// The list around a single object was put there by this sink.
        var isWrapped = false
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

    // MARK: Scalars

    public mutating func null() throws {
        _ = try takeExpected()
        try base.null()
    }

    public mutating func bool(_ value: Bool) throws {
        if case .string = try takeExpected() {
            try text(value ? "true" : "false")
        } else {
            try base.bool(value)
        }
    }

    public mutating func integer(_ value: Int64) throws {
        if case .string = try takeExpected() {
            try text(String(value))
        } else {
            try base.integer(value)
        }
    }

    public mutating func double(_ value: Double) throws {
        switch try takeExpected() {
        case .string: try text(value.description)
        case .integer:
            if let exact = Int64(exactly: value) { try base.integer(exact) } else { try base.double(value) }
        default: try base.double(value)
        }
    }

    public mutating func number(literal: UnsafeBufferPointer<UInt8>) throws {
        if case .string = try takeExpected() {
            try base.string(literal)
        } else {
            try base.number(literal: literal)
        }
    }

    public mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) throws {
        switch try takeExpected() {
        case .integer:
            if let value = JSONValue.string(String(decoding: utf8, as: UTF8.self)).tolerantInteger {
                return try base.integer(Int64(value))
            }
        case .number:
            if let value = JSONValue.string(String(decoding: utf8, as: UTF8.self)).tolerantNumber {
                return try base.double(value)
            }
        case .boolean:
            if let value = JSONValue.string(String(decoding: utf8, as: UTF8.self)).tolerantBoolean {
                return try base.bool(value)
            }
        default: break
        }
        try base.string(utf8)
    }

    private mutating func text(_ text: String) throws {
        var text = text
        try text.withUTF8 { try base.string($0) }
    }

    // MARK: Objects

    public mutating func beginObject() throws {
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
        guard let index = object.index(of: String(decoding: utf8, as: UTF8.self)) else {
            expected = object.additional
            return try base.key(utf8)
        }
        let field = object.fields[index]
        expected = field.schema
        guard !field.aliases.isEmpty else { return try base.key(utf8) }
        var name = field.name
        try name.withUTF8 { try base.key($0) }
    }

    public mutating func endObject(count: Int) throws {
        if case .object = held {
            held = nil
            try base.beginArray()
            return try base.endArray(count: 0)
        }
        try base.endObject(count: count)
        if frames.popLast()?.isWrapped == true { try base.endArray(count: 1) }
    }

    // MARK: Lists

    public mutating func beginArray() throws {
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
