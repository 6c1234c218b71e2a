import GaussDB
import Testing

@Suite struct RegionTableTests {
    @Test(arguments: [
        ("cn-north-4", "gaussdb.cn-north-4.myhuaweicloud.com", "iam.cn-north-4.myhuaweicloud.com"),
        ("ap-southeast-1", "gaussdbformysql.ap-southeast-1.myhuaweicloud.com", "iam.ap-southeast-1.myhuaweicloud.com"),
        ("af-south-1", "gaussdb-mysql.af-south-1.myhuaweicloud.com", "iam.af-south-1.myhuaweicloud.com"),
        ("ru-northwest-2", "gaussdb.ru-northwest-2.myhuaweicloud.com", "iam.myhuaweicloud.com"),
    ])
    func `a region has its documented endpoints`(region: String, host: String, iam: String) throws {
        #expect(try RegionTable.endpoint(for: region) == Endpoint(host: host))
        #expect(try RegionTable.iamEndpoint(for: region) == Endpoint(host: iam))
    }

    @Test func `every region of the reference and of the official client is known`() {
        #expect(RegionTable.regions.count == 21)
        for region in RegionTable.regions {
            #expect(throws: Never.self) { try RegionTable.iamEndpoint(for: region) }
        }
    }

    @Test func `the 18 regions of the reference have names in English and in Chinese`() {
        let documented = RegionTable.all.filter(\.isDocumented)
        #expect(documented.count == 18)
        #expect(Set(RegionTable.all.map(\.name)).count == RegionTable.all.count)
        #expect(documented.allSatisfy { !$0.name.isEmpty && $0.chineseName?.isEmpty == false })
        #expect(RegionTable.all.filter { !$0.isDocumented }.map(\.id) == ["cn-east-5", "cn-southwest-3", "la-north-2"])
        #expect(RegionTable.region("sa-brazil-1")?.name == "LA-Sao Paulo1")
        #expect(RegionTable.region("ap-southeast-1")?.chineseName == "中国-香港")
    }

    @Test func `an unknown region names near ones and is never guessed`() {
        do {
            _ = try RegionTable.endpoint(for: "cn-nort-4")
            Issue.record("an unknown region was accepted")
        } catch {
            #expect(error.kind == .configuration)
            #expect(error.message == "unknown region `cn-nort-4`")
            #expect(error.hint?.contains("cn-north-4") == true)
        }
        do {
            _ = try RegionTable.endpoint(for: "mars")
            Issue.record("an unknown region was accepted")
        } catch {
            #expect(error.hint?.contains("Known regions: af-south-1") == true)
        }
    }
}
