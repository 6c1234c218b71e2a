import JSONWire

/// JSON that a person gave. Unlike an answer, it must not have a member twice: one of the values would be lost unseen.
enum InputJSON {
    /// What the text is or has, to stand behind its name: `is not JSON: …`, ``has `a.b` twice``.
    struct Malformed: Error, Equatable, CustomStringConvertible {
        let description: String
    }

    static func parse(_ text: some Collection<UInt8>) throws(Malformed) -> JSONValue {
        let bytes = Array(text)
        do {
            var members = MemberPaths()
            try JSONScanner.scan(bytes, into: &members, maxDepth: JSONLimits.maxTreeDepth)
            let value = try JSONValue(parsing: bytes)
            if let path = members.repeated { throw Malformed(description: "has `\(path.singleLine)` twice") }
            return value
        } catch let error as Malformed {
            throw error
        } catch {
            throw Malformed(description: "is not JSON: \(error)")
        }
    }
}

/// Follows a text and notes the first member that its object had already.
private struct MemberPaths: JSONSink {
    private struct Container {
        var names: Set<String> = []
        /// The member, or the number of the item, that is being read.
        var name = ""
        var item = 0
        var isObject: Bool
    }

    private(set) var repeated: String?
    private var open: [Container] = []

    mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) {
        let name = String(decoding: utf8, as: UTF8.self)
        let isNew = open[open.count - 1].names.insert(name).inserted
        open[open.count - 1].name = name
        if !isNew, repeated == nil { repeated = path }
    }

    private var path: String {
        open.reduce(into: "") { path, container in
            if container.isObject {
                path += (path.isEmpty ? "" : ".") + container.name
            } else {
                path += "[\(container.item)]"
            }
        }
    }

    /// Items count from 1, as everywhere on the command line.
    private mutating func beginValue() {
        if !open.isEmpty, !open[open.count - 1].isObject { open[open.count - 1].item += 1 }
    }

    mutating func beginObject() {
        beginValue()
        open.append(Container(isObject: true))
    }

    mutating func beginArray() {
        beginValue()
        open.append(Container(isObject: false))
    }

    mutating func endObject(count: Int) { open.removeLast() }
    mutating func endArray(count: Int) { open.removeLast() }
    mutating func null() { beginValue() }
    mutating func bool(_ value: Bool) { beginValue() }
    mutating func integer(_ value: Int64) { beginValue() }
    mutating func double(_ value: Double) { beginValue() }
    mutating func number(literal: UnsafeBufferPointer<UInt8>) { beginValue() }
    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) { beginValue() }
}
