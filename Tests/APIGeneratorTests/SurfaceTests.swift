import APIDescription
import Foundation
import Testing

@testable import APIGenerator

@Suite("The service's operations")
struct SurfaceTests {
    @Test("are 224, of which 35 are retiring")
    func count() throws {
        let operations = try Surfaces.described().operations
        #expect(operations.count == 224)
        #expect(operations.filter { $0.replacement != nil }.count == 35)
        #expect(Set(operations.map(\.id)).count == 224)
        #expect(Set(operations.map(\.luaName)).count == 224)
        #expect(Set(operations.map { $0.method + " " + $0.path }).count == 224)
    }

    @Test("all have their surfaces: table, Swift, Lua, reference")
    func surfaces() throws {
        let surfaces = try Surfaces.described()
        for module in surfaces.api.modules {
            for operation in module.operations {
                #expect(surfaces.missing(operation, in: module) == [], "\(operation.luaName)")
            }
        }
    }

    @Test("lack surfaces when they are not what was generated: the test above can fail")
    func canFail() throws {
        let surfaces = try Surfaces.described()
        let sample = try #require(try Surfaces.described().api.modules.first)
        let other = try #require(surfaces.api.modules.last)
        let operation = try #require(sample.operations.first)
        #expect(surfaces.missing(operation, in: other).count > 10)
    }

    @Test("that are retiring have replacements that exist and are not retiring themselves")
    func replacements() throws {
        let operations = try Surfaces.described().operations
        let current = Set(operations.filter { $0.replacement == nil }.map(\.luaName))
        for operation in operations {
            guard let replacement = operation.replacement else { continue }
            #expect(current.contains(replacement), "\(operation.luaName) is replaced by \(replacement)")
            #expect(operation.luaName.hasPrefix("legacy."), "\(operation.luaName)")
        }
    }

    @Test("are watched with operations that exist, given arguments that they have")
    func watches() throws {
        let operations = try Surfaces.described().operations
        for operation in operations {
            guard let watch = operation.watch else { continue }
            let reader = try #require(operations.first { $0.luaName == watch.operation }, "\(operation.luaName)")
            for (name, source) in watch.arguments {
                #expect(reader.arguments.contains { $0.name == name }, "\(operation.luaName): \(name)")
                let isKnown = source.hasPrefix("response.") || operation.arguments.contains { $0.name == source }
                #expect(isKnown, "\(operation.luaName): \(source)")
            }
        }
    }

    @Test("have pages whose items the answer has")
    func pages() throws {
        for operation in try Surfaces.described().operations {
            guard let paging = operation.paging else { continue }
            let items = operation.responseObject?.fields.first { $0.name == paging.items }
            #expect(items?.type.isList == true, "\(operation.luaName)")
        }
    }

    @Test("have reference pages whose links all lead somewhere, those of summaries and descriptions among them")
    func links() throws {
        #expect(ReferenceLinks(try Surfaces.described().generated).dangling == [])
    }

    @Test("are mentioned by names that exist, wherever a text names one in backticks")
    func mentions() throws {
        let operations = try Surfaces.described().operations
        let modules = Set(operations.map(\.module))
        var known = Set(operations.map(\.luaName))
        for pagers in operations.compactMap(\.pagers) { known.formUnion([pagers.each, pagers.all]) }
        for operation in operations {
            let fields = operation.arguments + (operation.responseObject?.fields ?? [])
            for text in [operation.summary] + operation.details + fields.map(\.summary) {
                for match in text.matches(of: /`([a-z_.]+)\.([a-z_]+)`/) where modules.contains(String(match.1)) {
                    let name = "\(match.1).\(match.2)"
                    let isField = fields.contains { $0.name == match.1 }
                    #expect(known.contains(name) || isField, "\(operation.luaName) mentions \(name)")
                }
            }
        }
    }

    @Test("have annotations in which every table and every type is there once")
    func annotations() throws {
        var files = try Surfaces.described().generated.filter { $0.path.hasPrefix(GeneratedFolder.annotations) }
        let repository = try Repository.containing(.init(fileURLWithPath: #filePath))
        files.append(try repository.handWrittenAnnotations())
        var types: [String: Int] = [:]
        var tables: [String: Int] = [:]
        for line in files.flatMap({ $0.content.split(separator: "\n") }) {
            if let match = line.wholeMatch(of: /---@(?:class|alias) ([A-Za-z0-9_.]+)(?:[: ].*)?/) {
                types[String(match.1), default: 0] += 1
            }
            if let match = line.wholeMatch(of: /([a-z_.]+) = \{\}/) { tables[String(match.1), default: 0] += 1 }
        }
        #expect(types.filter { $0.value > 1 }.keys.sorted() == [])
        #expect(tables.filter { $0.value > 1 }.keys.sorted() == [])
        for table in tables.keys {
            guard let dot = table.lastIndex(of: ".") else { continue }
            #expect(tables[String(table[..<dot])] == 1, "what \(table) is in")
        }
        for name in ["htap", "htap.starrocks", "htap.clickhouse", "legacy", "legacy.proxy", "api", "catalogue"] {
            #expect(tables[name] == 1, "\(name)")
        }
        for line in files.flatMap({ $0.content.split(separator: "\n") }) where line.hasPrefix("---@class ") {
            for parent in line.split(separator: ":").dropFirst().joined().split(separator: ",") {
                let parent = parent.drop { $0 == " " }
                #expect(types[String(parent)] != nil, "\(line)")
            }
        }
    }
}

extension Repository {
    /// What is described by hand: the standard library.
    fileprivate func handWrittenAnnotations() throws -> GeneratedFile {
        let path = GeneratedFolder.annotations + "/moonbook.lua"
        return GeneratedFile(
            path: path, content: try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8))
    }
}
