import JSONWire

/// The three roads into the package. What one refuses all must refuse, at the same byte and for the same reason.
enum Road: CaseIterable {
    case scanner, tree, reader

    /// The error on this road, `nil` if the text is accepted.
    func error(in bytes: [UInt8], maxDepth: Int = JSONLimits.maxDepth) throws -> JSONError? {
        do {
            switch self {
            case .scanner:
                var log = EventLog()
                try JSONScanner.scan(bytes, into: &log, maxDepth: maxDepth)
            case .tree:
                _ = try JSONValue(parsing: bytes, maxDepth: maxDepth)
            case .reader:
                var reader = JSONReader(bytes, maxDepth: maxDepth)
                try reader.skip()
                try reader.finish()
            }
            return nil
        } catch let error as JSONError {
            return error
        }
    }
}

/// The error of a text that must not be accepted.
func failure(of text: String) -> JSONError? {
    do throws(JSONError) {
        _ = try JSONValue(parsing: text)
        return nil
    } catch {
        return error
    }
}

extension [UInt8] {
    init(_ text: String) { self = Array(text.utf8) }
}
