/// Reads the path of an operation: segments that are literal, or the name of a parameter in braces.
struct PathParser {
    /// The names in braces.
    let names: Set<String>

    /// - Parameter element: Where complaints stand.
    init(_ path: String, at element: Element) throws {
        var names: Set<String> = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard segments.first == "", segments.count > 1 else {
            throw element.error("the path `\(path)` begins with `/`")
        }
        for segment in segments.dropFirst() {
            guard !segment.isEmpty else {
                throw element.error("the path `\(path)` has an empty segment, which would not be sent")
            }
            guard !segment.contains(where: { $0 == "?" || $0 == "#" || $0.isWhitespace }),
                segment.unicodeScalars.allSatisfy({ $0.value >= 0x20 })
            else {
                throw element.error("`\(segment)` in the path has a blank, `?` or `#`, which are no part of a path")
            }
            guard segment.contains(where: { $0 == "{" || $0 == "}" }) else { continue }
            let name = segment.dropFirst().dropLast()
            guard segment.hasPrefix("{"), segment.hasSuffix("}"), !name.isEmpty,
                !name.contains(where: { $0 == "{" || $0 == "}" })
            else { throw element.error("`\(segment)` in the path: a parameter is a whole segment, such as `{id}`") }
            guard names.insert(String(name)).inserted else {
                throw element.error("`\(name)` is twice in the path \(path)")
            }
        }
        self.names = names
    }

    /// Every name in braces is described, and every path parameter is in the path. `project_id` is the client's.
    func check(_ path: String, _ parameters: [ParameterDescription], at element: Element) throws {
        let described = Set(parameters.filter { $0.location == .path }.map(\.field.name))
        let wrong = names.subtracting(["project_id"]).symmetricDifference(described)
        if let name = wrong.min() {
            throw element.error("`\(name)` must be in the path and among the parameters of \(path)")
        }
    }
}
