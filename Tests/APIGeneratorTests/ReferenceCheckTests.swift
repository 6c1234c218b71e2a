import APIDescription
import Testing

@testable import APIGenerator

@Suite("What a description names")
struct ReferenceCheckTests {
    private static let body = [
        "mode: { type: string }", "size: { type: integer, x-argument-name: thing_size }",
        "tags: { type: array, items: { type: object, properties: { key: { type: string } } } }",
        "options: { type: object, properties: { days: { type: string } } }",
        "labels: { type: object, additionalProperties: { type: string } }", "open: {}",
    ]
    private static let answer = "{ $ref: \"#/components/schemas/Answer\" }"
    private static let schemas = [
        """
        Answer: { type: object, properties: { job_id: { type: string, x-aliases: [jobId] }, \
        thing: { type: object, properties: { id: { type: string }, inner_job: { type: string } } }, \
        things: { type: array, items: { type: object, properties: { id: { type: string }, state: { type: string } } } } } }
        """
    ]

    private static func refusal(_ extensions: [String], parameters: [String] = [], answer: String? = answer) -> String?
    {
        SmallDescription.refusal(
            SmallDescription.text(
                parameters: parameters, body: body, extensions: extensions, answer: answer, schemas: schemas))
    }

    @Test(
        "in a constraint is there",
        arguments: [
            "require: [mode, thing_size, options.days, labels.any, open.any.thing]", "require: [\"tags[].key\"]",
            "values: { field: \"tags[].key\", allowed: [a] }", "unique: { list: tags, key: key }",
            "min_items: { list: tags, count: 1 }", "forbid: [options.days]",
            "{ when: [{ field: options.days, present: true }], exclusive: [mode, labels] }",
        ])
    func named(rule: String) {
        let rule = rule.hasPrefix("{") ? rule : "{ \(rule) }"
        #expect(Self.refusal(["x-constraints: [\(rule)]"]) == nil)
    }

    @Test(
        "in a constraint is not missing",
        arguments: [
            (
                "require: [mod]",
                "`mod` names nothing; there are `mode`, `thing_size`, `tags`, `options`, `labels`, `open`"
            ),
            ("require: [size]", "`size` names nothing"), ("require: [options.hours]", "`options.hours` names nothing"),
            ("require: [tags.key]", "`tags.key` names nothing"),
            ("require: [\"tags[].kay\"]", "`tags[].kay` names nothing"),
            ("require: [\"tags[]\"]", "`tags[]` names no member of the items"),
            ("require: [mode.a]", "`mode.a` names nothing"), ("require: [\"\"]", "`` names nothing"),
            ("forbid: [\"tags[].key\"]", "`tags[].key` names nothing"),
            ("exclusive: [mode, mud]", "`mud` names nothing"),
            ("ordered: [mode, later]", "`later` names nothing"), ("unique: { list: mode }", "`mode` is no list"),
            ("unique: { list: tags, key: kay }", "`kay` names no member of the items of `tags`"),
            ("min_items: { list: options, count: 1 }", "`options` is no list"),
            ("range: { field: nothing, minimum: 1 }", "`nothing` names nothing"),
            ("range: { field: thing_size, minimum: one }", "a number expected, not `one`"),
            ("excludes: { field: mode, parts: [\"\"] }", "every text contains an empty part"),
            ("max_parts: { field: mode, separator: ab, count: 1 }", "one character expected"),
            ("{ when: [{ field: mood, equals: x }], require: [mode] }", "`mood` names nothing"),
        ])
    func unnamed(rule: String, message: String) {
        let rule = rule.hasPrefix("{") ? rule : "{ \(rule) }"
        #expect(Self.refusal(["x-constraints: [\(rule)]"])?.hasPrefix("things.yaml: " + message) == true)
    }

    @Test("in a constraint of an object is one of its members")
    func objects() {
        let text = SmallDescription.text(
            body: ["a: { type: object, properties: { b: { type: string } }, x-constraints: [{ require: [c] }] }"])
        #expect(SmallDescription.refusal(text) == "things.yaml: `c` names nothing; there are `b`")
        #expect(
            SmallDescription.refusal(
                text.replacing("properties: { b", with: "additionalProperties: true, properties: { b")) == nil)
    }

    @Test("for paging is there")
    func paging() {
        let offset = "{ name: offset, in: query, schema: { type: integer } }"
        let marker = "{ name: after, in: query, schema: { type: string } }"
        #expect(Self.refusal(["x-paging: { offset: things }"], parameters: [offset]) == nil)
        #expect(
            Self.refusal(["x-paging: { marker: things, parameter: after, member: id }"], parameters: [marker]) == nil)
        #expect(
            Self.refusal(["x-paging: { offset: thongs }"], parameters: [offset])
                == "things.yaml: the answer of MakeThing has no list `thongs`")
        #expect(
            Self.refusal(["x-paging: { offset: thing }"], parameters: [offset])
                == "things.yaml: the answer of MakeThing has no list `thing`")
        #expect(
            Self.refusal(["x-paging: { offset: things }"], parameters: [offset], answer: nil)
                == "things.yaml: the answer of MakeThing has no list `things`")
        #expect(
            Self.refusal(["x-paging: { offset: things }"])
                == "things.yaml: MakeThing has no argument `offset` to ask for the next page with")
        #expect(
            Self.refusal(["x-paging: { marker: things, parameter: after, member: name }"], parameters: [marker])
                == "things.yaml: the items of `things` have no `name`")
    }

    @Test("to wait for is in the answer, where one is described")
    func waiting() {
        #expect(Self.refusal(["x-wait: { job: job_id }"]) == nil)
        #expect(Self.refusal(["x-wait: { job: inner_job }"]) == nil)
        #expect(Self.refusal(["x-wait: { workflow: \"things[].id\" }"]) == nil)
        #expect(Self.refusal(["x-wait: { job: anything }"], answer: nil) == nil)
        #expect(Self.refusal(["x-wait: { job: anything }"], answer: "{ type: object }") == nil)
        for wait in ["{ job: jobId }", "{ jobs: inner_job }", "{ job: job_id, order: order_id }"] {
            #expect(
                Self.refusal(["x-wait: \(wait)"])?.hasPrefix("things.yaml: the answer of MakeThing has no `") == true)
        }
    }

    @Test(
        "to look at while waiting is there",
        arguments: [
            ("{ read: thing.make, with: { mode: mode }, at: thing.id, until: [x] }", nil),
            ("{ read: thing.make, with: { mode: response.thing.id }, at: \"things[id=mode].state\", until: [x] }", nil),
            ("{ read: thing.get, at: thing.id, until: [x] }", "there is no operation `thing.get`"),
            ("{ read: thing.make, with: { mud: mode }, at: thing.id, until: [x] }", "thing.make has no argument `mud`"),
            ("{ read: thing.make, with: { mode: mud }, at: thing.id, until: [x] }", "`mud` names nothing; there are"),
            (
                "{ read: thing.make, with: { mode: response.thong.id }, at: thing.id, until: [x] }",
                "`response.thong.id` names nothing in the answer of MakeThing"
            ),
            (
                "{ read: thing.make, at: thing.state, until: [x] }",
                "`thing.state` names nothing in the answer of thing.make"
            ),
            ("{ read: thing.make, at: \"things[id=mud].state\", until: [x] }", "`mud` names nothing; there are"),
            (
                "{ read: thing.make, at: \"things[name=mode].state\", until: [x] }",
                "`things[name=mode].state` names nothing"
            ),
            (
                "{ read: thing.make, at: \"things[id].state\", until: [x] }",
                "`things[id]`: an item of a list is chosen as in"
            ),
        ] as [(String, String?)])
    func watching(watch: String, message: String?) {
        let refusal = Self.refusal(["x-watch: \(watch)"])
        if let message {
            #expect(refusal?.hasPrefix("things.yaml: " + message) == true, "\(refusal ?? "")")
        } else {
            #expect(refusal == nil)
        }
    }

    @Test("to look at while waiting gets all that it needs")
    func needs() {
        let parameter = "{ name: id, in: path, required: true, schema: { type: string } }"
        let text = SmallDescription.text(
            path: "/v3/{id}", parameters: [parameter], extensions: ["x-watch: { read: thing.make, at: a, until: [x] }"],
            answer: "{ type: object }")
        #expect(
            SmallDescription.refusal(text) == "things.yaml: thing.make needs `id`, which `with` does not give")
    }

    @Test("an operation is no word of Lua", arguments: ["thing.end", "while.make", "thing.repeat.make"])
    func words(name: String) {
        let text = SmallDescription.text().replacing("thing.make", with: name)
        #expect(SmallDescription.refusal(text)?.hasPrefix("things.yaml: `\(name)` cannot be called: `") == true)
    }

    @Test("a status is one number")
    func statuses() {
        #expect(
            SmallDescription.refusal(SmallDescription.text().replacing("\"200\"", with: "2XX"))
                == "things.yaml: `2XX` is no status such as 200")
    }
}
