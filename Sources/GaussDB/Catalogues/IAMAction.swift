/// An action that an IAM policy can allow or deny.
///
/// Every action works for IAM projects and for enterprise projects.
///
/// Reference: 6.2.
public struct IAMAction: Sendable, Hashable {
    /// One thing that the action permits.
    public struct Grant: Sendable, Hashable {
        /// The Lua name of the operation, for example `instance.list`.
        ///
        /// The reference lists the operation under its old path; the old operation is ``legacyOperation``.
        public let operation: String
        /// One sentence: what the operation does.
        public let explanation: String

        /// The Lua name of the operation with the path that the reference lists, for example `legacy.instance.list`.
        public var legacyOperation: String { "legacy." + operation }
    }

    /// The action as policies write it, for example `gaussdb:instance:list`.
    public let name: String
    /// One sentence: what the action permits.
    public let explanation: String
    /// What it permits one by one, in the order of the reference.
    public let grants: [Grant]

    /// The Lua names of the operations that need the action: those of today, then those soon to be retired.
    public var operations: [String] { grants.map(\.operation) + grants.map(\.legacyOperation) }
}

extension IAMAction {
    /// Reads `gaussdb:quota:modify` with what it permits and a line for each operation, `quota.create: Sets quotas.`
    init?(_ record: CatalogueRecord) {
        guard record.head.count == 1, record.sentences.count >= 2 else {
            assertionFailure("the table of IAM actions has a malformed entry: \(record)")
            return nil
        }
        name = record.head[0]
        explanation = record.sentences[0]
        grants = record.sentences.dropFirst().compactMap { line in
            guard let colon = line.firstRange(of: ": ") else {
                assertionFailure("the table of IAM actions has a malformed line: \(line)")
                return nil
            }
            return Grant(
                operation: String(line[..<colon.lowerBound]), explanation: String(line[colon.upperBound...]))
        }
    }
}
