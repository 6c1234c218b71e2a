import GaussDB
import Testing

@testable import Moonbook

/// `catalogue`: the service's tables that are no operations.
@Suite struct CatalogueModuleTests {
    @Test func itHasEveryEntry() async {
        let lines = await output(
            of: """
                for _, name in ipairs { "errors", "metrics", "regions", "iam_actions" } do
                  local count = 0
                  for _ in pairs(catalogue[name]) do count = count + 1 end
                  print(name, count)
                end
                """)
        #expect(
            lines == [
                "errors\t\(ErrorCodeTable.all.count)", "metrics\t51", "regions\t21", "iam_actions\t10",
            ])
        #expect(ErrorCodeTable.all.count >= 225)
    }

    @Test func anErrorCodeSaysWhatToDo() async {
        #expect(
            await output(
                of: """
                    local e = catalogue.errors["DBS.200019"]
                    print(e.class, type(e.hint), #e.hint > 0, type(e.explanation), math.type(e.status))
                    print(catalogue.errors["DBS.200087"].hint)
                    """) == ["busy\tstring\ttrue\tstring\tinteger", "Remove a tag first."])
    }

    @Test func metricsRegionsAndActionsAreTables() async {
        #expect(
            await output(
                of: """
                    local m = catalogue.metrics.gaussdb_mysql119_disk_usage_ratio
                    print(m.name, m.unit, m.minimum, m.maximum, m.period_seconds)
                    local r = catalogue.regions["cn-north-4"]
                    print(r.name, r.endpoint, r.documented)
                    local a = catalogue.iam_actions["gaussdb:quota:modify"]
                    print(#a.operations, a.operations[1], a.grants[1].operation)
                    """) == [
                    "Disk usage\t%\t0\t100\t60",
                    "CN North-Beijing4\thttps://gaussdb.cn-north-4.myhuaweicloud.com\ttrue",
                    "4\tquota.create\tquota.create",
                ])
    }

    @Test func anUnknownEntryIsNil() async {
        #expect(await output(of: "print(catalogue.errors['DBS.1'], catalogue.regions.nowhere)") == ["nil\tnil"])
    }

    @Test func aTableIsMadeOnce() async {
        #expect(await output(of: "print(rawequal(catalogue.errors, catalogue.errors))") == ["true"])
    }

    @Test func aMisspeltTableIsAnErrorWithTheNames() async {
        let error = await Bench().run("local x = 1\nprint(catalogue.eror)").error
        #expect(error?.message == "the catalogue has no `eror`")
        #expect(error?.hint == "known are errors, iam_actions, metrics and regions")
        #expect(error?.location?.description == "test.lua:2")
    }

    @Test func everyHintOfTheServiceIsTheCatalogues() async {
        let service = ScriptedService { _, _ in .error(400, "DBS.200087", "too many") }
        let record = await service.run(
            """
            local ok, e = pcall(instance.list, {})
            print(e.hint == catalogue.errors[e.code].hint, e.class == catalogue.errors[e.code].class)
            """)
        #expect(record.output == ["true\ttrue"], "\(String(describing: record.error))")
    }
}
