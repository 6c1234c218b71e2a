import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@testable import Moonbook

/// `api.request`: requests that no operation describes.
@Suite struct RawRequestTests {
    private let service = ScriptedService(["answer": 42, "items": [], "big": 9_007_199_254_740_993])

    @Test func aPathIsEnoughForAnAnswer() async {
        let record = await service.run(
            """
            local r = api.request { path = "/v3/{project_id}/new-things" }
            print(r.answer, r.big, json.encode(r.items))
            local m = meta(r)
            print(m.operation, m.status, m.request_id, m.attempts)
            """)
        #expect(
            record.output == ["42\t9007199254740993\t[]", "api.request\t200\trequest-1\t1"],
            "\(String(describing: record.error))")
        let request = service.requests.first
        #expect(request?.method == .get)
        #expect(request?.path == "/v3/\(ScriptedService.project)/new-things")
        #expect(request?.body.isEmpty == true)
        #expect(request?.headers["Authorization"]?.hasPrefix("SDK-HMAC-SHA256 ") == true)
    }

    @Test func queryAndBodyGoWhereTheyBelong() async {
        let record = await service.run(
            """
            api.request {
              method = "post", path = "/v3/{project_id}/things/a b",
              query = { name = "x&y", n = 3, on = true, ids = { "a", "b" }, none = null },
              body = { name = "thing", n = 1, ratio = 0.5, deep = { list = { 1, { a = null } }, empty = json.array() } },
            }
            """)
        #expect(record.succeeded, "\(String(describing: record.error))")
        let request = service.requests.first
        #expect(request?.method == .post)
        #expect(request?.path == "/v3/\(ScriptedService.project)/things/a%20b")
        #expect(Set(request?.query.split(separator: "&") ?? []) == ["name=x%26y", "n=3", "on=true", "ids=a", "ids=b"])
        #expect(
            request?.json
                == [
                    "name": "thing", "n": 1, "ratio": 0.5, "deep": ["list": [1, ["a": nil]], "empty": []],
                ])
    }

    @Test func queryAndBodyMayUseTheSameName() async {
        let record = await service.run(
            "api.request { method = 'PUT', path = '/v3/x', query = { id = 1 }, body = { id = 2, none = null } }")
        #expect(record.succeeded, "\(String(describing: record.error))")
        #expect(service.requests.first?.query == "id=1")
        #expect(service.requests.first?.json == ["id": 2, "none": nil])
    }

    @Test func anEmptyBodyIsAnObjectAndNoBodyIsNone() async {
        let record = await service.run(
            """
            api.request { method = "POST", path = "/v3/x", body = {} }
            api.request { method = "POST", path = "/v3/x" }
            """)
        #expect(record.succeeded, "\(String(describing: record.error))")
        #expect(service.requests.map { String(decoding: $0.body, as: UTF8.self) } == ["{}", ""])
    }

    @Test func anAnswerWithoutABodyIsAnEmptyTable() async {
        let record = await ScriptedService { _, _ in .init(status: 204) }.run(
            """
            local r = api.request { method = "DELETE", path = "/v3/x" }
            print(next(r), meta(r).status)
            """)
        #expect(record.output == ["nil\t204"], "\(String(describing: record.error))")
    }

    @Test func theOptionsAreThoseOfEveryCall() async {
        let record = await service.run(
            "api.request({ path = '/v3/x' }, { language = 'zh-cn' }) api.request({ path = '/v3/x' }, { lang = 'x' })")
        #expect(record.error?.message == "a call has no option `lang`; did you mean `language`?")
        #expect(service.requests.map { $0.headers["X-Language"] } == ["zh-cn"])
    }

    // MARK: Errors of the service

    @Test func aRefusalIsAnErrorLikeThatOfAnOperation() async {
        let refusing = ScriptedService { _, _ in .error(404, "DBS.200823", "no such thing") }
        let record = await refusing.run(
            """
            local ok, e = pcall(api.request, { path = "/v3/x" })
            print(ok, e.kind, e.operation, e.code, e.status, e.request_id, e.location)
            api.request { path = "/v3/x" }
            """)
        #expect(record.output == ["false\tapi\tapi.request\tDBS.200823\t404\trequest-1\ttest.lua:1"])
        #expect(record.error?.location?.description == "test.lua:3")
    }

    @Test func anAnswerThatIsNoObjectIsAnError() async {
        let error = await ScriptedService([1, 2]).run("api.request { path = '/v3/x' }").error
        #expect(error?.kind == .network)
        #expect(error?.message == "the answer is not a JSON object")
    }

    // MARK: What it counts as

    @Test func aKnownPathCountsAsItsOperation() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "demo")
        let record = await bench.run(
            """
            require "runbook" { needs = { "instance.get" } }
            local r = api.request { path = "/v3.1/{project_id}/instances/\(id)" }
            print(r.instance.name, meta(r).operation)
            api.request { method = "DELETE", path = "/v3/{project_id}/instances/\(id)" }
            """)
        #expect(record.output == ["demo\tinstance.get"], "\(String(describing: record.error))")
        #expect(record.error?.kind == .permission)
        #expect(record.error?.message == "the script did not declare that it calls instance.delete")
        #expect(bench.emulator.requests.map(\.operation) == ["instance.get"])
    }

    @Test func anUnknownPathNeedsItsOwnDeclaration() async {
        let refused = await service.run(
            "require 'runbook' { needs = { 'instance.*' } } api.request { path = '/v3/x' }")
        #expect(refused.error?.kind == .permission)
        #expect(
            refused.error?.hint == "add \"api.request\" to `needs` if the script is meant to call it; nothing was sent")
        #expect(service.requests.isEmpty)
        let allowed = await service.run(
            "require 'runbook' { needs = { 'api.request' } } print(api.request { path = '/v3/x' }.answer)")
        #expect(allowed.output == ["42"])
    }

    @Test func aLostChangeIsNotRepeatedAndALostReadIs() async {
        let broken = ScriptedService { _, number in
            if number == 1 { throw TransportError(kind: .connectionLost, message: "reset", mayHaveBeenSent: true) }
            return .json([:])
        }
        let record = await broken.run("api.request { method = 'POST', path = '/v3/x', body = {} }")
        #expect(record.error?.mayHaveTakenEffect == true)
        #expect(record.outcome.uncertainCalls.count == 1)
        #expect(broken.requests.count == 1)
        let reading = ScriptedService { _, number in
            if number == 1 { throw TransportError(kind: .connectionLost, message: "reset", mayHaveBeenSent: true) }
            return .json([:])
        }
        #expect(await reading.run("print(meta(api.request { path = '/v3/x' }).attempts)").output == ["2"])
    }

    // MARK: Secrets

    @Test func aSecretIsSentAndMaskedInErrors() async {
        var configuration = RuntimeConfiguration()
        configuration.environment = ["KEY": "SUPERSECRET99x"]
        let echoing = ScriptedService { request, _ in
            .error(400, "DBS.280001", "bad value: \(String(decoding: request.body, as: UTF8.self)) \(request.query)")
        }
        let record = await echoing.run(
            """
            local key = secret.env "KEY"
            local ok, e = pcall(api.request, { method = "POST", path = "/v3/x", body = { deep = { { key = key } } } })
            print(e.message)
            api.request { path = "/v3/x", query = { key = key } }
            """, configuration: configuration)
        #expect(echoing.requests.first?.json == ["deep": [["key": "SUPERSECRET99x"]]])
        #expect(echoing.requests.last?.query == "key=SUPERSECRET99x")
        #expect(record.output == [#"bad value: {"deep":[{"key":"‹secret›"}]} "#])
        #expect(record.error?.message.contains("‹secret›") == true)
        #expect("\(record)".contains("SUPERSECRET") == false)
    }

    // MARK: Bad input

    struct Mistake: Sendable, CustomTestStringConvertible {
        let source: String
        let message: String
        init(_ source: String, _ message: String) {
            self.source = source
            self.message = message
        }
        var testDescription: String { source }
    }

    static let mistakes = [
        Mistake(
            "api.request()",
            "bad argument #1 to 'api.request' (a table with path, method, query and body expected, got nil)"),
        Mistake(
            "api.request '/v3/x'",
            "bad argument #1 to 'api.request' (a table with path, method, query and body expected, got string)"),
        Mistake(
            "api.request({ path = '/v3/x' }, 5)",
            "the options are 5, not named options"),
        Mistake("api.request {}", "`path` is a string, not nil"),
        Mistake("api.request { path = 5 }", "`path` is a string, not number"),
        Mistake("api.request { path = '/v3/x', method = 5 }", "`method` is a string, not number"),
        Mistake("api.request { path = '/v3/x', method = 'FETCH' }", "`method` is \"FETCH\""),
        Mistake("api.request { path = '/v3/x', query = 'a=b' }", "`query` is a table, not string"),
        Mistake("api.request { path = '/v3/x', body = '{}' }", "`body` is a table, not string"),
        Mistake(
            "api.request { path = '/v3/x', bdy = {} }",
            "api.request has no field `bdy`; did you mean `body`?"),
        Mistake("api.request { path = 'v3/x' }", "a path begins with `/`, for example `/v3/{project_id}/instances`"),
        Mistake("api.request { path = '' }", "a path begins with `/`, for example `/v3/{project_id}/instances`"),
        Mistake(
            "api.request { path = 'https://example.com/v3' }",
            "a path begins with `/`, for example `/v3/{project_id}/instances`"),
        Mistake("api.request { path = '/v3/../iam' }", "a path has no empty segments, `.` or `..`"),
        Mistake("api.request { path = '//example.com/x' }", "a path has no empty segments, `.` or `..`"),
        Mistake("api.request { path = '/v3/x?a=b' }", "a path has no query: give that as `query`"),
        Mistake("api.request { path = '/v3/x\\r\\nHost: evil' }", "a path has no control characters"),
        Mistake(
            "api.request { path = '/v3/{instance_id}' }",
            "a path has values where a reference has names in braces; only `{project_id}` is filled in"),
        Mistake(
            "api.request { path = '/v3/x', query = { a = { b = 1 } } }",
            "`query.a` is an object; a query has texts, numbers and lists"),
        Mistake("api.request { path = '/v3/x', query = { 'a' } }", "`query` is a list, not named fields"),
        Mistake("api.request { path = '/v3/x', body = { 1, 2 } }", "`body` is a list, not named fields"),
        Mistake("api.request { path = '/v3/x', body = { a = { b = print } } }", "`body.a.b` is a function"),
        Mistake("api.request { path = '/v3/x', query = { a = print } }", "`query.a` is a function"),
        Mistake(
            "api.request { path = '/v3/x', body = { a = 0/0 } }", "`body.a` is nan, which is not a number JSON knows"),
        Mistake("api.request { path = '/v3/x', body = { a = '\\xff' } }", "`body.a` is a string that is not UTF-8"),
        Mistake(
            "api.request { path = '/v3/x', body = { a = { 1, b = 2 } } }",
            "`body.a` is a table that is both a list and an object"),
        Mistake(
            "local t = {} t.again = { t } api.request { path = '/v3/x', body = t }",
            "`body.again[1]` is a table that contains itself"),
    ]

    @Test(arguments: mistakes)
    func aMistakeIsNamedAtItsLineAndNothingIsSent(mistake: Mistake) async {
        let error = await service.run("local x = 1\n\(mistake.source)").error
        #expect(error?.message == mistake.message)
        #expect(error?.location?.description == "test.lua:2")
        #expect(service.requests.isEmpty)
    }

    @Test func aMistakeThatIsCaughtNamesTheScriptsLineToo() async {
        let record = await service.run(
            """
            local ok, e = pcall(function()
              api.request { path = "/v3/../x" }
            end)
            print(e.kind, e.class, e.path, e.operation, e.hint, e.location)
            """)
        #expect(record.output == ["validation\tinput\tpath\tapi.request\tnothing was sent\ttest.lua:2"])
    }
}
