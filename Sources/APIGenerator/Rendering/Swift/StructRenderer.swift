import APIDescription

/// Declares a request, an answer, or an object within them.
struct StructRenderer {
    private let name: String
    private let comment: [String]
    private let members: [SwiftMember]
    private let roles: TypePlan.Roles
    private let isOpen: Bool

    init(_ object: ObjectDescription, _ roles: TypePlan.Roles) {
        name = object.name
        comment = [object.summary] + (roles.isRequest ? Self.rules(object.constraints) : [])
        members = object.fields.map { SwiftMember($0, isStrict: roles.isRequest && !roles.isResponse) }
        self.roles = roles
        isOpen = object.isOpen
    }

    /// The request of an operation: all arguments in one structure, wherever they travel.
    init(_ operation: OperationDescription) {
        name = SwiftNames.request(operation)
        comment =
            ["The arguments of ``\(SwiftNames.client(operation))/\(SwiftNames.method(operation))(_:options:)``."]
            + Self.rules(operation.ownConstraints)
        members = operation.arguments.map { SwiftMember($0, isStrict: true) }
        roles = TypePlan.Roles(isRequest: true)
        isOpen = operation.body?.isOpen ?? false
    }

    private var keepsOthers: Bool { roles.isResponse || isOpen }

    private static func rules(_ constraints: [ConstraintDescription]) -> [String] {
        constraints.map { "- " + ConstraintSentence.sentence($0) }
    }

    func render(into lines: inout Lines) {
        let protocols = (roles.isRequest ? ["RequestModel"] : []) + (roles.isResponse ? ["ResponseModel"] : [])
        lines.comment(comment)
        lines.block("public struct \(name): \(protocols.joined(separator: ", "))") { lines in
            for member in members {
                lines.comment(member.comment)
                lines.add("public var \(member.identifier): \(member.storedType)")
            }
            if keepsOthers {
                lines.comment([
                    roles.isResponse ? "Members that the description does not know, as they came." : "Further members."
                ])
                lines.add("public var unrecognized = JSONObject()")
            }
            if !members.isEmpty || keepsOthers { lines.add() }
            if roles.isRequest { addInitializer(&lines) } else { addEmptyInitializer(&lines) }
            addEncoding(&lines)
            if roles.isResponse { addReading(&lines) }
            for member in members {
                guard let enumeration = member.nestedEnumeration else { continue }
                lines.add()
                EnumerationRenderer(enumeration, name: SwiftNames.nestedEnumeration(member.field.name)).render(
                    into: &lines)
            }
        }
    }

    private func addEmptyInitializer(_ lines: inout Lines) {
        lines.comment(["Makes a value without members."])
        lines.add("public init() {}")
    }

    private func addInitializer(_ lines: inout Lines) {
        let ordered = members.filter(\.mustBeGiven) + members.filter { !$0.mustBeGiven }
        guard !ordered.isEmpty else { return addEmptyInitializer(&lines) }
        lines.add("public init(")
        for (index, member) in ordered.enumerated() {
            let value = member.mustBeGiven ? member.type.name : "\(member.type.name)? = nil"
            lines.add("    \(member.identifier): \(value)\(index == ordered.count - 1 ? "" : ",")")
        }
        lines.block(")") { lines in
            for member in members { lines.add("self.\(member.name) = \(member.identifier)") }
        }
    }

    private func addEncoding(_ lines: inout Lines) {
        lines.add()
        lines.block("public func encode(into encoder: inout RequestEncoder)") { lines in
            for member in members { lines.add(member.encoding) }
            // What a request takes along from an answer must not name members that requests cannot have.
            if isOpen || !roles.isRequest { lines.add("encoder.unrecognized(unrecognized)") }
        }
    }

    private func addReading(_ lines: inout Lines) {
        let names = members.map { ([$0.field.name] + $0.field.aliases).joined(separator: "|") }.joined(separator: " ")
        lines.add()
        lines.add("private static let names = FieldNames(\(JSONText.quoted(names)))")
        lines.add()
        lines.block("public init(from reader: inout ResponseReader) throws") { lines in
            lines.add("try reader.begin()")
            lines.block("while let index = try reader.next(Self.names)") { lines in
                lines.add("switch index {")
                for (index, member) in members.enumerated() { lines.add("case \(index): \(member.reading)") }
                lines.add("default: try reader.keep()")
                lines.add("}")
            }
            lines.add("unrecognized = reader.end()")
        }
    }
}
