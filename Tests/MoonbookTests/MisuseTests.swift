import JSONWire
import Testing

@testable import Moonbook

/// Slips in the use of the standard library. Each is an error with the script's line, and nothing is sent.
@Suite struct MisuseTests {
    private static let instance = "0123456789abcdef0123456789abcdefin07"

    /// What a line raises, as the script that catches it sees it: kind, line and message.
    private func caught(_ source: String, service: ScriptedService = ScriptedService()) async -> String? {
        let record = await service.run(
            """
            local ok, e = pcall(function()
              \(source)
              return
            end)
            print(type(e) == "table" and e.kind, type(e) == "table" and e.location, type(e) == "table" and e.message or e)
            """)
        if let error = record.error { Issue.record("\(error)") }
        return record.output.last
    }

    private func expect(_ message: String, of source: String, kind: String = "script") async {
        let service = ScriptedService()
        #expect(await caught(source, service: service) == "\(kind)\ttest.lua:2\t\(message)")
        #expect(service.requests.isEmpty)
    }

    @Test(arguments: [
        (
            "instance.wait('x', { untill_status = 'x' })",
            "instance.wait has no option `untill_status`; did you mean `until_status`?"
        ),
        (
            "instance.wait('x', 'normal')",
            "bad argument #2 to 'instance.wait' (options such as { timeout = \"15m\" } expected, got string)"
        ),
        (
            "instance.wait { instance_id = 'x' }",
            "bad argument #1 to 'instance.wait' (an instance's id expected, got table)"
        ),
        (
            "instance.wait('x', { interval = null })",
            "`interval` of instance.wait is a duration such as \"15m\", or a number of seconds, not null"
        ),
        ("task.scope { deadlin = '1s' }", "task.scope has no option `deadlin`; did you mean `deadline`?"),
        ("task.scope { name = 5 }", "`name` of task.scope is a text, not 5"),
        ("task.map({}, { limt = 1 }, print)", "task.map has no option `limt`; did you mean `limit`?"),
        (
            "task.map({}, { limit = 0 }, print)", "`limit` of task.map is a whole number of 1 or more, not 0"
        ),
        ("task.map({}, { 4 }, print)", "the options of task.map have names, and 4 has none"),
        ("task.failure { message = 'x', knd = 'job' }", "task.failure has no option `knd`; did you mean `kind`?"),
        ("task.failure {}", "task.failure needs a `message`"),
        ("secret.generate { len = 8 }", "secret.generate has no option `len`; did you mean `length`?"),
        (
            "secret.generate { length = false }",
            "`length` of secret.generate is a whole number from 8 to 32, not false"
        ),
        ("json.encode({}, { prety = true })", "json.encode has no option `prety`; did you mean `pretty`?"),
        ("json.encode({}, { pretty = 1 })", "`pretty` of json.encode is true or false, not 1"),
        ("require 'runbook' { need = {} }", "runbook has no option `need`; did you mean `needs`?"),
        (
            "require 'runbook' { params = { a = { typ = 'string' } } }",
            "parameter `a` has no option `typ`; did you mean `type`?"
        ),
        ("require 'runbook' { params = { a = { min = '1' } } }", "`min` of parameter `a` is a number, not \"1\""),
        (
            "require 'runbook' { params = { a = { type = 'int' } } }",
            "parameter `a` has the unknown type \"int\"; did you mean `integer`?"
        ),
    ])
    func optionsThatAreNotKnownAreRefused(source: String, message: String) async {
        await expect(message, of: source)
    }

    @Test func whereNoOptionIsNearAllAreNamed() async {
        let error = await ScriptedService().run("instance.wait('x', { zzzz = 1 })").error
        #expect(error?.message == "instance.wait has no option `zzzz`")
        #expect(error?.hint == "known are interval, timeout and until_status")
    }

    // MARK: Needs

    @Test(arguments: [
        ("{ 'instance.Get' }", "`needs` lists `instance.Get`, which is no operation; did you mean `instance.get`?"),
        ("{ 'nope.nope' }", "`needs` lists `nope.nope`, which is no operation"),
        (
            "{ 'instance.get', 'instanc.*' }",
            "`needs` lists `instanc.*`, which is no operation; did you mean `instance.*`?"
        ),
        (
            "{ 'backup.all_incremental' }",
            "`needs` lists operations, and `backup.all_incremental` is a loop over the pages of `backup.list_incremental`"
        ),
        ("{ ['instance.delete'] = true }", "`needs` is a list of names, and `instance.delete` is a key"),
        ("{ 'instance.get', [3] = 'instance.list' }", "item 2 of `needs` is nil, not the name of an operation"),
        ("{ true }", "item 1 of `needs` is true, not the name of an operation"),
        ("'instance.get'", "`needs` of runbook is a list, not \"instance.get\""),
    ])
    func whatCannotBeNeededIsRefusedAtTheDeclaration(needs: String, message: String) async {
        await expect(message, of: "require 'runbook' { needs = \(needs) }")
    }

    @Test func requestsThatNobodyDescribedAreAValidNeed() async {
        #expect(
            await output(of: "require 'runbook' { needs = { 'api.request', 'instance.list' } } print 'ok'") == ["ok"])
    }

    // MARK: Dots and colons

    @Test(arguments: [
        ("proxy:list { instance_id = 'x' }", "`proxy:list` was called with a colon; write a dot: `proxy.list`"),
        ("instance:each {}", "`instance:each` was called with a colon; write a dot: `instance.each`"),
        ("instance:wait('x')", "`instance:wait` was called with a colon; write a dot: `instance.wait`"),
        ("job:wait_all {}", "`job:wait_all` was called with a colon; write a dot: `job.wait_all`"),
        ("log:info('x')", "`log:info` was called with a colon; write a dot: `log.info`"),
        (
            "htap.starrocks:delete { instance_id = 'x' }",
            "`htap.starrocks:delete` was called with a colon; write a dot: `htap.starrocks.delete`"
        ),
        ("job.handle('x').wait { timeout = '1m' }", "`wait` was called with a dot; write a colon: `x:wait(…)`"),
        ("task.spawn(function() end).wait()", "`wait` was called with a dot; write a colon: `x:wait(…)`"),
        (
            "task.scope(function(s) s.spawn('a', print) end)",
            "`spawn` was called with a dot; write a colon: `x:spawn(…)`"
        ),
        ("list.fliter({}, print)", "there is no `list.fliter`; did you mean `list.filter`?"),
    ])
    func aDotInPlaceOfAColonIsNamed(source: String, message: String) async {
        await expect(message, of: source)
    }

    @Test func aResponsesWaitIsCalledWithAColon() async {
        let message = await caught(
            "local r = instance.restart { instance_id = '\(Self.instance)' } r.wait { timeout = '15m' }",
            service: ScriptedService(["job_id": "job-1"]))
        #expect(message == "script\ttest.lua:2\t`wait` was called with a dot; write a colon: `x:wait(…)`")
    }

    // MARK: Lists and texts

    @Test(arguments: [
        ("list.sort_by({ { n = 1 }, {} }, 'n')", "list.sort_by: item 2 has no `n` to compare"),
        ("list.sort_by({ { n = null } }, 'n')", "list.sort_by: item 1 has no `n` to compare"),
        (
            "list.sort_by({ { n = 1 }, { n = 'x' } }, 'n')",
            "list.sort_by: `n` of item 2 is \"x\", and that of item 1 is 1"
        ),
        ("list.sort_by({ { n = {} } }, 'n')", "list.sort_by: `n` of item 1 is a table, which has no order"),
        ("list.sort_by({ 1, 2 }, 'n')", "list.sort_by: item 1 is 1, which has no field `n`"),
        ("list.sort_by({ 1 }, function() end)", "list.sort_by: item 1 has no value to compare"),
        (
            "list.min_by({ { n = 1 }, { n = 'x' } }, 'n')",
            "list.min_by: `n` of item 2 is \"x\", and that of item 1 is 1"
        ),
        ("list.group_by({ {} }, 'n')", "list.group_by: item 1 has no `n` to group by"),
        ("list.map({ 1 })", "bad argument #2 to 'list.map' (a field's name or a function expected, got nil)"),
        ("list.filter({ 1 }, 'n')", "bad argument #2 to 'list.filter' (a function expected, got string)"),
        (
            "list.map({ instances = {} }, 'n')",
            "bad argument #1 to 'list.map' (a list expected, got a table without a first item)"
        ),
        (
            "task.map({ instances = {} }, print)",
            "bad argument #1 to 'task.map' (a list expected, got a table without a first item)"
        ),
        ("log.info('%d', 'x')", "log.info: value 1 does not fit the text \"%d\" (number expected, got string)"),
        ("log.warn('%s %s', 'x')", "log.warn: the text \"%s %s\" has places for more than 1 values"),
        ("log.error('5 %', 1)", "log.error: the text \"5 %\" is no format (invalid conversion '%' to 'format')"),
        (
            "require 'runbook'.step('%d', 'x')",
            "runbook.step: value 1 does not fit the text \"%d\" (number expected, got string)"
        ),
        ("text.table { 1 }", "text.table: row 1 is 1, not a record"),
        (
            "text.table({}, 'name')",
            "bad argument #2 to 'text.table' (a list of field names expected, got string)"
        ),
        ("text.table({}, { name = true })", "text.table: column name is true, not a field's name"),
        (
            "text.table { instances = {} }",
            "bad argument #1 to 'text.table' (a list of records expected, got a table without a first item)"
        ),
    ])
    func whatAListOrATextCannotTakeIsNamed(source: String, message: String) async {
        await expect(message, of: source)
    }

    @Test func listsThatAreFineStayFine() async {
        #expect(
            await output(
                of: """
                    local sorted = list.sort_by({ "b", "a" }, function(s) return s end)
                    print(table.concat(sorted, " "), #list.map(table.pack(), "n"), #list.filter({}, print))
                    print(list.min_by({ { n = null }, {}, { n = 2 }, { n = 1 } }, "n").n, list.max_by({}, "n"))
                    print(text.table({ { "x", 1 } }, { 1, 2 }))
                    log.info("100%")
                    """) == ["a b\t0\t0", "1\tnil", "1  2\nx  1"])
    }

    // MARK: Operations

    @Test func argumentsThatAreNoTableAreAnErrorValueLikeAllOthers() async {
        await expect("the arguments are \"x\", not named fields", of: "instance.get 'x'", kind: "validation")
        #expect(
            await output(
                of: "local ok, e = pcall(instance.get, 'x') print(e.kind, e.class, e.operation, e.location, e.hint)")
                == [
                    "validation\tinput\tinstance.get\ttest.lua:1\twrite instance.get { name = value, … }; nothing was sent"
                ])
    }
}
