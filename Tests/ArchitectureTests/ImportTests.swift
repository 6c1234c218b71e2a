import RepositoryReading
import Testing

@Suite("Imports")
struct ImportTests {
    @Test("follow the arrows between the rooms", arguments: Room.all.map(\.name))
    func followTheArrows(name: String) throws {
        let room = try #require(Room.named(name))
        for (file, code) in Repository.swiftSources(of: name) {
            for found in code.imports where !room.importable.contains(found.module) {
                Issue.record("\(file.path):\(found.line) imports \(found.module), which \(name) may not lean on")
            }
        }
    }

    @Test("are looked at in every source there is")
    func nothingIsOutsideTheRooms() {
        let rooms = Set(Room.all.map(\.name))
        #expect(Set(Repository.folders(in: "Sources")).isSubset(of: rooms))
        let swiftRooms = rooms.subtracting(["CLua", "CLuaShim", "CYAML"])
        for room in swiftRooms {
            #expect(!Repository.swiftSources(of: room).isEmpty, "\(room) is empty")
        }
    }

    @Test("bring Foundation into no room but the generator, a development tool")
    func noFoundation() {
        for room in Room.all where room.name != "APIGenerator" {
            #expect(!room.importable.contains { $0.hasPrefix("Foundation") }, "\(room.name) may import Foundation")
        }
    }

    @Test(
        "of each large dependency stay in the one room that is made for it",
        arguments: [
            ("AsyncHTTPClient", ["GaussDBHTTP"]),
            ("Hummingbird", ["EmulatorServer"]),
            ("NIO", ["EmulatorServer", "GaussDBHTTP"]),
            ("ArgumentParser", ["MoonbookCLI"]),
            ("Crypto", ["GaussDB"]),
            ("CYAML", ["APIDescriptionYAML"]),
        ])
    func largeDependenciesHaveOneRoom(prefix: String, rooms: [String]) {
        let importers = Room.all.map(\.name).filter { room in
            Repository.swiftSources(of: room).contains { source in
                source.code.imports.contains { $0.module.hasPrefix(prefix) }
            }
        }
        #expect(Set(importers).isSubset(of: rooms))
    }
}
