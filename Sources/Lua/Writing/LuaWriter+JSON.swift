internal import CLuaShim
public import JSONWire

extension LuaWriter: JSONSink {
    public mutating func number(literal: UnsafeBufferPointer<UInt8>) {
        // Beyond what an integer or a float holds exactly: the nearest float, as in Lua source text.
        double(Double(String(decoding: literal, as: UTF8.self)) ?? .nan)
    }

    public mutating func beginObject() {
        beginTable(isMarked: true)
    }

    public mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) {
        string(utf8)
    }

    public mutating func endObject(count: Int) {
        end()
    }

    public mutating func beginArray() {
        beginArray(isMarked: true)
    }

    public mutating func endArray(count: Int) {
        end()
    }

    /// Writes a JSON text as tables, in one pass.
    ///
    /// - Parameters:
    ///   - bytes: The whole text.
    ///   - maxDepth: How deep arrays and objects may be nested.
    /// - Throws: `JSONError`; then nothing has been written.
    public mutating func json(_ bytes: [UInt8], maxDepth: Int = 128) throws(JSONError) {
        let before = Mark(buffer.pointee)
        do {
            try JSONScanner.scan(bytes, into: &self, maxDepth: maxDepth)
        } catch let error as JSONError {
            before.restore(&buffer.pointee)
            throw error
        } catch {
            // This sink never throws, so the scanner's own errors are the only ones.
            preconditionFailure("unexpected error from a JSON scan: \(error)")
        }
    }
}

/// Where a buffer was before something that may fail half-way.
private struct Mark {
    let count: Int
    let values: UInt32
    let open: UInt32
    let depth: UInt32

    init(_ buffer: mb_buffer) {
        count = buffer.count
        values = buffer.values
        open = buffer.open
        depth = buffer.depth
    }

    func restore(_ buffer: inout mb_buffer) {
        buffer.count = count
        buffer.values = values
        buffer.open = open
        buffer.depth = depth
    }
}
