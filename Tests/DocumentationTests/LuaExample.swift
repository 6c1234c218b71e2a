import Moonbook
import RepositoryReading
import Testing

/// A piece of Lua on a page. One that begins with `-- name.lua:` is a whole runbook; any other is a fragment.
struct LuaExample: Sendable, CustomTestStringConvertible {
    let page: String
    let line: Int
    let code: String

    static let all: [LuaExample] = Documents.all.flatMap { page in
        Markdown(page.text).examples.filter { $0.language == "lua" }.map { example in
            LuaExample(page: page.path, line: example.line, code: example.code)
        }
    }

    /// `add-readers.lua` for a whole runbook.
    var fileName: String? {
        guard code.hasPrefix("-- "), let colon = code.firstIndex(of: ":") else { return nil }
        let name = code[..<colon].dropFirst(3)
        return name.hasSuffix(".lua") && !name.contains(" ") ? String(name) : nil
    }

    var isRunbook: Bool { fileName != nil }

    /// An ellipsis stands for what the reader fills in: a function's body, or a value.
    var script: Script {
        let source = code.replacing(") … end", with: ") end").replacing("…", with: "nil")
        return Script(name: fileName ?? "example.lua", source: source)
    }

    var testDescription: String { "\(page):\(line)" + (fileName.map { " (\($0))" } ?? "") }
}
