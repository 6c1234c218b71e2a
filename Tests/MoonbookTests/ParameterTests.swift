import GaussDBEmulator
import Testing

@testable import Moonbook

/// Declared parameters: types, defaults, ranges, and what is said when they do not fit.
@Suite struct ParameterTests {
    private let declaration = """
        local p = require "runbook" { params = {
          nodes   = { type = "integer", default = 2, min = 1, max = 15, help = "read nodes" },
          name    = { type = "string", default = "demo" },
          timeout = { type = "duration", default = "30m" },
          mode    = { type = "choice", values = { "fast", "safe" }, default = "safe" },
          dry     = { type = "boolean", default = false },
          ids     = { type = "list", default = {} },
          ratio   = { type = "number", default = 0.5 },
          note    = { type = "string", required = false },
        } }
        print(p.nodes, p.name, p.timeout, p.mode, p.dry, #p.ids, p.ratio, p.note)
        """

    @Test func defaultsAreTyped() async {
        #expect(await Bench().run(declaration).output == ["2\tdemo\t1800\tsafe\tfalse\t0\t0.5\tnil"])
    }

    @Test func textBecomesTheDeclaredType() async {
        let record = await Bench().run(
            declaration,
            parameters: [
                "nodes": "7", "name": "数据库", "timeout": "1h", "mode": "fast", "dry": "yes", "ids": "a, b",
                "ratio": "1e3", "note": "x",
            ])
        #expect(record.output == ["7\t数据库\t3600\tfast\ttrue\t2\t1000.0\tx"], "\(String(describing: record.error))")
    }

    @Test(arguments: [
        (["nodes": "seven"], "parameter `nodes` is a whole number, not \"seven\""),
        (["nodes": "1.5"], "parameter `nodes` is a whole number, not \"1.5\""),
        (["nodes": "16"], "parameter `nodes` is from 1 to 15, not 16"),
        (["mode": "slow"], "parameter `mode` is one of fast, safe, not \"slow\""),
        (["dry": "perhaps"], "parameter `dry` is true or false, not \"perhaps\""),
        (["timeout": "soon"], "parameter `timeout` is a duration such as \"15m\" or \"1h30m\", not \"soon\""),
        (["node": "1"], "the script has no parameter `node`; did you mean `nodes`?"),
    ])
    func whatDoesNotFitIsSaid(parameters: [String: String], message: String) async {
        let error = await Bench().run(declaration, parameters: parameters).error
        #expect(error?.kind == .usage)
        #expect(error?.message == message)
    }

    @Test func aMissingParameterSaysHowToGiveIt() async {
        let error = await Bench().run(#"require "runbook" { params = { id = { help = "the instance" } } }"#).error
        #expect(error?.message == "parameter `id` is missing")
        #expect(error?.hint == "add --param id=… (the instance)")
    }

    @Test func aSecretParameterIsNeverShown() async {
        let record = await Bench().run(
            #"local p = require "runbook" { params = { pw = { type = "secret" } } } print(p.pw) print(tostring(p.pw) .. "")"#,
            parameters: ["pw": "Hunter2!"])
        #expect(record.output == ["‹secret›", "‹secret›"])
    }

    @Test func anEmptySecretIsRefused() async {
        let error = await Bench().run(
            #"require "runbook" { params = { pw = { type = "secret", help = "the new one" } } }"#,
            parameters: ["pw": ""]
        ).error
        #expect(error?.kind == .usage)
        #expect(error?.message == "parameter `pw` is a secret of at least one character, not empty")
        #expect(error?.hint == "the new one")
    }

    @Test func anInstanceParameterTakesANameOrAnId() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "订单库")
        let source = #"local p = require "runbook" { params = { i = { type = "instance" } } } print(p.i)"#
        #expect(await bench.run(source, parameters: ["i": "订单库"]).output == [id])
        #expect(await bench.run(source, parameters: ["i": id]).output == [id])
        #expect(
            await bench.run(source, parameters: ["i": "nobody"]).error?.message
                == "parameter `i`: no instance is called \"nobody\"")
        bench.emulator.makeInstance(name: "订单库")
        #expect(
            await bench.run(source, parameters: ["i": "订单库"]).error?.message
                == "parameter `i`: 2 instances are called \"订单库\"")
    }

    @Test func aScriptMayOnlyCallWhatItDeclared() async {
        let bench = Bench()
        let error = await bench.run(#"require "runbook" { needs = { "instance.get", "proxy.*" } } instance.list {}"#)
            .error
        #expect(error?.kind == .permission)
        #expect(error?.message == "the script did not declare that it calls instance.list")
        #expect(bench.emulator.requests.isEmpty)
    }
}
