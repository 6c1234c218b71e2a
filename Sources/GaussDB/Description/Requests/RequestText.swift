import JSONWire

/// What travels outside the body is text.
enum RequestText {
    /// Reports a value that has no text, or nil where one is needed, so that nothing is left out unseen. What was found wrong by
    /// the description was reported then, with a better reason.
    static func report(_ value: JSONValue?, _ path: String, place: String, problems: inout [ValidationProblem]) {
        guard problems.count < ArgumentChecker.maxProblems, !problems.contains(where: { isAbout($0.path, path) }) else {
            return
        }
        let message =
            value.map { "`\(path)` is \(ShownValue.text($0)); \(place) takes texts, numbers, true and false" }
            ?? "`\(path)` is required: it is a part of \(place)"
        problems.append(ValidationProblem(path: path, message: message))
    }

    /// Whether `path` is `name` or leads into it.
    private static func isAbout(_ path: String, _ name: String) -> Bool {
        guard path.hasPrefix(name) else { return false }
        let next = path.dropFirst(name.count).first
        return next == nil || next == "." || next == "["
    }
}
