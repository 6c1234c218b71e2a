import GaussDB
import JSONWire
import Testing

@Suite struct ServiceCatalogueTests {
    @Test(arguments: [("errors", ErrorCodeTable.all.count), ("metrics", 51), ("regions", 21), ("iam_actions", 10)])
    func `a catalogue has a member for each entry`(name: String, count: Int) {
        #expect(ServiceCatalogues.names.contains(name))
        #expect(ServiceCatalogues.json(name)?.objectValue?.count == count)
    }

    @Test func `every name has a catalogue, and no other has one`() {
        for name in ServiceCatalogues.names { #expect(ServiceCatalogues.json(name) != nil) }
        #expect(ServiceCatalogues.json("quotas") == nil)
    }

    @Test func `an error has class, explanation, hint and status`() {
        let errors = ServiceCatalogues.json("errors")?.objectValue
        let entry = errors?["DBS.200087"]?.objectValue
        #expect(entry?["class"] == "quota")
        #expect(entry?["status"] == 400)
        #expect(entry?["hint"] == "Remove a tag first.")
        #expect(entry?["explanation"] == "The instance has as many tags as it may have.")
        #expect(errors?["DBS.201015"]?.objectValue?.keys == ["class", "explanation", "hint"])
    }

    @Test func `a metric has unit and range`() {
        let metrics = ServiceCatalogues.json("metrics")?.objectValue
        #expect(
            metrics?["gaussdb_mysql119_disk_usage_ratio"] == [
                "name": "Disk usage", "explanation": "Share of the disk that is in use.", "object": "database",
                "minimum": 0, "maximum": 100, "unit": "%", "period_seconds": 60,
            ])
        #expect(metrics?["gaussdb_mysql008_qps"]?.objectValue?["maximum"] == nil)
    }

    @Test func `a region has its endpoints and its names`() {
        let regions = ServiceCatalogues.json("regions")?.objectValue
        #expect(
            regions?["cn-north-4"] == [
                "name": "CN North-Beijing4", "chinese_name": "华北-北京四",
                "endpoint": "https://gaussdb.cn-north-4.myhuaweicloud.com",
                "iam_endpoint": "https://iam.cn-north-4.myhuaweicloud.com", "documented": true,
            ])
        #expect(regions?["la-north-2"]?.objectValue?["documented"] == false)
    }

    @Test func `an action lists its operations`() {
        let action = ServiceCatalogues.json("iam_actions")?.objectValue?["gaussdb:quota:modify"]?.objectValue
        #expect(
            action?["operations"] == ["quota.create", "quota.update", "legacy.quota.create", "legacy.quota.update"])
    }
}
