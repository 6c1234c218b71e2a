import GaussDB
import GaussDBEmulator
import Testing

@testable import Moonbook

/// Calls of the API from scripts: values both ways, errors, lists.
@Suite struct CallTests {
    @Test func aResponseIsAPlainTableWithFactsBesideIt() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "订单库", nodes: 3)
        let record = await bench.run(
            """
            local r = instance.get { instance_id = "\(id)" }
            print(r.instance.name, #r.instance.nodes, r.instance.status)
            local m = meta(r)
            print(m.status, m.operation, m.attempts, type(m.request_id))
            """)
        #expect(
            record.output == ["订单库\t3\tnormal", "200\tinstance.get\t1\tstring"], "\(String(describing: record.error))")
    }

    @Test func anErrorIsAValueWithItsFields() async {
        let record = await Bench().run(
            """
            local ok, e = pcall(instance.get, { instance_id = ("0"):rep(32) .. "in07" })
            print(ok, e.kind, e.class, e.status, e.operation, type(e.code), type(e.request_id), e.retryable)
            """)
        #expect(
            record.output == ["false\tapi\tnot_found\t404\tinstance.get\tstring\tstring\tfalse"],
            "\(String(describing: record.error))")
    }

    @Test func anUncaughtErrorNamesTheLineAndTheStep() async {
        let error = await Bench().run(
            """
            local runbook = require "runbook"
            runbook.step "look"
            instance.get { instance_id = ("0"):rep(32) .. "in07" }
            """
        ).error
        #expect(error?.location?.description == "test.lua:3")
        #expect(error?.step == "look")
        #expect(error?.operation == "instance.get")
        #expect(error?.traceback.first?.hasPrefix("test.lua:3") == true, "\(String(describing: error?.traceback))")
    }

    @Test(arguments: [
        ("instance.get {}", "instance_id"),
        ("instance.get { instance_id = '..' }", "instance_id"),
        ("instance.get { instance_id = '' }", "instance_id"),
        ("instance.get { instance_id = '0123456789abcdef0123456789abcdefin07', instance_idd = 'y' }", "instance_idd"),
        ("instance.list { limit = 'many' }", "limit"),
        ("instance.list { limit = 0 }", "limit"),
        (
            "proxy.create { instance_id = '0123456789abcdef0123456789abcdefin07', flavor_ref = 'f', node_num = 17 }",
            "node_num"
        ),
        (
            "proxy.create { instance_id = '0123456789abcdef0123456789abcdefin07', flavor_ref = 'f', node_num = 2, nodes_read_weight = { { id = 'n', weight = 'heavy' } } }",
            "nodes_read_weight[1].weight"
        ),
        (
            "sqlfilter.set_switch { instance_id = '0123456789abcdef0123456789abcdefin07', switch_status = 'MAYBE' }",
            "switch_status"
        ),
        (
            "sqlfilter.set_switch { instance_id = '0123456789abcdef0123456789abcdefin07', switch_status = print }",
            "switch_status"
        ),
        ("local t = { instance_id = '0123456789abcdef0123456789abcdefin07' } t.self = t instance.get(t)", "self"),
    ])
    func whatBreaksARuleIsNotSent(source: String, path: String) async {
        let bench = Bench()
        let error = await bench.run(source).error
        #expect(error?.kind == .validation || error?.kind == .script, "\(String(describing: error))")
        #expect(error.map { ($0.path ?? $0.message).contains(path) } == true, "\(String(describing: error))")
        #expect(bench.emulator.requests.isEmpty)
    }

    @Test func aTypoInAFieldNamesTheNearest() async {
        let error = await Bench().run(
            "proxy.create { instance_id = '0123456789abcdef0123456789abcdefin07', flavour_ref = 'f', node_num = 2 }"
        ).error
        #expect(error?.message.contains("flavor_ref") == true, "\(String(describing: error))")
    }

    @Test func eachFetchesPagesAsItGoes() async {
        let bench = Bench()
        for number in 0..<120 { bench.emulator.makeInstance(name: "node-\(number)") }
        let record = await bench.run(
            """
            local n = 0
            for i in instance.each { limit = 50 } do n = n + 1 if n == 60 then break end end
            print(n, #instance.all { limit = 50 })
            """)
        #expect(record.output == ["60\t120"], "\(String(describing: record.error))")
        #expect(bench.emulator.requests.count == 2 + 3)
    }

    @Test func anEmptyListStaysAList() async {
        #expect(
            await output(of: "print(json.encode(instance.all {}), json.encode(instance.list {}.instances))") == [
                "[]\t[]"
            ])
    }

    @Test func aSecretIsSpentByTheRequestAndNeverShown() async {
        let bench = Bench()
        let record = await bench.run(
            """
            local pw = secret.generate { length = 16 }
            print(pw, tostring(pw))
            local ok, e = pcall(json.encode, { pw = pw })
            print(ok)
            instance.create {
              name = "demo", region = "cn-north-4", mode = "Cluster", flavor_ref = "gaussdb.mysql.xlarge.x86.4",
              datastore = { type = "gaussdb-mysql", version = "8.0" }, availability_zone_mode = "single", slave_count = 1,
              vpc_id = "3cedfc54-b105-4652-a4e0-847b11576b58", subnet_id = "c1cfa53c-65d3-431e-8552-326bf310c7ad",
              security_group_id = "fc577a1a-f202-424a-977f-24faec3fdd55", password = pw,
            }
            """)
        #expect(record.output == ["‹secret›\t‹secret›", "false"], "\(String(describing: record.error))")
        #expect(record.succeeded, "\(String(describing: record.error))")
    }

    @Test func aSecretThatBreaksTheRuleIsNotEchoed() async {
        var bench = Bench()
        bench.configuration.environment = ["DB_PW": "tooweakpassword"]
        let error = await bench.run(
            """
            instance.create {
              name = "demo", region = "cn-north-4", mode = "Cluster", flavor_ref = "f",
              datastore = { type = "gaussdb-mysql", version = "8.0" }, availability_zone_mode = "single", slave_count = 1,
              vpc_id = "v", subnet_id = "s", password = secret.env "DB_PW",
            }
            """
        ).error
        #expect(error != nil)
        #expect(error.map { String(describing: $0).contains("tooweakpassword") } == false)
    }

    @Test func aLostAnswerIsNotSentAgainAndSaysSo() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "demo")
        bench.emulator.inject(EmulatorFault(operation: "instance.restart", respond: .lost))
        let record = await bench.run("instance.restart { instance_id = '\(id)' }")
        #expect(record.error?.mayHaveTakenEffect == true, "\(String(describing: record.error))")
        #expect(record.outcome.uncertainCalls.count == 1)
        #expect(bench.emulator.requests.filter { $0.operation == "instance.restart" }.count == 1)
    }

    @Test(arguments: ["delay = secret.env 'KEY'", "instance_id = secret.env 'KEY'"])
    func aSecretInAFieldThatIsNoSecretIsNotEchoedEither(field: String) async {
        var bench = Bench()
        bench.configuration.environment = ["KEY": "SUPERSECRET99x"]
        let id = bench.emulator.makeInstance(name: "demo")
        let error = await bench.run("local a = { instance_id = '\(id)', \(field) } instance.restart(a)").error
        #expect(error?.kind == .validation)
        #expect(error?.message.contains("‹secret›") == true, "\(String(describing: error))")
        #expect("\(String(describing: error))\(error?.hint ?? "")".contains("SUPERSECRET") == false)
    }
}
