import APIDescription

/// Declares an enumeration as a structure: a value that the reference does not list is kept as it came.
struct EnumerationRenderer {
    private let enumeration: EnumerationDescription
    private let name: String

    init(_ enumeration: EnumerationDescription, name: String) {
        self.enumeration = enumeration
        self.name = name
    }

    func render(into lines: inout Lines) {
        let openness = enumeration.isOpen ? "Other values than those listed are possible." : ""
        lines.comment([enumeration.summary, openness])
        lines.block("public struct \(name): RawRepresentable, Hashable, Sendable, CustomStringConvertible") { lines in
            lines.add("public let rawValue: String")
            lines.add("public init(rawValue: String) { self.rawValue = rawValue }")
            lines.add()
            for (value, constant) in zip(enumeration.values, SwiftNames.values(enumeration.values)) {
                lines.comment([enumeration.meanings[value] ?? "`\(value)`"])
                lines.add(
                    "public static let \(SwiftText.identifier(constant)) = \(name)(rawValue: \(JSONText.quoted(value)))"
                )
            }
            lines.add()
            lines.add("public var description: String { rawValue }")
        }
    }
}
