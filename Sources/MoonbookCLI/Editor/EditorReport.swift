/// What `moonbook init` says that it did, a line for each file; the annotations count as one.
struct EditorReport {
    let plan: EditorSetup.Plan
    /// Nothing was written; it was only looked.
    let isCheck: Bool

    /// Lines with their line ends.
    var text: String {
        let isAnnotation = { (change: EditorSetup.Change) in change.path.hasPrefix(EditorSetup.annotations + "/") }
        let annotations = plan.changes.filter(isAnnotation)
        var lines: [String] = []
        if !annotations.isEmpty {
            let files = annotations.count == 1 ? "1 file" : "\(annotations.count) files"
            lines.append(line(annotations.allSatisfy(\.isNew), "\(EditorSetup.annotations) (\(files))"))
        }
        lines += plan.changes.filter { !isAnnotation($0) }.map { line($0.isNew, $0.path) }
        if lines.isEmpty, plan.problems.isEmpty { lines = ["everything is up to date"] }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What has to be done by hand.
    var complaints: String {
        plan.problems.map { "\($0.path): \($0.reason)\n" }.joined()
    }

    private func line(_ isNew: Bool, _ name: String) -> String {
        if isCheck { return (isNew ? "missing      " : "out of date  ") + name }
        return (isNew ? "wrote    " : "updated  ") + name
    }
}
