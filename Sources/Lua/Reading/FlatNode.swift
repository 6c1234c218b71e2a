internal import CLuaShim

/// A value in the copy that the C walker makes.
struct FlatNode {
    let place: UnsafeRawPointer

    init(_ place: UnsafeRawPointer) {
        self.place = place
    }

    var tag: Int { Int(place.loadUnaligned(as: UInt8.self)) }

    var integer: Int64 { Int64(littleEndian: (place + 1).loadUnaligned(as: Int64.self)) }

    var number: Double { Double(bitPattern: UInt64(littleEndian: (place + 1).loadUnaligned(as: UInt64.self))) }

    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: (place + 5).assumingMemoryBound(to: UInt8.self), count: length(at: 1))
    }

    var object: any LuaHostObject {
        let address = UInt(truncatingIfNeeded: (place + 1).loadUnaligned(as: UInt64.self))
        // The walker writes only addresses of boxes, and the table it walked keeps them alive.
        return Unmanaged<HostObjectBox>.fromOpaque(UnsafeRawPointer(bitPattern: address)!).takeUnretainedValue().object
    }

    var marker: Int { Int((place + 1).loadUnaligned(as: UInt8.self)) }
    /// The number of values of the sequence.
    var valueCount: Int { length(at: 6) }
    /// The number of other keys.
    var pairCount: Int { length(at: 10) }
    /// The first value of a table; the pairs follow the values.
    var firstChild: FlatNode { FlatNode(place + MB_NODE_TABLE_SIZE) }

    /// The node after this one and everything in it.
    var next: FlatNode {
        switch tag {
        case MB_NODE_INTEGER, MB_NODE_NUMBER, MB_NODE_OBJECT: FlatNode(place + 9)
        case MB_NODE_STRING: FlatNode(place + 6 + length(at: 1))
        case MB_NODE_TABLE: FlatNode(place + 6 + length(at: 2))
        default: FlatNode(place + 1)
        }
    }

    private func length(at offset: Int) -> Int {
        Int(UInt32(littleEndian: (place + offset).loadUnaligned(as: UInt32.self)))
    }
}

extension FlatNode {
    /// The kind for messages.
    var name: String {
        switch tag {
        case MB_NODE_NIL: "nil"
        case MB_NODE_FALSE, MB_NODE_TRUE: "boolean"
        case MB_NODE_INTEGER: "integer"
        case MB_NODE_NUMBER: "number"
        case MB_NODE_STRING: "string"
        case MB_NODE_TABLE: "table"
        case MB_NODE_NULL: "null"
        case MB_NODE_FUNCTION: "function"
        case MB_NODE_THREAD: "thread"
        case MB_NODE_CYCLE: "a table that contains itself"
        case MB_NODE_DEEP: "a table that is nested too deep"
        default: "userdata"
        }
    }

    func mismatch(expected: String, got: String? = nil) -> LuaError {
        .conversion(LuaConversionError(expected: expected, got: got ?? name))
    }

    /// The step to the value of this key.
    var step: PathStep {
        switch tag {
        case MB_NODE_INTEGER: .index(integer)
        case MB_NODE_STRING: .key(String(decoding: bytes, as: UTF8.self))
        case MB_NODE_NUMBER: .key("\(number)")
        default: .key(name)
        }
    }
}
