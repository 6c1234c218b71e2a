import GaussDB
import JSONWire
import Testing

@testable import MoonbookCLI

@Suite("Answers as text")
struct AnswerTextTests {
    private static func render(
        _ answer: JSONValue, _ format: OutputFormat, operation: String = "instance.list", columns: [String]? = nil,
        width: Int? = nil
    ) throws -> AnswerText.Rendered {
        AnswerText(
            operation: try #require(Catalogue.shared.operation(lua: operation)), format: format, columns: columns,
            width: width, style: Style()
        ).render(answer)
    }

    private static let list: JSONValue = [
        "instances": [
            ["status": "normal", "name": "订单库-1", "id": "a1", "region": "cn", "port": "3306"],
            ["status": "creating", "name": "b", "id": "b2", "region": "cn", "port": .null],
        ], "total_count": 5,
    ]

    @Test("Tables have ids, names and status first, and count wide characters twice")
    func table() throws {
        let rendered = try Self.render(Self.list, .table, columns: ["id", "name", "status"])
        #expect(
            rendered.text == """
                id  name      status
                a1  订单库-1  normal
                b2  b         creating
                """)
        #expect(rendered.notes == ["2 of 5; --all fetches the rest"])
        let chosen = try Self.render(Self.list, .table).text.split(separator: "\n")
        #expect(chosen.first?.hasPrefix("id  name      status") == true)
    }

    @Test("A narrow terminal loses columns, then characters", arguments: [10, 20, 24, 30, 80])
    func narrow(_ width: Int) throws {
        let rendered = try Self.render(Self.list, .table, width: width)
        for line in rendered.text.split(separator: "\n") where width >= 22 {
            #expect(line.reduce(0) { $0 + ($1.isASCII || $1 == "…" ? 1 : 2) } <= width, "\(line)")
        }
        #expect(rendered.text.hasPrefix("id"))
        if width < 30 { #expect(rendered.notes.contains { $0.contains("more column") }) }
    }

    @Test("An id is whole as long as another column can be shortened")
    func wholeIDs() throws {
        let id = "cea020e5cca04d2e8e2a0d0a1e8a2c6ein07"
        let answer: JSONValue = [
            "instances": [["id": .string(id), "name": .string(String(repeating: "n", count: 55)), "status": "normal"]]
        ]
        for width in [52, 80] {
            let text = try Self.render(answer, .table, width: width).text
            #expect(text.contains(id) && text.contains("…"), "\(text)")
            #expect(text.split(separator: "\n").allSatisfy { $0.count <= width }, "\(text)")
        }
        // Where nothing else is left to shorten, it gives way.
        #expect(!(try Self.render(answer, .table, width: 40).text.contains(id)))
    }

    @Test("The id of a proxy comes before those of the nodes behind it")
    func nestedID() throws {
        let names = ["proxy.status", "proxy.pool_id", "proxy.name", "master_node.id", "master_node.name"]
        #expect(
            AnswerColumns.ranked(names, subject: "proxy").prefix(3) == ["proxy.pool_id", "proxy.name", "proxy.status"])
        let proxy: JSONValue = [
            "proxy_list": [
                [
                    "master_node": ["id": "c01no07", "name": "m"],
                    "proxy": ["pool_id": "p01po01", "name": "gaussdb-proxy", "status": "ACTIVE"],
                ]
            ]
        ]
        let text = try Self.render(proxy, .table, operation: "proxy.list", width: 80).text
        #expect(text.hasPrefix("proxy.pool_id  "), "\(text)")
    }

    @Test("A column below a list has the values of all its items, and a name that is not there is refused")
    func columnsBelowLists() throws {
        let answer: JSONValue = [
            "instances": [["id": "a", "tags": [["key": "x", "value": "1"], ["key": "y"]]], ["id": "b", "tags": []]]
        ]
        #expect(
            try Self.render(answer, .table, columns: ["id", "tags.key"]).text == "id  tags.key\na   x, y\nb")
        let operation = try #require(Catalogue.shared.operation(lua: "instance.list"))
        #expect(AnswerColumns.unknown(["id", "tags", "tags.key", "datastore.type"], of: operation) == [])
        for column in ["tags.nope", "id.nope", "tags.key.nope"] {
            #expect(AnswerColumns.unknown([column], of: operation).count == 1, "\(column)")
        }
        #expect(AnswerColumns.unknown(["tags.kye"], of: operation).first?.contains("`tags.key`") == true)
    }

    @Test("An answer without anything in it is said to be empty for people, and stays what it is for programs")
    func emptyObject() throws {
        for format in [OutputFormat.table, .vertical] {
            #expect(try Self.render([:], format) == .init(text: "", notes: ["done; the answer is empty"]))
        }
        #expect(try Self.render([:], .json).text == "{}")
    }

    @Test("YAML has no character that is none, and marks a key that is too long for the short form")
    func yamlLimits() {
        let key = String(repeating: "k", count: 1_025)
        let value: JSONValue = [
            "text": "\u{FFFE}\u{FFFF}\u{85}\u{7F}", "\u{FFFF}": 1,
            "list": [.object([key: ["a": 1], "b": .object([key: 2, "c": [1]])])],
        ]
        #expect(
            YAMLText.text(value) == """
                text: "\\ufffe\\uffff\\x85\\x7f"
                "\\uffff": 1
                list:
                  - ? \(key)
                    :
                      a: 1
                    b:
                      ? \(key)
                      : 2
                      c:
                        - 1
                """)
        #expect(YAMLText.text([String(key.dropLast()): 1]).hasPrefix("kkk"))
    }

    @Test("An empty list says so, an answer without a body too")
    func empty() throws {
        #expect(try Self.render(["instances": []], .table) == .init(text: "", notes: ["`instances` is empty"]))
        #expect(try Self.render(.null, .json).text.isEmpty)
    }

    @Test("A single thing is written as lines, an item of a list as a numbered block")
    func vertical() throws {
        let single = try Self.render(
            ["job": ["id": "j", "instance": ["name": "x"], "list": ["a", "b"], "rows": [["k": 1]]]], .table,
            operation: "job.get")
        #expect(
            single.text == """
                           id: j
                instance.name: x
                         list: a, b
                    rows[1].k: 1
                """)
        let block = try Self.render(Self.list, .vertical, columns: ["id", "port"])
        #expect(block.text == "*** 1 ***\n  id: a1\nport: 3306\n*** 2 ***\n  id: b2\nport:")
    }

    @Test("JSON has exact numbers, the service's members, and no control characters")
    func json() throws {
        let value = try JSONValue(
            parsing: "{\"big\":12345678901234567890,\"half\":0.5,\"text\":\"\u{9B}31m名\",\"null\":null}")
        let text = try Self.render(value, .json).text
        #expect(text.contains("12345678901234567890") && text.contains("0.5") && text.contains("\\u009b31m名"))
        #expect(try JSONValue(parsing: text) == value)
    }

    @Test("Text of the service cannot control the terminal")
    func harmless() throws {
        let value: JSONValue = ["instances": [["id": "\u{1B}[31mx\ny"]]]
        for format in OutputFormat.allCases {
            #expect(!(try Self.render(value, format)).text.contains("\u{1B}"))
        }
    }

    @Test("YAML is nested by indentation; what could be taken for something else is quoted")
    func yaml() {
        let value: JSONValue = [
            "name": "订单库 1", "none": .null, "on": "yes", "port": "3306", "count": 3, "empty": "", "list": [],
            "map": [:], "items": [["id": "a", "tags": ["x", "y: z"]], ["id": "1e3"]], "lists": [[1, 2], [3]],
            "text": "a\n\"b\" # c", "time": "08:00", "true": true, "colon:": "a:", "hash": "a #b",
        ]
        #expect(
            YAMLText.text(value) == """
                name: 订单库 1
                none: null
                "on": "yes"
                port: "3306"
                count: 3
                empty: ""
                list: []
                map: {}
                items:
                  - id: a
                    tags:
                      - x
                      - "y: z"
                  - id: "1e3"
                lists:
                  - - 1
                    - 2
                  - - 3
                text: "a\\n\\"b\\" # c"
                time: "08:00"
                "true": true
                "colon:": "a:"
                hash: "a #b"
                """)
    }
}
