import Testing

@testable import Moonbook

/// What scripts find before they call anything.
@Suite struct LanguageTests {
    @Test func printWritesOneLinePerCallSeparatedByTabs() async {
        #expect(
            await output(of: #"print("a", 1, 2.5, nil, true) print() print("数据库")"#) == [
                "a\t1\t2.5\tnil\ttrue", "", "数据库",
            ])
    }

    @Test func nullIsNotNilAndPrintsAsNull() async {
        #expect(
            await output(of: "print(null, null == nil, type(null) ~= 'nil', json.encode { a = null })") == [
                "null\tfalse\ttrue\t{\"a\":null}"
            ])
    }

    @Test func anUnknownGlobalNamesTheNearest() async {
        let error = await Bench().run("local x = 1\nprnt(x)").error
        #expect(error?.message == "there is no variable or module `prnt`; did you mean `print`?")
        #expect(error?.location?.description == "test.lua:2")
        #expect(error?.kind == .script)
    }

    @Test func anUnknownOperationNamesTheNearest() async {
        let error = await Bench().run("instance.craete {}").error
        #expect(error?.message == "there is no `instance.craete`; did you mean `instance.create`?")
    }

    @Test func anUnknownModuleNamesTheNearest() async {
        #expect(
            await Bench().run(#"require "runbok""#).error?.message
                == "there is no module `runbok`; did you mean `runbook`?")
    }

    @Test func aSyntaxErrorNamesLineAndWhatWasExpected() async {
        let error = await Bench().run("local a = 1\nif a then\nprint(a)\n").error
        #expect(error?.location?.description == "test.lua:4")
        #expect(error?.message.contains("'end' expected") == true)
        #expect(error?.hint != nil)
    }

    @Test func jsonKeepsListsObjectsNullsAndIntegers() async {
        #expect(
            await output(
                of:
                    #"print(json.encode(json.decode('{"a":[],"b":{},"c":null,"d":9223372036854775807,"e":9007199254740993}')))"#
            )
                == [#"{"a":[],"b":{},"c":null,"d":9223372036854775807,"e":9007199254740993}"#])
    }

    @Test func emptyTablesAreMarkedByHand() async {
        #expect(await output(of: "print(json.encode { json.array(), json.object() })") == ["[[],{}]"])
    }

    @Test func filesProcessesAndDebuggingAreOutOfReach() async {
        let record = await output(
            of:
                #"for _, name in ipairs { "io", "debug", "package", "dofile", "loadfile" } do print(rawget(_G, name)) end print(os.execute, os.getenv, string.dump)"#
        )
        #expect(record == ["nil", "nil", "nil", "nil", "nil", "nil\tnil\tnil"])
    }

    @Test func tablesCountWideCharactersAsTwo() async {
        #expect(
            await output(
                of: #"print(text.table({ { name = "主库", n = 1 }, { name = "replica", n = 22 } }, { "name", "n" }))"#)
                == ["name     n\n主库     1\nreplica  22"])
    }

    @Test func listsHaveTheUsualFunctions() async {
        #expect(
            await output(
                of: """
                    local items = { { n = 3, k = "a" }, { n = 1, k = "b" }, { n = 2, k = "a" } }
                    print(list.min_by(items, "n").k, list.max_by(items, "n").k, #list.filter(items, function(i) return i.k == "a" end))
                    print(table.concat(list.map(list.sort_by(items, "n"), "n"), ","), #list.group_by(items, "k").a)
                    """) == ["b\ta\t2", "1,2,3\t2"])
    }

    @Test func garbageIsCollectedAndCounted() async {
        #expect(
            await output(of: "print(collectgarbage(), collectgarbage 'count' > 0, pcall(collectgarbage, 'stop'))")
                .first?
                .hasPrefix("0\ttrue\tfalse\t") == true)
    }

    @Test(arguments: ["", "5", "5 m", "m", "1h1h", "30m1h", "1y", "3651d", "nanh"])
    func swiftRefusesTheSameDurations(text: String) {
        #expect(Duration(shortText: text) == nil)
    }

    @Test(arguments: [("1h30m", 5400.0), ("1d1h1m1s1ms", 90_061.001), ("250ms", 0.25), ("2.5s", 2.5)])
    func swiftReadsTheSameDurations(text: String, seconds: Double) {
        #expect(Duration(shortText: text)?.inSeconds == seconds)
    }

    @Test(arguments: [("90", "90"), ("\"1h30m\"", "5400"), ("\"250ms\"", "0.25"), ("\"2.5s\"", "2.5")])
    func durationsAreSecondsOrText(text: String, seconds: String) async {
        #expect(await output(of: "print(duration.seconds(\(text)))") == [seconds])
    }

    @Test(arguments: [
        "\"\"", "\"5\"", "\"5 m\"", "\"m\"", "-1", "0/0", "1/0", "\"1y\"", "{}", "nil", "\"1h1h\"",
        "\"30m1h\"", "\"1s1000ms1s\"", "\"3651d\"",
    ])
    func whatIsNoDurationIsRefused(text: String) async {
        #expect(await Bench().run("duration.seconds(\(text))").error?.message.contains("duration") == true)
    }
}
