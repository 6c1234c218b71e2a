import GaussDB
import GaussDBEmulator
import Testing

@testable import Moonbook

/// The modules that are made of the description.
@Suite struct OperationModuleTests {
    /// A Lua function that follows a dotted name from the globals; raises where there is nothing.
    private let find = """
        local function find(name)
          local value = _G
          for part in name:gmatch("[^.]+") do value = value[part] end
          return value
        end
        """

    private func list(_ names: [String]) -> String {
        "{ " + names.map { "\"\($0)\"" }.joined(separator: ", ") + " }"
    }

    @Test func everyOperationIsAFunctionAtItsName() async {
        let names = Catalogue.shared.luaNames
        #expect(names.count == 224)
        #expect(Set(names).count == 224)
        let record = await Bench().run(
            """
            \(find)
            local functions, seen = 0, {}
            for _, name in ipairs(\(list(names))) do
              local value = find(name)
              assert(type(value) == "function", name .. " is " .. type(value))
              assert(not seen[value], name .. " is another operation's function")
              seen[value], functions = true, functions + 1
            end
            print(functions)
            """)
        #expect(record.output == ["224"], "\(String(describing: record.error))")
    }

    @Test func namesThroughSeveralModulesWork() async {
        let record = await Bench().run(
            """
            print(type(htap.clickhouse.list_databases), type(htap.starrocks.delete), type(legacy.backup.list), type(htap.list))
            print(require "htap.clickhouse" .list_databases ~= nil, require "legacy".instance.list ~= nil)
            """)
        #expect(
            record.output == ["function\tfunction\tfunction\tfunction", "true\ttrue"],
            "\(String(describing: record.error))")
    }

    @Test func loopsOverPagesExistForPagedOperationsAndNoOthers() async {
        var expected: Set<String> = []
        for operation in Catalogue.shared.allOperations where operation.paging != nil {
            // `list_slow` and `get_slow` alike have `each_slow`.
            let rest = operation.function.firstIndex(of: "_").map { operation.function[$0...] } ?? ""
            for prefix in ["each", "all"] { expected.insert(operation.module + "." + prefix + rest) }
        }
        #expect(expected.count == 2 * 42)
        let record = await Bench().run(
            """
            \(find)
            for _, module in ipairs(\(list(Catalogue.shared.modules))) do
              for name, value in pairs(find(module)) do
                if type(value) == "function" and (name:match "^each" or name:match "^all") then print(module .. "." .. name) end
              end
            end
            """)
        #expect(record.error == nil)
        #expect(Set(record.output) == expected)
        #expect(record.output.count == expected.count)
    }

    @Test func nothingOfAModuleIsThereBeforeItsFirstUse() async {
        let names = Set(Catalogue.shared.modules.map { String($0.prefix { $0 != "." }) }).sorted()
        let record = await Bench().run(
            """
            local modules = \(list(names))
            local function loaded()
              local names = {}
              for _, name in ipairs(modules) do
                if rawget(_G, name) ~= nil then names[#names + 1] = name end
              end
              return table.concat(names, " ")
            end
            print(loaded())
            local _ = proxy
            print(loaded())
            """)
        #expect(record.output == ["", "proxy"], "\(String(describing: record.error))")
    }

    @Test func aTrivialScriptReadsNoTable() async {
        // An operation that cannot be read ends the process as soon as anything asks for it.
        let untouchable = ModuleTable(modules: ["broken"], text: "op\tX\tbroken.op\tGET\t/v3/x\n=\tnonsense\tx\n")
        var bench = Bench()
        bench.configuration.catalogue = Catalogue(tables: [untouchable])
        #expect(await bench.run("print(1 + 1)").output == ["2"])
    }

    @Test(arguments: [
        ("instance.lst", "there is no `instance.lst`; did you mean `instance.list`?"),
        ("proxy.set_weigths", "there is no `proxy.set_weigths`; did you mean `proxy.set_weights`?"),
        (
            "htap.clickhouse.list_database",
            "there is no `htap.clickhouse.list_database`; did you mean `htap.clickhouse.list_databases`?"
        ),
        (
            "legacy.backup.set_polcy",
            "there is no `legacy.backup.set_polcy`; did you mean `legacy.backup.set_policy`?"
        ),
        ("htap.clikhouse", "there is no `htap.clikhouse`; did you mean `htap.clickhouse`?"),
        ("instance.each_recycld", "there is no `instance.each_recycld`; did you mean `instance.each_recycled`?"),
        ("instance.xyzzy_quux_frobnicate", "there is no `instance.xyzzy_quux_frobnicate`"),
    ])
    func aMisspeltNameNamesTheNearest(name: String, message: String) async {
        let error = await Bench().run("local x = 1\nlocal f = \(name)").error
        #expect(error?.message == message)
        #expect(error?.location?.description == "test.lua:2")
        #expect(error?.kind == .script)
    }

    @Test func whatAScriptAddsToAModuleStaysInItsRun() async {
        let bench = Bench()
        #expect(await bench.run("function instance.mine() return 7 end print(instance.mine())").output == ["7"])
        #expect(await bench.run("print(rawget(instance, 'mine'))").output == ["nil"])
    }

    @Test(arguments: ["operations", "operations_instance", "prelude"])
    func theLibrarysOwnPartsAreOutOfReach(name: String) async {
        let read = await Bench().run("local x = \(name)").error
        #expect(read?.message.hasPrefix("there is no variable or module `\(name)`") == true)
        let required = await Bench().run("require '\(name)'").error
        #expect(required?.message.hasPrefix("there is no module `\(name)`") == true)
    }
}
