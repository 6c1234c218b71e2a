/// Finds names of operations in prose.
enum OperationNames {
    /// `instance.list` and the like, in backquotes; not `limit`, `21:00-22:00` or `cn-north-4`.
    static func inBackquotes(of text: String) -> [String] {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        return parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) }.filter { name in
            name.contains(".") && name.allSatisfy { $0.isLetter && $0.isLowercase || $0 == "." || $0 == "_" }
        }
    }
}
