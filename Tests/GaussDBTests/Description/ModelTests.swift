import GaussDB
import JSONWire
import Testing

@Suite("Typed requests and answers")
struct ModelTests {
    @Test("read an answer by name and type")
    func readAnswers() throws {
        let body = try #require(try ReferenceExample.of("ShowGaussMySqlInstanceInfoUnifyStatus").responses.first).body
        let instance = try #require(try InstanceInfo(body: JSONValue.object(body).serialized()).instance)
        #expect(instance.status == .normal)
        #expect(instance.port == "3306")
        #expect(instance.nodes?.map(\.type) == [.master, .slave])
        #expect(instance.nodes?.first?.volume?.used == "0.07")
        #expect(instance.backupUsedSpace == 0.24)
        #expect(instance.tags?.isEmpty == true)
        #expect(instance.unrecognized.isEmpty)
    }

    @Test("keep values that no list has, members that no table has, and values of another shape")
    func keepTheUnknown() throws {
        let text = #"{"job":{"status":"Paused","name":"NEW_JOB","instance":"gone","percent":7,"created":null}}"#
        let job = try #require(try JobInfo(body: Array(text.utf8)).job)
        #expect(job.status?.rawValue == "Paused")
        #expect(job.name?.rawValue == "NEW_JOB")
        #expect(job.instance == nil)
        #expect(job.created == nil)
        #expect(job.unrecognized == ["instance": "gone", "percent": 7])
        let again = job.encode()
        #expect(again == ["status": "Paused", "name": "NEW_JOB", "instance": "gone", "percent": 7])
    }

    @Test("read both spellings of a member, and a single object where a list belongs")
    func readOtherSpellings() throws {
        let text =
            #"{"proxy_list":[{"proxy":{"transaction_splitt":true,"port":"3306"},"readonly_nodes":{"weight":"100"}}]}"#
        let proxy = try #require(try ProxyList(body: Array(text.utf8)).proxyList?.first)
        #expect(proxy.proxy?.transactionSplit == "true")
        #expect(proxy.proxy?.port == 3306)
        #expect(proxy.readonlyNodes?.map(\.weight) == [100])
    }

    @Test("keep what a job works on as it came, numbers beyond 2^53 exact")
    func keepEntities() throws {
        let text = #"{"job":{"entities":{"big":9007199254740993,"bigger":18446744073709551616,"list":[]}}}"#
        let entities = try JobInfo(body: Array(text.utf8)).job?.entities
        #expect(entities == ["big": 9_007_199_254_740_993, "bigger": .number("18446744073709551616"), "list": []])
    }

    @Test("keep whole numbers exact however they are written")
    func keepWholeNumbers() throws {
        func weight(_ json: String) throws -> Int? {
            let text = "{\"proxy_list\":[{\"readonly_nodes\":[{\"weight\":\(json)}]}]}"
            return try ProxyList(body: Array(text.utf8)).proxyList?.first?.readonlyNodes?.first?.weight
        }
        #expect(try weight("9007199254740993.0") == 9_007_199_254_740_993)
        #expect(try weight("1e2") == 100)
        #expect(try weight("100.5") == nil)
    }

    @Test("read decimals of any length, and no whole number that would be changed")
    func readNumbers() throws {
        func space(_ json: String) throws -> (Double?, JSONValue?) {
            let text = "{\"instance\":{\"backup_used_space\":\(json)}}"
            let instance = try InstanceInfo(body: Array(text.utf8)).instance
            return (instance?.backupUsedSpace, instance?.unrecognized["backup_used_space"])
        }
        #expect(try space("0.1234567890123456789").0 == 0.1234567890123456789)
        #expect(try space(#""0.1234567890123456789""#).0 == 0.1234567890123456789)
        #expect(try space(#""0.5""#).0 == 0.5)
        #expect(try space("7").0 == 7)
        for json in [#""9007199254740993""#, "9007199254740993", #""0x10""#, "18446744073709551617"] {
            let (value, kept) = try space(json)
            #expect(value == nil)
            #expect(try kept == JSONValue(parsing: json))
        }
    }

    @Test("take an empty body for an answer without members, and refuse what is no object")
    func readBodies() throws {
        #expect(try JobStarted(body: []).jobID == nil)
        for text in ["[]", "7", "{", "{}x", "<html>"] {
            #expect(throws: JSONError.self, "\(text)") { try JobStarted(body: Array(text.utf8)) }
        }
        #expect(try EmptyResponse(body: Array(#"{"a":1}"#.utf8)).encode() == ["a": 1])
    }

    @Test("write what is set under the reference's names, and make a request that passes all checks")
    func writeRequests() throws {
        let request = CreateProxyRequest(
            instanceID: Calls.instance, flavorRef: "gaussdb.proxy.large.x86.2", nodeNum: 2, proxyMode: .readonly,
            routeMode: 0,
            nodesReadWeight: [NodeWeight(id: "a", weight: 50), NodeWeight(id: "b", weight: 400)])
        #expect(
            request.encode() == [
                "instance_id": .string(Calls.instance), "flavor_ref": "gaussdb.proxy.large.x86.2", "node_num": 2,
                "proxy_mode": "readonly", "route_mode": 0,
                "nodes_read_weight": [["id": "a", "weight": 50], ["id": "b", "weight": 400]],
            ])
        let call = try Calls.prepare("proxy.create", request.encode())
        #expect(call.request.target == "/v3/\(Calls.project)/instances/\(Calls.instance)/proxy")
    }

    @Test("say the same as the reference's example of a large request")
    func writeTheExample() throws {
        let example = try ReferenceExample.of("CreateGaussMySqlInstance")
        let body = try #require(example.requests.last?.acceptable?.body)
        let request = CreateInstanceRequest(
            region: "br-iaas-odin1", name: "gaussdb-mysql-instance3",
            datastore: DatastoreChoice(type: .gaussdbMySQL, version: "8.0"),
            mode: .cluster, flavorRef: "gaussdb.mysql.xlarge.arm.4", vpcID: "3cedfc54-b105-4652-a4e0-847b11576b58",
            subnetID: "c1cfa53c-65d3-431e-8552-326bf310c7ad", password: Secret("Example-123"),
            availabilityZoneMode: .single,
            slaveCount: 1, chargeInfo: ChargeOptions(chargeMode: .postPaid),
            securityGroupID: "fc577a1a-f202-424a-977f-24faec3fdd55",
            configurationID: "43570e0de32e40c5a15f831aa5ce4176pr07",
            backupStrategy: BackupOptions(startTime: "08:00-09:00"), enterpriseProjectID: "0",
            restorePoint: RestorePoint(
                sourceInstanceID: "7033e7c3cf93438797d44ad7ae0a7d95in07", restoreTime: 1_673_852_043_000,
                type: .timestamp))
        let schema = CreateGaussMySqlInstance.descriptor.body
        #expect(Comparison.differences(body, .object(request.encode()), by: schema) == [])
    }
}
