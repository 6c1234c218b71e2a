internal import CLuaShim

extension LuaWriter {
    /// Opens a table whose values follow in pairs of key and value.
    ///
    /// - Parameter isMarked: Whether the table says of itself that it is a JSON object, even if empty.
    public mutating func beginTable(isMarked: Bool = false) {
        begin(MB_OP_KEYED, marker: isMarked ? MB_MARK_OBJECT : MB_MARK_NONE)
    }

    /// Opens a table whose values follow one after the other.
    ///
    /// - Parameter isMarked: Whether the table says of itself that it is a JSON array, even if empty.
    public mutating func beginArray(isMarked: Bool = false) {
        begin(MB_OP_ARRAY, marker: isMarked ? MB_MARK_ARRAY : MB_MARK_NONE)
    }

    /// Closes the table opened last.
    public mutating func end() {
        let open = buffer.pointee.open
        guard open != 0 else {
            buffer.pointee.fault = UInt8(MB_FAULT_UNBALANCED)
            return
        }
        let parent = UnsafeRawPointer(buffer.pointee.bytes + Int(open)).loadUnaligned(as: UInt32.self)
        put(MB_OP_END, 0) { _ in }
        buffer.pointee.open = parent
        buffer.pointee.depth -= 1
        settle()
    }

    /// Writes a string key in a table.
    public mutating func key(_ name: String) {
        string(name)
    }

    /// Writes a string key and its value.
    public mutating func field(_ name: String, _ value: some LuaPushable) {
        string(name)
        value.push(to: &self)
    }

    /// Gives the open table a metatable.
    public mutating func metatable(_ metatable: LuaMetatable) {
        guard isInTable(), let reference = use(metatable.reference) else { return }
        put(MB_OP_METATABLE, 4) { $0.storeBytes(of: reference.littleEndian, as: Int32.self) }
    }

    /// Makes the open table an error object, which `tostring` shows as its field `message`.
    ///
    /// - Parameter isSticky: Whether `pcall` and its like re-raise it.
    public mutating func markAsError(isSticky: Bool) {
        guard isInTable() else { return }
        put(MB_OP_ERROR, 1) { $0.storeBytes(of: isSticky ? 1 : 0, as: UInt8.self) }
    }

    /// Writes an error object.
    ///
    /// - Parameter location: Where in the script it happened; becomes the field `location`.
    public mutating func errorObject(_ error: some LuaErrorConvertible, location: LuaLocation? = nil) {
        beginTable()
        // First, so that a location of the error's own wins.
        if let location { field("location", location.description) }
        error.writeLuaFields(to: &self)
        markAsError(isSticky: error.isStickyInLua)
        end()
    }

    /// Whether a table is open; if not, that is a fault.
    private func isInTable() -> Bool {
        guard buffer.pointee.open == 0 else { return true }
        buffer.pointee.fault = UInt8(MB_FAULT_OUTSIDE)
        return false
    }

    private mutating func begin(_ operation: Int, marker: Int) {
        let parent = buffer.pointee.open
        let offset = buffer.pointee.count
        put(operation, MB_CONTAINER_SIZE - 1) { place in
            place.storeBytes(of: parent, as: UInt32.self)
            (place + 4).storeBytes(of: 0, as: UInt32.self)
            (place + 8).storeBytes(of: UInt8(truncatingIfNeeded: marker), as: UInt8.self)
        }
        guard buffer.pointee.fault != MB_FAULT_SIZE else { return }
        buffer.pointee.open = UInt32(offset) + 1
        buffer.pointee.depth += 1
        buffer.pointee.max_depth = max(buffer.pointee.max_depth, buffer.pointee.depth)
        buffer.pointee.needs_memory = true
        if buffer.pointee.depth > MB_MAX_DEPTH { buffer.pointee.fault = UInt8(MB_FAULT_DEPTH) }
    }
}
