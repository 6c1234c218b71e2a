import GaussDB
import Testing

@Suite struct MetricCatalogueTests {
    @Test func `all 51 metrics are listed, each once and complete`() {
        #expect(MetricCatalogue.all.count == 51)
        #expect(Set(MetricCatalogue.all.map(\.id)).count == 51)
        #expect(Set(MetricCatalogue.all.map(\.name)).count == 51)
        for metric in MetricCatalogue.all {
            #expect(MetricCatalogue.metric(metric.id) == metric)
            #expect(metric.id.hasPrefix("gaussdb_mysql"))
            #expect(!metric.name.isEmpty && metric.explanation.hasSuffix("."), "\(metric.id)")
            #expect(metric.minimum == 0, "\(metric.id)")
            #expect((metric.unit == "%") == (metric.maximum == 100), "\(metric.id)")
        }
    }

    @Test(
        arguments: [
            ("gaussdb_mysql001_cpu_util", "%", 100, .server),
            ("gaussdb_mysql048_disk_used_size", "GB", 128_000, .server),
            ("gaussdb_mysql074_slow_queries", "Queries/min", nil, .database),
            ("gaussdb_mysql105_dfv_read_delay", "ms", nil, .server),
            ("gaussdb_mysql029_comdml_ins_count", "Statements/s", nil, .database),
            ("gaussdb_mysql342_iostat_iops_write", "Operations/s", nil, .database),
            ("gaussdb_mysql371_taurus_binlog_total_file_counts", nil, nil, .database),
        ] as [(String, String?, Int?, Metric.Object)])
    func `a metric has its unit, its limit and its object`(
        id: String, unit: String?, maximum: Int?, object: Metric.Object
    ) throws {
        let metric = try #require(MetricCatalogue.metric(id))
        #expect(metric.unit == unit)
        #expect(metric.maximum == maximum)
        #expect(metric.object == object)
    }

    @Test func `the period is known where the reference gives it`() {
        let periods = MetricCatalogue.all.compactMap { metric in metric.period.map { (metric.id, $0) } }
        #expect(
            Dictionary(uniqueKeysWithValues: periods) == [
                "gaussdb_mysql119_disk_usage_ratio": .seconds(60),
                "gaussdb_mysql371_taurus_binlog_total_file_counts": .seconds(300),
                "gaussdb_mysql378_create_temp_tbl_per_min": .seconds(60),
            ])
    }
}
