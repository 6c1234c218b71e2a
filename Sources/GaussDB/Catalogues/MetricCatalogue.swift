/// The metrics of the service in the vendor's monitoring service (Cloud Eye).
///
/// Reference: A.5.
public enum MetricCatalogue {
    /// The namespace of all metrics in Cloud Eye.
    public static let namespace = "SYS.GAUSSDB"

    /// The keys that a query tells instance and node by.
    public static let dimensions = ["gaussdb_mysql_instance_id", "gaussdb_mysql_node_id"]

    /// All metrics in the order of the reference.
    public static let all: [Metric] = CatalogueRecord.all(in: text).compactMap(Metric.init)

    /// The metric with an id, for example `gaussdb_mysql001_cpu_util`; nil when there is none.
    public static func metric(_ id: String) -> Metric? {
        all.first { $0.id == id }
    }
}
