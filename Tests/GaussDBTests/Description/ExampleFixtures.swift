import GaussDB
import JSONWire
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The examples of the API reference, one file for each operation.
struct OperationExamples: Sendable, CustomTestStringConvertible {
    struct Request: Sendable {
        var path: JSONObject
        var query: JSONObject
        var body: JSONValue?

        /// All arguments in one table, as a caller gives them.
        var arguments: JSONObject {
            var result = path
            for (name, value) in query { result[name] = value }
            for (name, value) in body?.objectValue ?? [:] { result[name] = value }
            return result
        }
    }

    let operation: String
    let requests: [Request]
    let responses: [(status: Int, body: JSONObject)]

    var testDescription: String { operation }

    /// The examples of every operation that the catalogue knows.
    static let all: [OperationExamples] = Catalogue.shared.luaNames.compactMap { try? OperationExamples(of: $0) }

    struct Missing: Error {}

    init(of operation: String) throws {
        let folders = #filePath.split(separator: "/").dropLast(3)
        let path = folders.reduce(into: "") { $0 += "/" + $1 } + "/Fixtures/examples/" + operation + ".json"
        let document = try JSONValue(parsing: Self.contents(of: path))
        self.operation = operation
        requests =
            document["requests"]?.arrayValue?.map { request in
                Request(
                    path: request["path"]?.objectValue ?? [:], query: request["query"]?.objectValue ?? [:],
                    body: request["body"])
            } ?? []
        responses =
            document["responses"]?.arrayValue?.compactMap { response in
                guard let status = response["status"]?.integerValue, let body = response["body"]?.objectValue else {
                    return nil
                }
                return (status: Int(status), body: body)
            } ?? []
    }

    private static func contents(of path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw Missing() }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }
}

extension JSONValue {
    /// True when both say the same, if `3306` and `"3306"` are the same: the reference writes either for one field.
    func agrees(with other: JSONValue) -> Bool {
        switch (self, other) {
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.agrees(with: $1) }
        case (.object(let left), .object(let right)):
            left.count == right.count && left.allSatisfy { name, value in right[name]?.agrees(with: value) ?? false }
        case (.array, _), (.object, _), (_, .array), (_, .object): false
        default: self == other || written == other.written
        }
    }

    private var written: String {
        if case .string(let text) = self { text } else { text() }
    }
}
