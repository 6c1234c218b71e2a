import GaussDB
import GaussDBEmulator
import Testing

@testable import Moonbook

/// Runbooks as operators write them, from the first line to the last.
@Suite struct RunbookTests {
    @Test func aReportOfTheFleet() async {
        let bench = Bench()
        bench.emulator.makeInstance(name: "orders-prod", nodes: 3)
        bench.emulator.makeInstance(name: "orders-test", nodes: 2)
        let record = await bench.run(
            """
            local runbook = require "runbook"

            local p = runbook {
              name   = "fleet-report",
              about  = "One line for each instance.",
              needs  = { "instance.list", "instance.get" },
              params = { name = { type = "string", required = false, help = "all when not given" } },
            }

            local rows = task.map(instance.all { name = p.name }, function(summary)
              local i = instance.get { instance_id = summary.id }.instance
              local replicas = list.filter(i.nodes, function(n) return n.type == "slave" end)
              return { name = i.name, status = i.status, replicas = #replicas }
            end)
            print(text.table(list.sort_by(rows, "name"), { "name", "status", "replicas" }))
            """)
        #expect(
            record.output == [
                """
                name         status  replicas
                orders-prod  normal  2
                orders-test  normal  1
                """
            ], "\(String(describing: record.error))")
    }

    @Test func aProxyInFrontOfAnInstance() async {
        let bench = Bench()
        bench.emulator.makeInstance(name: "orders", nodes: 3)
        let record = await bench.run(
            """
            local runbook = require "runbook"

            local p = runbook {
              name   = "open-proxy",
              about  = "Opens a proxy and sends the reads to the replicas.",
              needs  = { "instance.list", "instance.get", "proxy.*" },
              params = { instance = { type = "instance", help = "name or id" } },
            }

            runbook.step "open the proxy"
            proxy.create {
              instance_id = p.instance, proxy_name = "orders-proxy",
              flavor_ref = "gaussdb.proxy.large.x86.2", node_num = 2,
            }:wait { timeout = "30m" }

            runbook.step "set the weights"
            local opened = list.find(proxy.all { instance_id = p.instance }, function(entry)
              return entry.proxy.name == "orders-proxy"
            end).proxy
            local replicas = list.filter(instance.get { instance_id = p.instance }.instance.nodes, function(n)
              return n.type == "slave"
            end)
            proxy.set_weights {
              instance_id = p.instance, proxy_id = opened.pool_id, master_weight = 0,
              readonly_nodes = list.map(replicas, function(n) return { id = n.id, weight = 100 } end),
            }:wait()
            print(opened.name, #replicas)
            """, parameters: ["instance": "orders"])
        #expect(record.output == ["orders-proxy\t2"], "\(String(describing: record.error))")
        let steps = record.events.compactMap { if case .step(let name) = $0 { name } else { nil } }
        #expect(steps == ["open the proxy", "set the weights"])
        #expect(record.outcome.unfinishedJobs.isEmpty)
    }

    @Test func throttlingThatIsTakenBackWhateverHappens() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "orders")
        let record = await bench.run(
            """
            local runbook = require "runbook"

            local p = runbook {
              needs  = { "sqlfilter.set_switch", "sqlfilter.get_switch" },
              params = { instance = { type = "instance" } },
            }

            local function throttled(id)
              sqlfilter.set_switch { instance_id = id, switch_status = "ON" }:wait()
              return setmetatable({}, {
                __close = function() sqlfilter.set_switch { instance_id = id, switch_status = "OFF" }:wait() end,
              })
            end

            local ok, e = pcall(function()
              local guard <close> = throttled(p.instance)
              print(sqlfilter.get_switch { instance_id = p.instance }.switch_status)
              runbook.fail "the load did not go down"
            end)
            print(sqlfilter.get_switch { instance_id = p.instance }.switch_status)
            error(e)
            """, parameters: ["instance": id])
        #expect(record.output == ["ON", "OFF"], "\(String(describing: record.error))")
        #expect(record.error?.message == "the load did not go down")
        #expect(record.error?.location?.description == "test.lua:18")
    }

    @Test func aRollingRestartThatGoesOnPastAFailure() async {
        let bench = Bench()
        let ids = (1...4).map { bench.emulator.makeInstance(name: "node-\($0)") }
        bench.emulator.inject(
            EmulatorFault(operation: "instance.restart", respond: .jobFails("the node did not come back")))
        let record = await bench.run(
            """
            local runbook = require "runbook"
            runbook { needs = { "instance.list", "instance.restart" } }

            local results = task.map(instance.all {}, { limit = 2 }, function(i)
              local ok, e = pcall(function() instance.restart { instance_id = i.id }:wait { timeout = "30m" } end)
              if not ok then log.warn("%s: %s", i.name, e.message) end
              return ok
            end)
            local failed = list.filter(results, function(ok) return not ok end)
            if #failed > 0 then runbook.fail("%d of %d restarts failed", #failed, #results) end
            """)
        #expect(record.error?.message == "1 of 4 restarts failed", "\(String(describing: record.error))")
        #expect(record.error?.location?.description == "test.lua:10")
        let warnings = record.events.compactMap { event -> String? in
            if case .log(.warn, let message) = event { message } else { nil }
        }
        #expect(warnings.count == 1)
        #expect(warnings.first?.contains("the node did not come back") == true)
        #expect(bench.emulator.requests.filter { $0.operation == "instance.restart" }.count == ids.count)
    }

    @Test func aCleanUpThatAsksAndTakesNotFoundForDone() async {
        var bench = Bench()
        bench.configuration.prompter = NoPrompter(confirmsEverything: true)
        bench.emulator.makeInstance(name: "tmp-1")
        bench.emulator.makeInstance(name: "tmp-2")
        bench.emulator.makeInstance(name: "orders")
        let record = await bench.run(
            """
            local runbook = require "runbook"
            runbook { needs = { "instance.list", "instance.delete" } }

            local doomed = list.map(instance.all { name = "*tmp-" }, "id")
            doomed[#doomed + 1] = ("0"):rep(32) .. "in07"
            runbook.confirm("Delete %d instances?", #doomed)

            local gone = 0
            for _, id in ipairs(doomed) do
              local ok, e = pcall(function() instance.delete { instance_id = id }:wait() end)
              if not ok and e.class ~= "not_found" then error(e) end
              gone = gone + 1
            end
            print(gone, table.concat(list.map(instance.all {}, "name"), " "))
            """)
        #expect(record.output == ["3\torders"], "\(String(describing: record.error))")
    }

    @Test func aCreationThatIsPaidAheadOrNot() async {
        let bench = Bench()
        let source = """
            local runbook = require "runbook"
            local p = runbook {
              needs  = { "instance.create" },
              params = { prepaid = { type = "boolean", default = false } },
            }

            local function create(name)
              return instance.create {
                name = name, region = "cn-north-4", mode = "Cluster", flavor_ref = "gaussdb.mysql.xlarge.x86.4",
                datastore = { type = "gaussdb-mysql", version = "8.0" }, availability_zone_mode = "single", slave_count = 1,
                vpc_id = "3cedfc54-b105-4652-a4e0-847b11576b58", subnet_id = "c1cfa53c-65d3-431e-8552-326bf310c7ad",
                security_group_id = "fc577a1a-f202-424a-977f-24faec3fdd55", password = secret.generate(),
                charge_info = p.prepaid and { charge_mode = "prePaid", period_type = "month", period_num = 1 } or nil,
              }
            end

            local started = { create "first", create "second" }
            job.wait_all(started, { timeout = "2h" })
            print(#started, started[1].instance.name)
            """
        for prepaid in ["no", "yes"] {
            let record = await bench.run(source, parameters: ["prepaid": prepaid])
            #expect(record.output == ["2\tfirst"], "\(String(describing: record.error))")
            #expect(record.outcome.unfinishedJobs.isEmpty)
        }
    }
}
