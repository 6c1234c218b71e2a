/// A writer is a sink, so that a scan into it writes the text anew: without white space, or with.
extension JSONWriter: JSONSink {
    public mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) throws(JSONError) { try string(utf8: utf8) }
    public mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) throws(JSONError) { try key(utf8: utf8) }
    public mutating func endObject(count: Int) { endObject() }
    public mutating func endArray(count: Int) { endArray() }
}
