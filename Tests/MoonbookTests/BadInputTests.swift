import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@testable import Moonbook

/// What a script passes by mistake: a clear error at its line, and nothing is sent.
@Suite struct BadInputTests {
    private static let instance = "0123456789abcdef0123456789abcdefin07"

    struct Mistake: Sendable, CustomTestStringConvertible {
        let source: String
        /// Where the error says it is; nil where it is not about a field.
        let path: String?
        let message: String
        init(_ source: String, at path: String?, _ message: String) {
            self.source = source
            self.path = path
            self.message = message
        }
        var testDescription: String { source }
    }

    private static func create(_ fields: String) -> String {
        """
        instance.create { name = "orders", region = "cn-north-4", mode = "Cluster", flavor_ref = "f", \
        datastore = { type = "gaussdb-mysql", version = "8.0" }, availability_zone_mode = "single", slave_count = 1, \
        vpc_id = "v", subnet_id = "s", password = "Example-123", \(fields) }
        """
    }

    private static func proxy(_ fields: String) -> String {
        "proxy.create { instance_id = '\(instance)', flavor_ref = 'f', node_num = 2, \(fields) }"
    }

    static let mistakes = [
        // Unknown fields
        Mistake(
            create("tagz = {}"), at: "tagz", "unknown field `tagz`; did you mean `tags`?"),
        Mistake(
            create("backup_strategy = { start_time = '21:00-22:00', keep_dayz = 3 }"), at: "backup_strategy.keep_dayz",
            "unknown field `backup_strategy.keep_dayz`; did you mean `keep_days`?"),
        Mistake(
            create("tags = { { key = 'a', value = 'b' }, { key = 'c', val = 'd' } }"), at: "tags[2].val",
            "unknown field `tags[2].val`; did you mean `value`?"),
        Mistake(
            "job.get { id = 'x', project_id = 'y' }", at: "project_id", "unknown field `project_id`; known: `id`"),
        // Wrong types, at any depth
        Mistake("instance.list { limit = 'many' }", at: "limit", "`limit` must be a whole number, not \"many\""),
        Mistake("instance.list { limit = 1.5 }", at: "limit", "`limit` must be a whole number, not 1.5"),
        Mistake("instance.list { name = 5 }", at: "name", "`name` must be a text, not 5"),
        Mistake("instance.list { name = true }", at: "name", "`name` must be a text, not true"),
        Mistake(
            proxy("nodes_read_weight = { { id = 'n', weight = {} } }"), at: "nodes_read_weight[1].weight",
            "`nodes_read_weight[1].weight` must be a whole number, not an empty table"),
        // Lists and objects in one another's place
        Mistake(
            proxy("nodes_read_weight = { id = 'n', weight = 1 }"), at: "nodes_read_weight",
            "`nodes_read_weight` must be a list, not a table of named members"),
        Mistake(
            proxy("nodes_read_weight = { 'n' }"), at: "nodes_read_weight[1]",
            "`nodes_read_weight[1]` must be a table of named members, not \"n\""),
        Mistake(
            create("backup_strategy = { '21:00-22:00' }"), at: "backup_strategy",
            "`backup_strategy` must be a table of named members, not a list"),
        Mistake("instance.get { '\(instance)' }", at: nil, "the arguments are a list, not named fields"),
        Mistake(
            proxy("nodes_read_weight = { [1] = { id = 'n', weight = 1 }, [3] = { id = 'm', weight = 1 } }"),
            at: "nodes_read_weight",
            "`nodes_read_weight` is a list with gaps"),
        Mistake(
            "instance.get { instance_id = '\(instance)', 'more' }", at: nil,
            "the table of arguments is a table that is both a list and an object"),
        Mistake(
            "local t = json.array {} t[1] = { id = 'n', weight = 1 } t.extra = 1 " + proxy("nodes_read_weight = t"),
            at: "nodes_read_weight", "`nodes_read_weight` is a list that also has `extra`"),
        Mistake(
            "local t = json.array {} t[5] = { id = 'n', weight = 1 } " + proxy("nodes_read_weight = t"),
            at: "nodes_read_weight", "`nodes_read_weight` is a list that also has [5]"),
        // What no request can carry
        Mistake(
            "local t = { limit = 1 } t.self = t instance.list(t)", at: "self", "`self` is a table that contains itself"),
        Mistake(
            "local t = { id = 'n' } t.weight = { t } " + proxy("nodes_read_weight = { t }"),
            at: "nodes_read_weight[1].weight[1]", "`nodes_read_weight[1].weight[1]` is a table that contains itself"),
        Mistake("instance.list { name = print }", at: "name", "`name` is a function"),
        Mistake(
            proxy("nodes_read_weight = { { id = 'n', weight = function() end } }"), at: "nodes_read_weight[1].weight",
            "`nodes_read_weight[1].weight` is a function"),
        Mistake("instance.list { name = coroutine.create(print) }", at: "name", "`name` is a thread"),
        Mistake("instance.list { limit = 0/0 }", at: "limit", "`limit` is nan, which is not a number JSON knows"),
        Mistake("instance.list { limit = math.huge }", at: "limit", "`limit` is inf, which is not a number JSON knows"),
        Mistake("instance.list { name = 'a\\xffb' }", at: "name", "`name` is a string that is not UTF-8"),
        Mistake(
            "instance.list { [true] = 1 }", at: nil,
            "the table of arguments is a table with a key of type boolean"),
        // Texts
        Mistake(
            "instance.rename { instance_id = '\(instance)', name = ('x'):rep(65) }", at: "name",
            "`name` has 65 characters; allowed are 4 to 64"),
        Mistake("instance.get { instance_id = '..' }", at: "instance_id", "`instance_id` is \"..\"; it must match "),
        Mistake(
            "proxy.set_weights { instance_id = '\(instance)', proxy_id = '../..', master_weight = 1 }", at: "proxy_id",
            "`proxy_id` is \"../..\"; it must match "),
        // No arguments at all
        Mistake(
            "instance.get(5)", at: nil,
            "the arguments are 5, not named fields"),
        Mistake(
            "instance.get 'x'", at: nil,
            "the arguments are \"x\", not named fields"),
        Mistake("instance.get()", at: "instance_id", "`instance_id` is required"),
        // Options
        Mistake(
            "instance.list({}, { language = 'zh-cn\\r\\nX-Evil: 1' })", at: "language",
            "the option `language` is neither en-us nor zh-cn"),
        Mistake(
            "instance.list({}, { language = 5 })", at: "language", "the option `language` is neither en-us nor zh-cn"),
        Mistake(
            "instance.list({}, { attempts = 0 })", at: "attempts",
            "the option `attempts` is not a whole number of 1 or more"),
        Mistake(
            "instance.list({}, { attempts = 'two' })", at: "attempts",
            "the option `attempts` is not a whole number of 1 or more"),
        Mistake("instance.list({}, { timeout = 'soon' })", at: "timeout", "the option `timeout` is not a duration"),
        Mistake("instance.list({}, { timeout = '1h1h' })", at: "timeout", "the option `timeout` is not a duration"),
        Mistake("instance.list({}, { timeout = 1e300 })", at: "timeout", "the option `timeout` is not a duration"),
        Mistake("instance.list({}, { timeout = -1 })", at: "timeout", "the option `timeout` is not a duration"),
        Mistake(
            "instance.list({}, { wait_when_busy = {} })", at: "wait_when_busy",
            "the option `wait_when_busy` is not a duration"),
        Mistake("instance.list({}, { limit = 5 })", at: "limit", "a call has no option `limit`"),
        Mistake(
            "instance.list({}, { timeuot = 5 })", at: "timeuot",
            "a call has no option `timeuot`; did you mean `timeout`?"),
        Mistake(
            "instance.list({}, { '10s' })", at: nil, "the options of a call have names, and \"10s\" has none"),
        Mistake("instance.all({}, { '10s' })", at: nil, "the options of a call have names, and \"10s\" has none"),
        Mistake("instance.list({}, '10s')", at: nil, "the options are \"10s\", not named options"),
    ]

    @Test(arguments: mistakes)
    func aMistakeIsNamedAtItsLineAndNothingIsSent(mistake: Mistake) async {
        let service = ScriptedService()
        let error = await service.run("local x = 1\n\(mistake.source)").error
        #expect(error?.message.hasPrefix(mistake.message) == true, "\(String(describing: error))")
        #expect(error?.path == mistake.path)
        #expect(error?.location?.description == "test.lua:2")
        #expect(service.requests.isEmpty)
    }

    @Test func aMistakeThatIsCaughtNamesTheScriptsLine() async {
        let record = await ScriptedService().run(
            """
            local function try(arguments)
              instance.list(arguments)
            end
            for _, arguments in ipairs { { limit = 0 }, { name = print }, { [true] = 1 } } do
              local ok, e = pcall(try, arguments)
              print(e.kind, e.class, e.operation, e.location)
            end
            """)
        let line = "validation\tinput\tinstance.list\ttest.lua:2"
        #expect(record.output == [line, line, line], "\(String(describing: record.error))")
    }

    @Test func aBodyOfMoreThanTwelveMegabytesIsNotSent() async {
        let service = ScriptedService()
        let error = await service.run(
            "api.request { method = 'POST', path = '/v3/x', body = { text = ('x'):rep(12 * 2^20) } }"
        ).error
        #expect(error?.kind == .validation)
        #expect(error?.message == "the request body has 12582923 bytes; at most 12582912 are allowed")
        #expect(error?.hint == "split the call into several smaller ones")
        #expect(error?.location?.description == "test.lua:1")
        #expect(service.requests.isEmpty)
        let largest = await service.run(
            "api.request { method = 'POST', path = '/v3/x', body = { text = ('x'):rep(12 * 2^20 - 11) } }")
        #expect(largest.succeeded, "\(String(describing: largest.error))")
        #expect(service.requests.map(\.body.count) == [12 << 20])
    }

    @Test func aTableThatIsTooDeepIsNotSent() async {
        let service = ScriptedService()
        let error = await service.run(
            """
            local t = {}
            local inner = t
            for _ = 1, 500 do inner.x = {} inner = inner.x end
            api.request { method = "POST", path = "/v3/x", body = t }
            """
        ).error
        #expect(error?.kind == .validation)
        #expect(error?.location?.description == "test.lua:4")
        #expect(service.requests.isEmpty)
    }

    // MARK: The standard library's own functions

    @Test(arguments: [
        ("json.encode(print)", "bad argument #1 to 'json.encode' (a JSON value expected, got function)"),
        (
            "json.encode({}, 5)",
            "bad argument #2 to 'json.encode' (options such as { pretty = true } expected, got number)"
        ),
        ("json.decode(5)", "bad argument #1 to 'json.decode' (string expected, got number)"),
        ("json.array(5)", "bad argument #1 to 'json.array' (table expected, got number)"),
        ("json.object('x')", "bad argument #1 to 'json.object' (table expected, got string)"),
        ("secret.env()", "bad argument #1 to 'secret.env' (string expected, got nil)"),
        ("secret.env {}", "bad argument #1 to 'secret.env' (string expected, got table)"),
        ("secret.file {}", "bad argument #1 to 'secret.file' (string expected, got table)"),
        ("secret.prompt {}", "bad argument #1 to 'secret.prompt' (string expected, got table)"),
        (
            "secret.generate(5)",
            "bad argument #1 to 'secret.generate' (options such as { length = 24 } expected, got number)"
        ),
        ("require 'runbook' { needs = { 5, {} } }", "item 1 of `needs` is 5, not the name of an operation"),
    ])
    func messagesNameTheFunctionThatTheScriptCalled(source: String, message: String) async {
        let error = await ScriptedService().run("local x = 1\n\(source)").error
        #expect(error?.message == message)
        #expect(error?.kind == .script)
        #expect(error?.location?.description == "test.lua:2")
    }

    @Test(arguments: [
        "task.sleep('soon')", "duration.seconds('1h1h')", "task.scope { deadline = 'soon' } (print)",
        "instance.wait('x', { timeout = -1 })", "job.handle('x'):wait { timeout = '1m1h' }",
    ])
    func aBadDurationThatIsCaughtNamesTheScriptsLine(source: String) async {
        let record = await ScriptedService().run(
            """
            local ok, e = pcall(function()
              \(source)
            end)
            print(ok, e.kind, e.location)
            """)
        #expect(record.output == ["false\tscript\ttest.lua:2"], "\(String(describing: record.error))")
    }
}
