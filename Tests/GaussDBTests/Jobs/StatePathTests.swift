import JSONWire
import Testing

@testable import GaussDB

@Suite struct StatePathTests {
    private let answer: JSONObject = [
        "instance": ["status": "normal", "port": 3306, "nothing": nil],
        "instances": [
            ["id": "a", "state": ["word": "creating"]], ["name": "without an id"],
            ["id": "b", "state": ["word": "normal"]], ["id": "b", "state": ["word": "second"]], "no object",
        ],
        "count": 2,
    ]

    @Test(
        arguments: [
            ("count", 2), ("instance.status", "normal"), ("instance.port", 3306), ("instance.nothing", .null),
            ("instances[id=thing_id].state.word", "normal"), ("instances[id=thing_id].state", ["word": "normal"]),
        ] as [(String, JSONValue)])
    func `a path leads to a member, and into an item that an argument chooses`(text: String, value: JSONValue) throws {
        let path = try #require(StatePath(text))
        #expect(path.value(in: answer, arguments: ["thing_id": "b"]) == value)
        #expect(path.description == text)
    }

    @Test(
        arguments: [
            "status", "instance.missing", "instance.status.more", "count[id=thing_id]", "instance[id=thing_id]",
            "instances.state", "instances[id=missing].state", "instances[id=other_id].state",
            "instances[name=thing_id].state", "instances[id=thing_id].missing",
        ])
    func `a path that leads nowhere has no value`(text: String) throws {
        let path = try #require(StatePath(text))
        #expect(path.value(in: answer, arguments: ["thing_id": "b", "other_id": "c"]) == nil)
    }

    @Test(
        arguments: [
            ([], .noItem), ([["id": "x"]], .noItem), (["id": "x"], .noItem),
            // These do not tell: an item may be the one, or the list is not there.
            ([["name": "x"]], .nothing), ([["id": "b", "other": 1]], .nothing), (["id": "b"], .nothing),
            ("text", .nothing), (.null, .nothing), ([["id": "b", "state": "on"]], .value("on")),
            (["id": "b", "state": "on"], .value("on")), ([["id": 7]], .noItem),
        ] as [(JSONValue, StatePath.Finding)])
    func `an item that is not in its list differs from an answer that does not tell`(
        list: JSONValue, finding: StatePath.Finding
    ) throws {
        let path = try #require(StatePath("things[id=thing_id].state"))
        #expect(path.find(in: ["things": list], arguments: ["thing_id": "b"]) == finding)
        #expect(path.find(in: [:], arguments: ["thing_id": "b"]) == .nothing)
    }

    @Test func `an item is chosen by a number as well as by its text`() throws {
        let path = try #require(StatePath("things[id=thing_id].state"))
        let answer: JSONObject = ["things": [["id": 7, "state": "on"]]]
        #expect(path.value(in: answer, arguments: ["thing_id": "7"]) == "on")
    }

    @Test func `an item without the member is not chosen by an argument that is not given`() throws {
        let path = try #require(StatePath("instances[id=thing_id].name"))
        #expect(path.value(in: answer, arguments: [:]) == nil)
    }

    @Test(
        arguments: [
            "", ".", "a.", ".a", "a..b", "[id=x]", "a[id=x", "a[id=x]b", "a[]", "a[id]", "a[id=]", "a[=x]", "a[id=x=y]",
            "a[i.d=x]",
        ])
    func `a text that is no path is refused`(text: String) {
        #expect(StatePath(text) == nil)
    }

    @Test func `the arguments that items are chosen by are known`() {
        #expect(StatePath("a[id=x].b[name=y].c")?.argumentNames == ["x", "y"])
        #expect(StatePath("a.b")?.argumentNames == [])
    }
}

@Suite struct ResourceWatchTests {
    private let columns = [
        "thing.list", "id=thing_id,zone=response.thing.zone", "things[id=thing_id].state", "on|ready", "broken", "",
    ]

    @Test func `a watch is read from the columns of a table`() throws {
        let watch = try #require(ResourceWatch(columns: columns))
        #expect(watch.operation == "thing.list")
        #expect(watch.arguments.map(\.name) == ["id", "zone"])
        #expect(watch.arguments.map(\.source) == ["thing_id", "response.thing.zone"])
        #expect(watch.path.description == "things[id=thing_id].state")
        #expect(watch.until == ["on", "ready"])
        #expect(watch.fails == ["broken"])
        #expect(!watch.endsWhenGone)
        #expect(watch.neededArguments == ["thing_id", "thing_id"])
    }

    @Test func `a watch may end when the resource is gone`() throws {
        let watch = try #require(ResourceWatch(columns: ["thing.get", "", "thing.state", "", "", "gone"]))
        #expect(watch.endsWhenGone && watch.until.isEmpty && watch.arguments.isEmpty)
    }

    @Test(
        arguments: [
            [], ["thing.get", "", "thing.state", "on", ""], ["thing.get", "", "thing.state", "on", "", "", ""],
            ["thing.get", "", "", "on", "", ""], ["thing.get", "", "a..b", "on", "", ""],
            ["thing.get", "id", "thing.state", "on", "", ""], ["thing.get", "", "thing.state", "", "broken", ""],
            ["thing.get", "", "thing.state", "", "", "away"],
        ])
    func `columns that name no end, no path or no source are refused`(columns: [String]) {
        #expect(ResourceWatch(columns: columns) == nil)
    }

    @Test func `arguments come from those of the call and from its answer`() throws {
        let watch = try #require(ResourceWatch(columns: columns))
        let response: JSONObject = ["thing": ["zone": "z1"], "thing_id": "of the answer"]
        #expect(
            watch.readArguments(arguments: ["thing_id": "t", "other": 1], response: response)
                == ["id": "t", "zone": "z1"])
        #expect(watch.readArguments(arguments: ["thing_id": 7], response: [:]) == ["id": 7])
        #expect(watch.readArguments(arguments: [:], response: response) == ["zone": "z1"])
    }
}
