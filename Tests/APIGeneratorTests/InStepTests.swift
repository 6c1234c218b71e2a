import Foundation
import Testing

@testable import APIGenerator

@Suite("The generated files")
struct InStepTests {
    private func checkout() throws -> Repository {
        try .containing(URL(fileURLWithPath: #filePath).deletingLastPathComponent())
    }

    @Test("are what the description gives; scripts/generate brings them in step")
    func areInStep() throws {
        let repository = try checkout()
        let changes = try repository.changes(for: Pipeline.files(sources: repository.sources()))
        #expect(changes.map(\.path) == [])
    }

    @Test("do not depend on the order in which files are read")
    func areStable() throws {
        let sources = try checkout().sources()
        let once = try Pipeline.files(sources: sources)
        let twice = try Pipeline.files(sources: Dictionary(uniqueKeysWithValues: sources.reversed()))
        #expect(once == twice)
    }

    @Test("change with the description: a test that files are in step can fail")
    func noticeChanges() throws {
        let repository = try checkout()
        var sources = try repository.sources()
        sources["proxy.yaml"] = sources["proxy.yaml"]?.replacingOccurrences(of: "maximum: 16", with: "maximum: 17")
        let changed = try repository.changes(for: Pipeline.files(sources: sources)).map(\.path)
        #expect(changed.contains("Sources/GaussDB/Generated/proxy.table.swift"))
        #expect(changed.contains("docs/reference/proxy.md"))
        #expect(changed.contains("stdlib/annotations/proxy.lua"))
    }

    @Test("are refused when the description refers to what is not there")
    func refuseBrokenReferences() throws {
        var sources = try checkout().sources()
        sources["proxy.yaml"] = sources["proxy.yaml"]?.replacingOccurrences(
            of: "schemas/CreateProxyRequest\"", with: "schemas/Nothing\"")
        #expect(throws: (any Error).self) { try Pipeline.files(sources: sources) }
    }
}
