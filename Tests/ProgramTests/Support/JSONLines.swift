import JSONWire

extension Child.Finished {
    /// The objects of `--json`, one a line.
    var events: [JSONValue] {
        get throws { try output.split(separator: "\n").map { try JSONValue(parsing: String($0)) } }
    }
}
