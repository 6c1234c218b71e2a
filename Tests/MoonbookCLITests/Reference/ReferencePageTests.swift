import GaussDB
import JSONWire
import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("Pages of the reference")
struct ReferencePageTests {
    private func page(_ words: String..., width: Int = 100, style: Style = Style()) -> String {
        var page = Page(style: style, width: width)
        ReferencePages(catalogue: .shared, limit: 20).write(ReferenceLookup().topic(for: words), &page)
        return page.text
    }

    @Test("An operation is shown whole")
    func operation() {
        let text = page("proxy.create")
        for part in [
            "Opens a database proxy for an instance.", "POST /v3/{project_id}/instances/{instance_id}/proxy", "4.7.1",
            "CreateGaussMySqlProxy", "starts a job, named in `job_id`", "node_num  integer, required", "2 to 16 nodes",
            "One of `readwrite`, `readonly`.", "`\"readwrite\"` when not given", "When `route_mode` is `1` or `2`",
            "job_id  string", "local result = proxy.create {", "result:wait()", "moonbook call proxy.create",
            "--node_num 2",
        ] { #expect(text.contains(part), "\(part) is missing in\n\(text)") }
    }

    @Test("Every operation has a page, no line of prose is wider than the terminal, and no field is forgotten")
    func everyOperation() {
        for operation in Catalogue.shared.allOperations {
            let text = page(operation.luaName, width: 60)
            #expect(text.contains(operation.id))
            for field in OperationWords(operation).arguments { #expect(text.contains("  \(field.name)  ")) }
            let wide = text.split(separator: "\n").filter { line in
                DisplayWidth.of(line) > 60 && line.split(separator: " ").count > 2 && !line.contains("moonbook call")
                    && !line.contains(" = ") && !line.contains("  string") && !line.contains("--")
                    && !line.contains("  list of")
            }
            #expect(wide.isEmpty, "\(operation.luaName): \(wide)")
        }
    }

    @Test("Every module, list and entry has a page")
    func everythingElse() {
        for module in Catalogue.shared.modules {
            let text = page(module)
            for name in Catalogue.shared.luaNames(inModule: module) { #expect(text.contains(name)) }
        }
        for kind in CatalogueKind.allCases { #expect(page(kind.rawValue).contains("\(kind.entries.count)")) }
        for entry in CatalogueEntry.all { #expect(page(entry.key).hasPrefix(entry.key)) }
    }

    @Test("A pipe gets neither colours nor control characters; a terminal gets colours instead of backquotes")
    func colours() {
        #expect(!page("proxy.create").unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        let coloured = page("proxy.create", style: Style(usesColor: true))
        #expect(coloured.contains("\u{1B}[36mproxy_name\u{1B}[0m"))
        #expect(!coloured.contains("`"))
    }

    @Test("On a terminal without Unicode everything is ASCII")
    func ascii() {
        let style = Style(usesColor: false, usesUnicode: false, replacesNonASCII: true)
        for words in ["proxy.create", "cn-north-4", "weight*"] {
            let text = page(words, style: style)
            #expect(text.allSatisfy { $0.isASCII }, "\(text)")
        }
    }

    @Test("The overview counts all operations and has a line for each module")
    func overview() {
        let lines = page(width: 80).split(separator: "\n")
        #expect(
            lines[0] == "\(Catalogue.shared.luaNames.count) operations in \(Catalogue.shared.modules.count) modules")
        for module in Catalogue.shared.modules { #expect(lines.contains { $0.hasPrefix("  \(module) ") }) }
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
    }

    @Test("A search says where it was found, and what is left out")
    func results() {
        let text = page("weight*")
        #expect(text.contains("argument `nodes_read_weight[].weight`"))
        #expect(page("instance").isEmpty == false)
        #expect(page("instance_id").contains("more: give more words, or `--all`."))
    }

    @Test("As data every operation has its arguments and its answer")
    func json() throws {
        for operation in Catalogue.shared.allOperations {
            let value = ReferenceJSON.operation(operation)
            #expect(value["name"]?.stringValue == operation.luaName)
            #expect(value["arguments"]?.arrayValue?.count == OperationWords(operation).arguments.count)
        }
        let create = ReferenceJSON.value(ReferenceLookup().topic(for: ["proxy.create"]), catalogue: .shared)
        let fields = try #require(create["arguments"]?.arrayValue)
        let number = try #require(fields.first { $0["name"]?.stringValue == "node_num" })
        #expect(number["in"]?.stringValue == "body")
        #expect(number["minimum"]?.integerValue == 2)
        #expect(number["maximum"]?.integerValue == 16)
        #expect(number["required"]?.boolValue == true)
        #expect(number["unit"]?.stringValue == "nodes")
    }

    @Test("The example for a shell takes secrets from a prompt, and members of objects by their path")
    func shell() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "instance.create"))
        let lines = CallExample(operation: operation, ellipsis: "…").shell
        #expect(lines.contains { $0.contains("--password prompt") })
        #expect(lines.contains { $0.contains("--datastore.type gaussdb-mysql") })
    }
}
