internal import CLuaShim
internal import JSONWire

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension FlatNode {
    /// The value as JSON.
    func json(emptyTable: LuaEmptyTable) throws(LuaError) -> JSONValue {
        switch tag {
        case MB_NODE_NULL: return .null
        case MB_NODE_FALSE: return .bool(false)
        case MB_NODE_TRUE: return .bool(true)
        case MB_NODE_INTEGER: return .integer(integer)
        case MB_NODE_NUMBER:
            guard number.isFinite else {
                throw mismatch(expected: "a JSON value", got: number.isNaN ? "nan" : number < 0 ? "-inf" : "inf")
            }
            return .double(number)
        case MB_NODE_STRING: return .string(try text())
        case MB_NODE_TABLE:
            return isArray(emptyTable) ? .array(try elements(emptyTable)) : .object(try members(emptyTable))
        default: throw mismatch(expected: "a JSON value")
        }
    }

    private func isArray(_ emptyTable: LuaEmptyTable) -> Bool {
        switch marker {
        case MB_MARK_ARRAY: true
        case MB_MARK_OBJECT, MB_MARK_ERROR: false
        default: valueCount > 0 || (pairCount == 0 && emptyTable == .array)
        }
    }

    /// Whether the bytes of this string come before those of another.
    private func precedes(_ other: FlatNode) -> Bool {
        let (left, right) = (bytes, other.bytes)
        let common = min(left.count, right.count)
        // A flat string has an address even when it is empty.
        let order = memcmp(left.baseAddress!, right.baseAddress!, common)
        return order == 0 ? left.count < right.count : order < 0
    }

    private func text() throws(LuaError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw mismatch(expected: "UTF-8 string", got: "a string of other bytes")
        }
        return text
    }

    private func elements(_ emptyTable: LuaEmptyTable) throws(LuaError) -> [JSONValue] {
        var node = firstChild
        var elements: [JSONValue] = []
        elements.reserveCapacity(valueCount)
        for position in 0..<valueCount {
            do throws(LuaError) {
                elements.append(try node.json(emptyTable: emptyTable))
            } catch {
                throw error.inside(.index(Int64(position + 1)))
            }
            node = node.next
        }
        guard pairCount == 0 else {
            throw mismatch(
                expected: "an array or an object",
                got: "a table with both a sequence and the key \(node.step.prefixed(to: ""))")
        }
        return elements
    }

    private func members(_ emptyTable: LuaEmptyTable) throws(LuaError) -> JSONObject {
        guard valueCount == 0 else { throw mismatch(expected: "an object", got: "a table with a sequence") }
        var keys: [FlatNode] = []
        keys.reserveCapacity(pairCount)
        var key = firstChild
        for _ in 0..<pairCount {
            guard key.tag == MB_NODE_STRING else {
                throw mismatch(
                    expected: "string keys or a sequence from 1", got: "the key \(key.step.prefixed(to: ""))")
            }
            keys.append(key)
            key = key.next.next
        }
        keys.sort { $0.precedes($1) }
        var object = JSONObject()
        object.reserveCapacity(keys.count)
        for key in keys {
            do throws(LuaError) {
                object.append(key: try key.text(), value: try key.next.json(emptyTable: emptyTable))
            } catch {
                throw error.inside(key.step)
            }
        }
        return object
    }
}
