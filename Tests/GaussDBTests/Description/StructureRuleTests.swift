import GaussDB
import JSONWire
import Testing

/// Rules about lists, tables and which members are there.
@Suite("Rules about structure")
struct StructureRuleTests {
    private let strategy = Schema.object(
        ObjectSchema(
            name: "Strategy",
            fields: [
                Field(name: "start_time", schema: .string(StringRules()), isRequired: true),
                Field(name: "keep_days", schema: .integer(IntegerRules(minimum: 1, maximum: 732))),
            ]))

    @Test("name the path of a member at any depth, counting items from 1 as Lua does")
    func namePaths() {
        let schema = Schema.array(of: strategy, minCount: nil, maxCount: nil)
        let value: JSONValue = [["start_time": "a"], ["start_time": "b", "keep_days": 0], ["keep_days": "x"]]
        let result = RequestValidator.check(
            Calls.operation([Field(name: "all", schema: schema)]), arguments: ["all": value])
        #expect(result.problems.map(\.path) == ["all[2].keep_days", "all[3].start_time", "all[3].keep_days"])
        #expect(
            result.problems.map(\.message) == [
                "`all[2].keep_days` is 0; allowed: 1 to 732", "`all[3].start_time` is required",
                "`all[3].keep_days` must be a whole number, not \"x\"",
            ])
    }

    @Test("hold for the number of items")
    func countItems() {
        let schema = Schema.array(of: .integer(IntegerRules()), minCount: 1, maxCount: 3)
        #expect(Calls.problems(schema, [1]) == [])
        #expect(Calls.problems(schema, [1, 2, 3]) == [])
        #expect(Calls.problems(schema, []) == ["`field` has 0 items; allowed: 1 to 3"])
        #expect(Calls.problems(schema, [1, 2, 3, 4]) == ["`field` has 4 items; allowed: 1 to 3"])
        #expect(Calls.problems(schema, [1, "2"]) == ["`field[2]` must be a whole number, not \"2\""])
    }

    @Test("tell a list from a table")
    func tellListsFromTables() {
        let list = Schema.array(of: .string(StringRules()), minCount: nil, maxCount: nil)
        #expect(Calls.problems(list, ["a": "b"]) == ["`field` must be a list, not a table of named members"])
        #expect(Calls.problems(list, "a") == ["`field` must be a list, not \"a\""])
        #expect(Calls.problems(strategy, ["a"]) == ["`field` must be a table of named members, not a list"])
        #expect(Calls.problems(strategy, 7) == ["`field` must be a table of named members, not 7"])
    }

    @Test("take an empty table for either, as Lua has only one")
    func acceptEmptyTables() throws {
        let list = Schema.array(of: .string(StringRules()), minCount: nil, maxCount: nil)
        let table = Schema.object(ObjectSchema(name: "T", fields: [Field(name: "a", schema: .boolean)]))
        #expect(try Calls.sent(list, [:]) == [])
        #expect(try Calls.sent(list, []) == [])
        #expect(try Calls.sent(table, []) == [:])
        #expect(try Calls.sent(table, [:]) == [:])
        #expect(Calls.problems(strategy, []) == ["`field.start_time` is required"])
    }

    @Test("take a member's name for that member, though another one is also spelt so in answers")
    func preferNames() throws {
        let fields = [
            Field(name: "split", schema: .boolean), Field(name: "other", schema: .boolean, aliases: ["split", "odd"]),
        ]
        let table = Schema.object(ObjectSchema(name: "T", fields: fields))
        #expect(try Calls.sent(table, ["split": true]) == ["split": true])
        #expect(Calls.problems(table, ["odd": true]) == ["unknown field `field.odd`; it is called `other`"])
        #expect(Calls.problems(table, ["split": 1]) == ["`field.split` must be true or false, not 1"])
    }

    @Test("offer the nearest name for one that is not known")
    func offerNames() throws {
        let problems = Calls.problems(strategy, ["start_time": "a", "keep_day": 7])
        #expect(problems == ["unknown field `field.keep_day`; did you mean `keep_days`?"])
        let far = Calls.problems(strategy, ["start_time": "a", "colour": 7])
        #expect(far == ["unknown field `field.colour`; known: `start_time`, `keep_days`"])
        let none = try Calls.refusal("engine.list_flavors", ["availability_zone_mode": "single", "zone": "x"])
        #expect(none.message.hasPrefix("unknown field `zone`; known: `database_name`, `availability_zone_mode`"))
    }

    @Test("give the right name for another spelling")
    func offerAliases() {
        let schema = Schema.object(
            ObjectSchema(name: "T", fields: [Field(name: "split", schema: .boolean, aliases: ["splitt"])]))
        #expect(Calls.problems(schema, ["splitt": true]) == ["unknown field `field.splitt`; it is called `split`"])
    }

    @Test("send null where it is given, but not for what is required")
    func passNull() throws {
        #expect(Calls.problems(strategy, ["start_time": "a", "keep_days": nil]) == [])
        #expect(
            try Calls.sent(strategy, ["start_time": "a", "keep_days": nil]) == ["start_time": "a", "keep_days": nil])
        let required = Calls.problems(strategy, ["start_time": nil])
        #expect(required == ["`field.start_time` is required and cannot be null"])
    }

    @Test("fill in a default only for what the service requires")
    func fillDefaults() throws {
        let operation = Calls.operation([
            Field(name: "size", schema: .string(StringRules()), isRequired: true, default: "10"),
            Field(name: "zone", schema: .string(StringRules()), default: "UTC"),
        ])
        let call = try Calls.prepare(operation, [:])
        #expect(try JSONValue(parsing: call.request.body) == ["size": "10"])
        #expect(call.arguments == ["size": "10"])
    }

    @Test("let open tables have further members, of the right type when there is one")
    func acceptOpenTables() {
        let open = Schema.object(ObjectSchema(name: "T", fields: [], isOpen: true))
        #expect(Calls.problems(open, ["anything": [1, "a"]]) == [])
        let map = Schema.object(ObjectSchema(name: "", fields: [], additional: .integer(IntegerRules(maximum: 5))))
        #expect(Calls.problems(map, ["a": 5]) == [])
        #expect(Calls.problems(map, ["a": 6]) == ["`field.a` is 6; allowed: at most 5"])
        #expect(Calls.problems(.any, ["a": [nil, 1]]) == [])
    }

    @Test("are all reported at once: the first as the message, the others in the hint")
    func reportAll() throws {
        let error = try Calls.refusal(
            "proxy.create", ["instance_id": .string(Calls.instance), "flavour_ref": "x", "node_num": 1])
        #expect(error.message == "unknown field `flavour_ref`; did you mean `flavor_ref`?")
        #expect(error.path == "flavour_ref")
        #expect(error.hint == "also: `flavor_ref` is required; `node_num` is 1; allowed: 2 to 16")
        let single = try Calls.refusal(
            "proxy.create", ["instance_id": .string(Calls.instance), "flavor_ref": "x", "node_num": 17])
        #expect(single.message == "`node_num` is 17; allowed: 2 to 16")
        #expect(single.hint == nil)
    }
}
