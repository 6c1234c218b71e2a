import RepositoryReading
import Testing

@Suite("The package")
struct PackageTests {
    private let manifest: Manifest

    init() throws {
        manifest = Manifest(try #require(Repository.read("Package.swift")))
    }

    @Test("has exactly the rooms of the plan")
    func hasTheRooms() {
        let declared = manifest.targets.filter(\.isRoom).map(\.name)
        #expect(Set(declared) == Set(Room.all.map(\.name)))
        #expect(declared.count == Room.all.count)
    }

    @Test("lets each room lean on what the plan says, and on nothing else", arguments: Room.all.map(\.name))
    func arrowsAreThePlan(name: String) throws {
        let room = try #require(Room.named(name))
        let target = try #require(manifest.targets.first { $0.name == name })
        #expect(Set(target.dependencies) == room.leansOn.union(room.products))
    }

    @Test("has no room that leans on a room above it")
    func planHasNoCycle() {
        var built: Set<String> = []
        for room in Room.all {
            #expect(room.leansOn.isSubset(of: built), "\(room.name) stands below something it leans on")
            built.insert(room.name)
        }
    }

    @Test("compiles every Swift target with the shared settings")
    func settingsAreShared() {
        let written = manifest.targets.filter { target in
            !Repository.files(under: target.folder, extensions: ["swift"]).isEmpty
        }
        #expect(!written.isEmpty)
        for target in written {
            #expect(target.hasSharedSettings, "\(target.name) does not say `swiftSettings: settings`")
        }
    }

    @Test("keeps the network out of the tests of rooms that have none")
    func testsOfQuietRoomsStayQuiet() {
        let quiet: Set = [
            "ArchitectureTests", "DocumentationTests", "GaussDBEmulatorTests", "GaussDBTests", "JSONWireTests",
            "LuaTests", "MoonbookTests",
        ]
        let loud: Set = ["GaussDBHTTP", "EmulatorServer", "MoonbookCLI", "AsyncHTTPClient", "Hummingbird"]
        for target in manifest.targets where quiet.contains(target.name) {
            #expect(loud.isDisjoint(with: target.dependencies), "\(target.name) makes its readers build the network")
        }
    }

    @Test("reads a manifest as SwiftPM does")
    func readsManifests() throws {
        let sample = Manifest(
            """
            targets: [
                // .target(name: "Not"),
                .systemLibrary(name: "C", pkgConfig: "c", providers: [.apt(["libc"]), .brew(["c"])]),
                .target(
                    name: "A",
                    dependencies: [
                        "B", .product(name: "P", package: "q"), .target(name: "D", condition: .when(platforms: [.linux])),
                        "E",
                    ],
                    exclude: ["API"],
                    swiftSettings: settings
                ),
                .testTarget(name: "T", dependencies: ["A"]),
            ]
            """)
        #expect(sample.targets.map(\.name) == ["C", "A", "T"])
        let first = try #require(sample.targets.first { $0.name == "A" })
        #expect(first.dependencies == ["B", "P", "D", "E"])
        #expect(first.hasSharedSettings)
        #expect(sample.targets.filter(\.hasSharedSettings).count == 1)
    }
}
