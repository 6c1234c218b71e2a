import GaussDB
import JSONWire
import Testing

@testable import Moonbook

/// Operations that a host describes at run time.
@Suite struct AddedOperationTests {
    private static let sound = """
        {
          "openapi": "3.1.0",
          "info": { "title": "Ours", "version": "1", "description": "What our own gateway adds." },
          "paths": {
            "/v3/{project_id}/instances/{instance_id}/notes": {
              "parameters": [
                { "$ref": "common.yaml#/components/parameters/ProjectID" },
                { "$ref": "common.yaml#/components/parameters/Token" },
                { "$ref": "common.yaml#/components/parameters/InstanceID" }
              ],
              "get": {
                "operationId": "ListNotes", "summary": "Lists notes.", "x-lua-name": "ours.notes.list",
                "x-effect": "read", "x-paging": { "offset": "notes" },
                "parameters": [
                  { "$ref": "common.yaml#/components/parameters/Offset" },
                  { "$ref": "common.yaml#/components/parameters/Limit" }
                ],
                "responses": {
                  "200": {
                    "description": "The notes.",
                    "content": { "application/json": { "schema": {
                      "type": "object", "properties": {
                        "notes": { "type": "array", "items": { "type": "object", "properties": {
                          "text": { "type": "string" }, "stars": { "type": "integer" } } } } } } } }
                  }
                }
              },
              "post": {
                "operationId": "CreateNote", "summary": "Writes a note.", "x-lua-name": "ours.write",
                "x-effect": "change", "x-wait": { "job": "job_id" },
                "parameters": [
                  { "name": "X-Reason", "in": "header", "required": false, "description": "Why.",
                    "schema": { "type": "string" } }
                ],
                "requestBody": { "required": true, "content": { "application/json": { "schema": {
                  "type": "object", "required": ["text"],
                  "properties": {
                    "text": { "type": "string", "minLength": 1, "maxLength": 20 },
                    "label": { "type": "object", "required": ["color"], "properties": {
                      "color": { "type": "string", "enum": ["red", "green"] },
                      "weights": { "type": "array", "maxItems": 2, "items": { "type": "integer", "maximum": 9 } } } },
                    "token": { "type": "string", "x-sensitive": true }
                  } } } } },
                "responses": { "202": { "description": "A job was started.", "content": { "application/json": {
                  "schema": { "$ref": "common.yaml#/components/schemas/JobStarted" } } } } }
              }
            },
            "/v3/{project_id}/instances/{instance_id}/touch": {
              "parameters": [
                { "$ref": "common.yaml#/components/parameters/ProjectID" },
                { "$ref": "common.yaml#/components/parameters/InstanceID" }
              ],
              "post": {
                "operationId": "TouchInstance", "summary": "Touches an instance.", "x-lua-name": "instance.touch",
                "x-effect": "destroy", "x-wait": { "workflow": "workflow_id" },
                "x-watch": { "read": "instance.get", "with": { "instance_id": "instance_id" },
                             "at": "instance.status", "until": ["normal"], "fails": ["abnormal"] },
                "responses": { "200": { "description": "Touched." } }
              }
            }
          }
        }
        """

    private static func catalogue(_ text: String = sound) throws -> Catalogue {
        try Catalogue.shared.adding(openAPI: ["ours.json": JSONValue(parsing: Array(text.utf8))])
    }

    private static func configuration(_ text: String = sound) throws -> RuntimeConfiguration {
        var configuration = RuntimeConfiguration()
        configuration.catalogue = try catalogue(text)
        return configuration
    }

    private let id = "0123456789abcdef0123456789abcdefin07"

    // MARK: As functions

    @Test func theyAreFunctionsInNewAndExistingModules() async throws {
        let record = await ScriptedService().run(
            """
            print(type(ours.write), type(ours.notes.list), type(ours.notes.each), type(ours.notes.all))
            print(type(instance.touch), type(instance.get), type(require "ours".write))
            """, configuration: try Self.configuration())
        #expect(
            record.output == ["function\tfunction\tfunction\tfunction", "function\tfunction\tfunction"],
            "\(String(describing: record.error))")
    }

    @Test func otherRunsDoNotKnowThem() async {
        #expect(
            await ScriptedService().run("ours.write {}").error?.message == "there is no variable or module `ours`")
        #expect(await ScriptedService().run("print(rawget(instance, 'touch'))").output == ["nil"])
    }

    @Test func theirArgumentsGoWhereTheyAreDescribed() async throws {
        let service = ScriptedService(["job_id": "j"], status: 202)
        let record = await service.run(
            """
            local r = ours.write {
              instance_id = "\(id)", text = "hello", label = { color = "red", weights = { 1, 2 } }, ["X-Reason"] = "why not",
            }
            print(r.job_id, meta(r).operation, meta(r).status, type(r.wait))
            """, configuration: try Self.configuration())
        #expect(record.output == ["j\tours.write\t202\tfunction"], "\(String(describing: record.error))")
        let request = service.requests.first
        #expect(request?.method == .post)
        #expect(request?.path == "/v3/\(ScriptedService.project)/instances/\(id)/notes")
        #expect(request?.headers["X-Reason"] == "why not")
        #expect(request?.json == ["text": "hello", "label": ["color": "red", "weights": [1, 2]]])
    }

    @Test func aRawRequestToOneOfThemCountsAsIt() async throws {
        let script = """
            local request = { method = "POST", path = "/v3/{project_id}/instances/\(id)/touch" }
            print(meta(api.request(request)).operation)
            """
        let record = await ScriptedService().run(script, configuration: try Self.configuration())
        #expect(record.output == ["instance.touch"], "\(String(describing: record.error))")
        #expect(await ScriptedService().run(script).output == ["api.request"])

        // The client sees the same operation as the script: its errors name it.
        let refused = await ScriptedService { _, _ in .json(["error_code": "DBS.1", "error_msg": "no"], status: 403) }
            .run(script, configuration: try Self.configuration())
        #expect(refused.error?.operation == "instance.touch")
    }

    @Test func theirAnswersAreReadAsTheyAreDescribed() async throws {
        let service = ScriptedService { request, _ in
            let offset = request.query("offset").flatMap { Int($0) } ?? 0
            return .json(["notes": offset == 0 ? [["text": 7, "stars": "3"]] : []])
        }
        let record = await service.run(
            """
            for note in ours.notes.each { instance_id = "\(id)", limit = 1 } do
              print(note.text, math.type(note.text), note.stars, math.type(note.stars))
            end
            """, configuration: try Self.configuration())
        #expect(record.output == ["7\tnil\t3\tinteger"], "\(String(describing: record.error))")
        #expect(service.requests.count == 2)
    }

    // MARK: Checks

    @Test(arguments: [
        ("text = 5", "text", "`text` must be a text, not 5"),
        ("text = ''", "text", "`text` is empty; allowed are 1 to 20 characters"),
        ("text = ('x'):rep(21)", "text", "`text` has 21 characters; allowed are 1 to 20"),
        ("txt = 'x'", "txt", "unknown field `txt`; did you mean `text`?"),
        (
            "text = 'x', label = { colour = 'red' }", "label.colour",
            "unknown field `label.colour`; did you mean `color`?"
        ),
        (
            "text = 'x', label = { color = 'blue' }", "label.color",
            "`label.color` must be \"red\" or \"green\", not \"blue\""
        ),
        (
            "text = 'x', label = { color = 'red', weights = { 1, 'two' } }", "label.weights[2]",
            "`label.weights[2]` must be a whole number, not \"two\""
        ),
        (
            "text = 'x', label = { color = 'red', weights = { 1, 10 } }", "label.weights[2]",
            "`label.weights[2]` is 10; allowed: at most 9"
        ),
        (
            "text = 'x', label = { color = 'red', weights = { 1, 2, 3 } }", "label.weights",
            "`label.weights` has 3 items; allowed: at most 2"
        ),
        ("text = 'x', label = { 'red' }", "label", "`label` must be a table of named members, not a list"),
        (
            "text = 'x', ['X-Reason'] = 'a\\r\\nX-Evil: 1'", "X-Reason",
            "`X-Reason` contains a line break or another control character"
        ),
        (
            "text = 'x', ['X-Reason'] = 'a\\nb'", "X-Reason",
            "`X-Reason` contains a line break or another control character"
        ),
    ])
    func theirArgumentsAreChecked(fields: String, path: String, message: String) async throws {
        let service = ScriptedService()
        let error = await service.run(
            "local id = '\(id)'\nours.write { instance_id = id, \(fields) }", configuration: try Self.configuration()
        ).error
        #expect(error?.kind == .validation)
        #expect(error?.operation == "ours.write")
        #expect(error?.path == path)
        #expect(error?.message == message)
        #expect(error?.location?.description == "test.lua:2")
        #expect(service.requests.isEmpty)
    }

    @Test func sensitiveValuesAreNotShown() async throws {
        let error = await ScriptedService().run(
            "ours.write { instance_id = '\(id)', text = 'x', token = { 'SUPERSECRET' } }",
            configuration: try Self.configuration()
        ).error
        #expect(error?.path == "token")
        #expect(error.map { "\($0)".contains("SUPERSECRET") } == false)
    }

    @Test(arguments: [
        ("ours.writ {}", "there is no `ours.writ`; did you mean `ours.write`?"),
        ("ours.notes.lst {}", "there is no `ours.notes.lst`; did you mean `ours.notes.list`?"),
        ("instance.tuch {}", "there is no `instance.tuch`; did you mean `instance.touch`?"),
        ("our.write {}", "there is no variable or module `our`; did you mean `ours`?"),
    ])
    func theirNamesAreAmongTheNearest(source: String, message: String) async throws {
        #expect(
            await ScriptedService().run(source, configuration: try Self.configuration()).error?.message == message)
    }

    @Test func needsCoversThem() async throws {
        let service = ScriptedService()
        let error = await service.run(
            "require 'runbook' { needs = { 'ours.notes.*' } } instance.touch { instance_id = '\(id)' }",
            configuration: try Self.configuration()
        ).error
        #expect(error?.message == "the script did not declare that it calls instance.touch")
        #expect(service.requests.isEmpty)
    }

    // MARK: Effect and wait

    @Test func whatReadsIsRepeatedAndWhatChangesIsNot() async throws {
        let service = ScriptedService { request, number in
            if number != 2 { throw TransportError(kind: .connectionLost, message: "reset", mayHaveBeenSent: true) }
            return .json(["notes": []])
        }
        let record = await service.run(
            """
            print(meta(ours.notes.list { instance_id = "\(id)" }).attempts)
            instance.touch { instance_id = "\(id)" }
            """, configuration: try Self.configuration())
        #expect(record.output == ["2"], "\(String(describing: record.error))")
        #expect(record.error?.mayHaveTakenEffect == true)
        #expect(service.requests.count == 3)
    }

    @Test func theirWaitIsTheOneDescribed() async throws {
        let service = ScriptedService { request, number in
            switch request.method {
            case .post: .json(["workflow_id": "w-1"])
            default: .json(["instance": ["status": number < 4 ? "touching" : "normal"]])
            }
        }
        let record = await service.run(
            "print(instance.touch { instance_id = '\(id)' }:wait())", configuration: try Self.configuration())
        #expect(record.output == ["normal"], "\(String(describing: record.error))")
        #expect(service.requests.count == 4)
    }

    // MARK: What cannot be added

    private static func fragment(
        operation: String = "", id: String = "Go", name: String = "ours.go", path: String = "/v3/go",
        response: String = #""200": { "description": "Done." }"#, file: String = #""info": { "title": "Ours" },"#
    ) -> String {
        """
        { \(file) "paths": { "\(path)": { "post": {
          "operationId": "\(id)", "summary": "Goes.", "x-effect": "change", "x-lua-name": "\(name)", \(operation)
          "responses": { \(response) } } } } }
        """
    }

    static let refusals: [(String, String)] = [
        (fragment(name: "instance.get"), "there is an operation called `instance.get` already"),
        (
            fragment(id: "ShowGaussMySqlJobInfo"),
            "there is an operation with the public name `ShowGaussMySqlJobInfo` already"
        ),
        (#"{ "components": {} }"#, "no operation is described in ours.json"),
        (
            fragment(name: "gonow"),
            "an added description is not understood: ours.json: a name such as `module.function` expected"
        ),
        (
            fragment(name: "string.go"),
            "ours.json: `string.go` cannot be called: `string` is a name of Lua or of the standard library"
        ),
        (
            fragment(name: "text.go"),
            "ours.json: `text.go` cannot be called: `text` is a name of Lua or of the standard library"
        ),
        (
            fragment(operation: #""x-effekt": "read","#),
            "an added description is not understood: ours.json: unknown key `x-effekt`"
        ),
        (
            fragment(operation: #""parameters": [{ "$ref": "common.yaml#/components/parameters/Nobody" }],"#),
            "an added description is not understood: ours.json: `common.yaml#/components/parameters/Nobody` points to nothing"
        ),
        (
            fragment(operation: #""parameters": [{ "$ref": "other.yaml#/x" }],"#),
            "an added description is not understood: other.yaml: there is no such file"
        ),
        (
            fragment(operation: #""parameters": [{ "$ref": "nonsense" }],"#),
            "an added description is not understood: ours.json: `nonsense` is not a reference such as `file.yaml#/components/…`"
        ),
        (
            fragment(path: "/v3/{thing}"),
            "an added description is not understood: ours.json: `thing` must be in the path and among the parameters of /v3/{thing}"
        ),
        (
            fragment(response: #""400": { "description": "No." }"#),
            "an added description is not understood: ours.json: Go documents no success"
        ),
        (
            fragment(
                response:
                    #""200": { "content": { "application/json": { "schema": { "type": "array", "items": { "type": "string" } } } } }"#
            ),
            "ours.json: ours.go does not answer an object"
        ),
        (fragment(file: ""), "an added description is not understood: ours.json: `info` is missing"),
        (
            #"{ "info": { "title": "Ours" }, "paths": { "/v3/go": { "post": { "operationId": "Go" } } } }"#,
            "an added description is not understood: ours.json: `responses` is missing"
        ),
        (#"{ "paths": [] }"#, "an added description is not understood: ours.json: a mapping expected"),
        (
            fragment(
                operation:
                    #""requestBody": { "content": { "application/json": { "schema": { "type": "object", "properties": { "n": { "type": "integer", "default": "soon" } } } } } },"#
            ),
            "the operations cannot be read"
        ),
        (
            fragment(
                operation:
                    #""requestBody": { "content": { "application/json": { "schema": { "type": "object", "properties": { "n": { "type": "string", "pattern": "(" } } } } } },"#
            ),
            "the operations cannot be read"
        ),
        (
            fragment(operation: #""x-watch": { "read": "instance.get", "at": "..", "until": ["x"] },"#),
            "the operations cannot be read"
        ),
    ]

    @Test(arguments: refusals)
    func whatCannotBeAddedIsAConfigurationError(text: String, message: String) throws {
        let error = #expect(throws: GaussDBError.self) { try Self.catalogue(text) }
        #expect(error?.kind == .configuration)
        #expect(error?.message.hasPrefix(message) == true, "\(String(describing: error))")
    }

    @Test func filesMayReferToOneAnother() throws {
        let common: JSONValue = [
            "components": ["schemas": ["Thing": ["type": "object", "properties": ["a": ["type": "string"]]]]]
        ]
        let text = Self.fragment(
            response:
                ##""200": { "content": { "application/json": { "schema": { "$ref": "mine.json#/components/schemas/Thing" } } } }"##
        )
        let catalogue = try Catalogue.shared.adding(
            openAPI: ["ours.json": JSONValue(parsing: Array(text.utf8)), "mine.json": common])
        #expect(catalogue.operation(lua: "ours.go")?.response != nil)
    }

    @Test func whatWasAddedCanBeAddedTo() throws {
        let catalogue = try Self.catalogue().adding(
            openAPI: ["more.json": JSONValue(parsing: Array(Self.fragment(name: "ours.more").utf8))])
        #expect(catalogue.operation(lua: "ours.more")?.effect == .change)
        #expect(catalogue.operation(lua: "ours.write")?.wait == .job(field: "job_id"))
        #expect(catalogue.operation(lua: "instance.touch")?.effect == .destroy)
        #expect(catalogue.luaNames.count == Catalogue.shared.luaNames.count + 4)
    }
}
