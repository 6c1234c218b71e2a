/// A figure that the service reports to the vendor's monitoring service (Cloud Eye).
///
/// Reference: A.5.
public struct Metric: Sendable, Hashable {
    /// What is measured.
    public enum Object: String, Sendable {
        /// The virtual machine that a node runs on.
        case server
        /// The database itself.
        case database
    }

    /// The id that Cloud Eye knows the metric by, for example `gaussdb_mysql001_cpu_util`.
    public let id: String
    /// A short name, for example `CPU usage`.
    public let name: String
    /// One sentence: what the figure says.
    public let explanation: String
    /// What the figure counts, for example `%`, `Bytes/s`, `ms`; nil for a plain number.
    public let unit: String?
    /// The least value, in ``unit``.
    public let minimum: Int
    /// The greatest value, in ``unit``; nil when there is no limit.
    public let maximum: Int?
    /// What is measured.
    public let object: Object
    /// How often there is a new figure; nil where the reference does not say.
    public let period: Duration?
}

extension Metric {
    /// Reads `gaussdb_mysql001_cpu_util server 0..100 % 60` with name and meaning. `-` stands for no unit.
    init?(_ record: CatalogueRecord) {
        let head = record.head
        guard (4...5).contains(head.count), record.sentences.count == 2, let object = Object(rawValue: head[1]),
            let dots = head[2].firstRange(of: ".."), let minimum = Int(head[2][..<dots.lowerBound])
        else {
            assertionFailure("the table of metrics has a malformed entry: \(record)")
            return nil
        }
        id = head[0]
        self.object = object
        self.minimum = minimum
        maximum = Int(head[2][dots.upperBound...])
        unit = head[3] == "-" ? nil : head[3]
        period = head.count > 4 ? Int(head[4]).map { .seconds($0) } : nil
        name = record.sentences[0]
        explanation = record.sentences[1]
    }
}
