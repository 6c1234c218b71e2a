internal import CLuaShim

extension FlatNode {
    /// The value as a tree.
    ///
    /// - Parameter isLenient: Whether tables that contain themselves or are nested too deep become descriptions instead
    ///   of errors.
    func value(isLenient: Bool) throws(LuaError) -> LuaValue {
        switch tag {
        case MB_NODE_NIL: return .nil
        case MB_NODE_FALSE: return .bool(false)
        case MB_NODE_TRUE: return .bool(true)
        case MB_NODE_INTEGER: return .integer(integer)
        case MB_NODE_NUMBER: return .number(number)
        case MB_NODE_STRING:
            return String(validating: bytes, as: UTF8.self).map(LuaValue.string) ?? .bytes(Array(bytes))
        case MB_NODE_TABLE: return .table(try table(isLenient: isLenient))
        case MB_NODE_NULL: return .null
        case MB_NODE_FUNCTION: return .opaque(.function, "function")
        case MB_NODE_THREAD: return .opaque(.thread, "thread")
        case MB_NODE_OBJECT: return .object(object)
        case MB_NODE_CYCLE, MB_NODE_DEEP:
            guard isLenient else { throw mismatch(expected: "a table that can be copied") }
            return .opaque(.table, name)
        default: return .opaque(.userdata, "userdata")
        }
    }

    private func table(isLenient: Bool) throws(LuaError) -> LuaTableValue {
        var table = LuaTableValue(marker: LuaTableValue.Marker(marker))
        var node = firstChild
        table.array.reserveCapacity(valueCount)
        for position in 0..<valueCount {
            do throws(LuaError) {
                table.array.append(try node.value(isLenient: isLenient))
            } catch {
                throw error.inside(.index(Int64(position + 1)))
            }
            node = node.next
        }
        table.entries.reserveCapacity(pairCount)
        for _ in 0..<pairCount {
            let key = node
            let value = node.next
            do throws(LuaError) {
                let keyValue = try key.value(isLenient: true)
                table.entries.append(.init(key: keyValue, value: try value.value(isLenient: isLenient)))
            } catch {
                throw error.inside(key.step)
            }
            node = value.next
        }
        table.entries.sort { $0.key.precedes($1.key) }
        return table
    }
}

extension LuaTableValue.Marker {
    fileprivate init(_ marker: Int) {
        switch marker {
        case MB_MARK_ARRAY: self = .array
        case MB_MARK_OBJECT: self = .object
        case MB_MARK_ERROR: self = .error
        default: self = .none
        }
    }
}

extension LuaValue {
    /// The order of keys: numbers, then strings by their bytes, then the rest.
    fileprivate func precedes(_ other: LuaValue) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): return left < right
        case (.string(let left), .string(let right)): return left.utf8.lexicographicallyPrecedes(right.utf8)
        default:
            if let left = doubleValue, let right = other.doubleValue { return left < right }
            return rank < other.rank
        }
    }

    private var rank: Int {
        switch self {
        case .integer, .number: 0
        case .string: 1
        case .bytes: 2
        default: 3
        }
    }
}
