import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("What an order of an instance must keep to")
struct OrderRuleTests {
    struct Refused: Sendable, CustomTestStringConvertible {
        let changes: JSONObject
        let status: Int
        let code: String
        let testDescription: String

        init(_ what: String, _ changes: JSONObject, _ code: String, status: Int = 400) {
            testDescription = what
            self.changes = changes
            self.status = status
            self.code = code
        }
    }

    static let refused: [Refused] = [
        Refused("a name of three characters", ["name": "abc"], "DBS.200021"),
        Refused("a name that begins with a digit", ["name": "1orders"], "DBS.200021"),
        Refused(
            "a name of 22 Chinese characters, which is 66 bytes", ["name": .string(String(repeating: "库", count: 22))],
            "DBS.200021"),
        Refused("another region", ["region": "cn-east-3"], "DBS.200024"),
        Refused("another engine", ["datastore": ["type": "mysql", "version": "8.0"]], "DBS.280235"),
        Refused("another version", ["datastore": ["type": "gaussdb-mysql", "version": "5.7"]], "DBS.280238"),
        Refused("another mode", ["mode": "Single"], "DBS.280342"),
        Refused("an unknown flavor", ["flavor_ref": "gaussdb.mysql.small.x86.4"], "DBS.280239"),
        Refused("a flavor that is sold out", ["flavor_ref": "gaussdb.mysql.16xlarge.arm.4"], "DBS.280450"),
        Refused("an unknown zone", ["master_availability_zone": "cn-north-4z"], "DBS.200025"),
        Refused(
            "a zone without the flavor",
            ["flavor_ref": "gaussdb.mysql.large.arm.4", "master_availability_zone": "cn-north-4c"], "DBS.280239"),
        Refused("an unknown zone mode", ["availability_zone_mode": "several"], "DBS.280260"),
        Refused("a weak password", ["password": "sesamesesame"], "DBS.280246"),
        Refused("a short password", ["password": "Ab1-"], "DBS.280246"),
        Refused("ten read nodes", ["slave_count": 10], "DBS.05000089"),
        Refused("a backup window of two hours", ["backup_strategy": ["start_time": "21:00-23:00"]], "DBS.280253"),
        Refused(
            "backups kept for 733 days", ["backup_strategy": ["start_time": "21:00-22:00", "keep_days": "733"]],
            "DBS.280250"),
        Refused("a tag twice", ["tags": [["key": "a", "value": "1"], ["key": "a", "value": "2"]]], "DBS.280272"),
        Refused("a tag with a blank", ["tags": [["key": "a b", "value": "1"]]], "DBS.280001"),
        Refused("no VPC", ["vpc_id": .null], "DBS.280001"),
        Refused("an empty subnet", ["subnet_id": ""], "DBS.280001"),
        Refused("storage that is paid by use", ["volume": ["size": "40"]], "DBS.280001"),
        Refused("a field that does not exist", ["flavour_ref": "x"], "DBS.280001"),
        Refused(
            "a period without its kind", ["charge_info": ["charge_mode": "prePaid", "period_num": 3]], "DBS.280001"),
    ]

    @Test("is refused with the documented code", arguments: refused)
    func refusal(_ refused: Refused) async throws {
        let bench = Bench()
        let answer = try await bench.call("instance.create", Orders.instance(with: refused.changes))
        #expect(answer.status == refused.status && answer.code == refused.code, "\(answer)")
        #expect(bench.emulator.snapshot.instances.isEmpty)
        #expect(bench.emulator.snapshot.jobs.isEmpty)
    }

    static let accepted: [(what: String, changes: JSONObject)] = [
        ("a name of 21 Chinese characters, which is 63 bytes", ["name": .string(String(repeating: "库", count: 21))]),
        ("nine read nodes", ["slave_count": 9]),
        ("the last backup window of the day", ["backup_strategy": ["start_time": "23:00-00:00", "keep_days": 1]]),
        ("an empty tag value", ["tags": [["key": "a", "value": ""]]]),
    ]

    @Test("is accepted at the edges", arguments: accepted.indices)
    func acceptance(_ index: Int) async throws {
        let (what, changes) = Self.accepted[index]
        let answer = try await Bench().call("instance.create", Orders.instance(with: changes))
        #expect(answer.status == 201, "\(what): \(answer)")
    }

    @Test("A refusal never repeats the password")
    func noPassword() async throws {
        let answer = try await Bench().call("instance.create", Orders.instance(with: ["password": "sesamesesame"]))
        #expect(!answer.description.contains("sesame"))
    }

    @Test("More instances than the quota are refused with 413, and deleting one makes room")
    func quota() async throws {
        let bench = Bench(quota: 1)
        let id = bench.emulator.makeInstance(name: "orders-db")
        let refused = try await bench.call("instance.create", Orders.instance)
        #expect(refused.status == 413 && refused.code == "DBS.200046")
        try await bench.finish("instance.delete", ["instance_id": .string(id)])
        try await bench.succeed("instance.create", Orders.instance)
    }

    @Test("The flavors on sale include the documented ones, and say where they are sold out")
    func flavors() async throws {
        let bench = Bench()
        let all = try await bench.succeed(
            "engine.list_flavors", ["database_name": "gaussdb-mysql", "availability_zone_mode": "single"])
        #expect(all.status == 202)
        #expect(all["flavors"]?.arrayValue?.count == 24)
        let one = try await bench.succeed(
            "engine.list_flavors",
            [
                "database_name": "gaussdb-mysql", "availability_zone_mode": "multi", "version_name": "8.0",
                "spec_code": "gaussdb.mysql.xlarge.x86.4",
            ])
        let flavor = try #require(one["flavors"]?[0])
        #expect(flavor["vcpus"] == "4" && flavor["ram"] == "16" && flavor["type"] == "x86")
        #expect(flavor["az_status"] == ["cn-north-4a": "normal", "cn-north-4b": "normal", "cn-north-4c": "normal"])
        let largest = try await bench.succeed(
            "engine.list_flavors",
            [
                "database_name": "gaussdb-mysql", "availability_zone_mode": "single",
                "spec_code": "gaussdb.mysql.16xlarge.arm.8",
            ])
        #expect(largest["flavors"]?[0]?["az_status"]?["cn-north-4a"] == "sellout")
        #expect(largest["flavors"]?[0]?["az_status"]?["cn-north-4c"] == "unsupported")
        let unknown = try await bench.succeed(
            "engine.list_flavors",
            ["database_name": "gaussdb-mysql", "availability_zone_mode": "single", "spec_code": "no.such.flavor"])
        #expect(unknown["flavors"] == [])
        let version = try await bench.call(
            "engine.list_flavors",
            ["database_name": "gaussdb-mysql", "availability_zone_mode": "single", "version_name": "5.7"])
        #expect(version.status == 400 && version.code == "DBS.280238")
    }
}
