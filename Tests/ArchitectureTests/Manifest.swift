/// The targets that Package.swift declares, read from its text: a test must not run SwiftPM inside SwiftPM.
struct Manifest {
    struct Target {
        let name: String
        /// `target`, `executableTarget`, `testTarget` or `systemLibrary`.
        let kind: String
        /// Names of targets and products, in order.
        let dependencies: [String]
        /// Compiled with the list of settings that all targets share.
        let hasSharedSettings: Bool
        /// The folder, where it is not the usual one.
        let path: String?

        /// Where its sources are.
        var folder: String {
            path ?? (kind == "testTarget" ? "Tests/" : "Sources/") + name
        }

        /// True for what ships; false for tests, what supports them, and benchmarks.
        var isRoom: Bool {
            folder.hasPrefix("Sources/")
        }
    }

    let targets: [Target]

    init(_ source: String) {
        // Comments go first; the literals are needed.
        let text = source.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop { $0.isWhitespace }.hasPrefix("//") ? "" : $0 }
            .joined(separator: "\n")
        let declarations = ["target", "executableTarget", "testTarget", "systemLibrary"]
            .flatMap { kind in Self.calls(of: "." + kind, in: text).map { (kind: kind, arguments: $0) } }
            .sorted { $0.arguments.startIndex < $1.arguments.startIndex }
        var targets: [Target] = []
        var end = text.startIndex
        // A `.target(…)` within another's dependencies is not a declaration.
        for (kind, arguments) in declarations where arguments.startIndex >= end {
            guard let name = Self.literals(in: Self.value(of: "name", in: arguments)).first else { continue }
            targets.append(
                Target(
                    name: name, kind: kind,
                    dependencies: Self.dependencies(in: Self.value(of: "dependencies", in: arguments)),
                    hasSharedSettings: arguments.contains("swiftSettings: settings"),
                    path: Self.literals(in: Self.value(of: "path", in: arguments)).first))
            end = arguments.endIndex
        }
        self.targets = targets
    }

    /// What stands between the parentheses of every call of `function`.
    private static func calls(of function: String, in text: String) -> [Substring] {
        text.ranges(of: function + "(").map { range in
            balanced(text[range.upperBound...], closing: ")")
        }
    }

    /// The value after `label:`, up to the end of its list or its literal.
    private static func value(of label: String, in arguments: Substring) -> Substring {
        guard let found = arguments.firstRange(of: label + ":") else { return "" }
        let rest = arguments[found.upperBound...].drop(while: \.isWhitespace)
        if rest.first == "[" { return balanced(rest.dropFirst(), closing: "]") }
        return rest.prefix { $0 != "," && $0 != "\n" }
    }

    /// `"JSONWire", .product(name: "Crypto", package: "swift-crypto")` gives `JSONWire` and `Crypto`.
    private static func dependencies(in list: Substring) -> [String] {
        var names: [String] = []
        var rest = list
        while let quote = rest.firstIndex(of: "\"") {
            if let call = rest[..<quote].firstIndex(of: "(") {
                let arguments = balanced(rest[rest.index(after: call)...], closing: ")")
                names += literals(in: value(of: "name", in: arguments)).prefix(1)
                rest = rest[arguments.endIndex...]
            } else {
                let name = rest[rest.index(after: quote)...].prefix { $0 != "\"" }
                names.append(String(name))
                rest = rest[name.endIndex...].dropFirst()
            }
        }
        return names
    }

    private static func literals(in text: Substring) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }
            .map { String($0.element) }
    }

    /// The text up to the bracket that closes the one just before it. Brackets inside literals do not occur in a manifest.
    private static func balanced(_ text: Substring, closing: Character) -> Substring {
        let opening: Character = closing == ")" ? "(" : "["
        var depth = 0
        for index in text.indices {
            if text[index] == opening { depth += 1 }
            if text[index] == closing {
                if depth == 0 { return text[..<index] }
                depth -= 1
            }
        }
        return text
    }
}
