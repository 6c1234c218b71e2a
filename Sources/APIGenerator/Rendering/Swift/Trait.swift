import APIDescription

/// Package traits: a host that needs three modules leaves the others out.
enum Trait {
    /// Files that are always compiled: what all modules share, and the job centre, which waiting needs.
    private static let always: Set<String> = ["common", "job"]

    /// `Proxy` for `proxy`, `Legacy` for `legacy.proxy`, nil for what is always compiled.
    static func name(of home: String) -> String? {
        guard !always.contains(home) else { return nil }
        return Words(snake: home.hasPrefix("legacy.") ? "legacy" : home.split(separator: ".").last ?? "").upperCamel
    }

    /// Adds what `body` adds, to be compiled only with the trait of the file.
    static func guarded(_ home: String, _ lines: inout Lines, _ body: (inout Lines) -> Void) {
        guard let name = name(of: home) else { return body(&lines) }
        lines.add("#if \(name)")
        body(&lines)
        lines.add("#endif")
    }
}
