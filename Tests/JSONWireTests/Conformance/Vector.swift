import Testing

/// One text of the conformance set. Names begin as is customary: `y_` must be accepted, `n_` must be refused, `i_` is
/// left open by RFC 8259.
struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    /// The value, written without white space; `nil` for what is refused.
    let value: String?

    init(_ name: String, _ text: String, value: String? = nil) {
        self.init(name, bytes: Array(text.utf8), value: value)
    }

    init(_ name: String, bytes: [UInt8], value: String? = nil) {
        self.name = name
        self.bytes = bytes
        self.value = value
    }

    /// A string of some bytes: `["…"]`.
    static func string(_ name: String, bytes: [UInt8], value: String? = nil) -> Vector {
        Vector(name, bytes: [0x5B, 0x22] + bytes + [0x22, 0x5D], value: value)
    }

    var testDescription: String { name }
}
