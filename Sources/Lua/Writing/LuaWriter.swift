internal import CLuaShim

/// Writes values for Lua.
///
/// Nothing reaches Lua while a writer is being used: the values are laid down in memory of the host and handed over at
/// once afterwards, so that an allocation that fails in Lua never passes through Swift. A writer is valid only during
/// the call that provides it.
///
/// Inside ``beginTable(isMarked:)`` values come in pairs, key and value; inside ``beginArray(isMarked:)`` they get the
/// keys 1, 2, 3 and so on. Every table is closed by ``end()``. Tables may be nested to a depth of 200. A mistake in
/// this order raises an error where the values would have arrived.
public struct LuaWriter {
    let buffer: UnsafeMutablePointer<mb_buffer>
    unowned(unsafe) let owner: ReferenceQueue

    init(_ buffer: UnsafeMutablePointer<mb_buffer>, owner: ReferenceQueue) {
        self.buffer = buffer
        self.owner = owner
    }

    /// The number of complete values outside any table.
    public var count: Int { Int(buffer.pointee.values) }

    /// Writes any value.
    public mutating func push(_ value: some LuaPushable) {
        value.push(to: &self)
    }

    public mutating func pushNil() {
        put(MB_OP_NIL, 0) { _ in }
        settle()
    }

    public mutating func bool(_ value: Bool) {
        put(value ? MB_OP_TRUE : MB_OP_FALSE, 0) { _ in }
        settle()
    }

    public mutating func integer(_ value: Int64) {
        put(MB_OP_INTEGER, 8) { $0.storeBytes(of: value.littleEndian, as: Int64.self) }
        settle()
    }

    public mutating func double(_ value: Double) {
        put(MB_OP_NUMBER, 8) { $0.storeBytes(of: value.bitPattern.littleEndian, as: UInt64.self) }
        settle()
    }

    /// Writes the null sentinel.
    public mutating func null() {
        put(MB_OP_NULL, 0) { _ in }
        settle()
    }

    public mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { string($0) }
    }

    /// Writes a string of any bytes.
    public mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
        guard utf8.count <= Int(Int32.max) else {
            buffer.pointee.fault = UInt8(MB_FAULT_SIZE)
            return
        }
        put(MB_OP_STRING, 4 + utf8.count) { place in
            place.storeBytes(of: UInt32(utf8.count).littleEndian, as: UInt32.self)
            if let bytes = utf8.baseAddress { (place + 4).copyMemory(from: bytes, byteCount: utf8.count) }
        }
        buffer.pointee.needs_memory = true
        settle()
    }

    /// Writes one of the arguments of the host function that is being called, from 1.
    public mutating func argument(_ index: Int) {
        put(MB_OP_ARGUMENT, 4) { $0.storeBytes(of: Int32(clamping: index).littleEndian, as: Int32.self) }
        buffer.pointee.uses_arguments = true
        buffer.pointee.needs_memory = true
        settle()
    }
}

extension LuaWriter {
    /// Writes an operation and `size` bytes. When there is no room the fault is set, and the buffer is refused later.
    @inline(__always)
    func put(_ operation: Int, _ size: Int, _ body: (UnsafeMutableRawPointer) -> Void) {
        let needed = size + 1
        if buffer.pointee.capacity - buffer.pointee.count < needed {
            guard mb_reserve(buffer, needed) else { return }
        }
        let place = UnsafeMutableRawPointer(buffer.pointee.bytes + buffer.pointee.count)
        place.storeBytes(of: UInt8(truncatingIfNeeded: operation), as: UInt8.self)
        body(place + 1)
        buffer.pointee.count += needed
    }

    /// Counts a complete value where it belongs.
    @inline(__always)
    func settle() {
        if buffer.pointee.open == 0 {
            buffer.pointee.values &+= 1
        } else {
            let count = UnsafeMutableRawPointer(buffer.pointee.bytes + Int(buffer.pointee.open)) + 4
            count.storeBytes(of: count.loadUnaligned(as: UInt32.self) &+ 1, as: UInt32.self)
        }
    }
}
