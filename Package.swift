// swift-tools-version: 6.2
import PackageDescription

// One list for every target. A misspelt feature name is silently accepted by the compiler, so
// Tests/ArchitectureTests/UpcomingFeatureChecks.swift fails to compile when one of them is not really on.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// The modules of the API that a host can leave out, each a trait. What all share and the job centre are always there.
let apiModules = [
    "Backup", "ClickHouse", "Configuration", "Database", "Diagnosis", "Engine", "HTAP", "Instance", "Legacy", "Logs",
    "Proxy", "Quota", "SQLFilter", "StarRocks", "Tag", "User",
]

let package = Package(
    name: "moonbook",
    products: [
        .library(name: "Moonbook", targets: ["Moonbook"]),
        .library(name: "GaussDB", targets: ["GaussDB"]),
        .library(name: "GaussDBHTTP", targets: ["GaussDBHTTP"]),
        .library(name: "GaussDBEmulator", targets: ["GaussDBEmulator"]),
        .library(name: "Lua", targets: ["Lua"]),
        .executable(name: "moonbook", targets: ["MoonbookCLI"]),
    ],
    traits: Set(
        apiModules.map { name in
            // What the service says of a StarRocks instance is said by operations of HTAP.
            .trait(
                name: name, description: "The operations of the module \(name).",
                enabledTraits: name == "StarRocks" ? ["HTAP"] : [])
        }
            + [.default(enabledTraits: Set(apiModules))]),
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.30.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.35.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.30.0", traits: []),
    ],
    targets: [
        // Ground floor: Lua and JSON. Nothing here knows of clouds.
        .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"]), .brew(["lua@5.4"])]),
        .target(name: "CLuaShim", dependencies: ["CLua"]),
        .target(name: "JSONWire", swiftSettings: settings),
        .target(name: "Lua", dependencies: ["CLuaShim", "JSONWire"], swiftSettings: settings),

        // The typed client. Knows nothing of Lua or of sockets.
        .target(
            name: "GaussDB",
            dependencies: [
                "JSONWire",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["API"],
            swiftSettings: settings
        ),
        .target(
            name: "GaussDBHTTP",
            dependencies: [
                "GaussDB",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPCompression", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings
        ),

        // The service, simulated.
        .target(name: "GaussDBEmulator", dependencies: ["GaussDB"], swiftSettings: settings),
        .target(
            name: "EmulatorServer",
            dependencies: [
                "GaussDBEmulator", "GaussDB", "JSONWire",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),

        // The runtime and its program.
        .target(
            name: "Moonbook", dependencies: ["Lua", "GaussDB", "APIDescription", "JSONWire"], swiftSettings: settings),
        .executableTarget(
            name: "MoonbookCLI",
            dependencies: [
                "Moonbook", "GaussDB", "GaussDBHTTP", "GaussDBEmulator", "EmulatorServer", "APIDescription",
                "APIDescriptionYAML", "JSONWire",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),

        // The form in which the API is described: read from OpenAPI, written as operation tables.
        .target(name: "APIDescription", dependencies: ["JSONWire"], swiftSettings: settings),
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .target(name: "APIDescriptionYAML", dependencies: ["APIDescription", "CYAML"], swiftSettings: settings),

        // Development tools.
        .executableTarget(
            name: "APIGenerator",
            dependencies: ["APIDescription", "APIDescriptionYAML"],
            swiftSettings: settings
        ),

        .executableTarget(
            name: "LuaBenchmarks", dependencies: ["Lua", "JSONWire"], path: "Benchmarks/LuaBenchmarks",
            swiftSettings: settings
        ),

        // Tests, a target per room. Only those of GaussDBHTTP and of the program need the network stack.
        .target(name: "RepositoryReading", path: "Tests/RepositoryReading", swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", dependencies: ["RepositoryReading"], swiftSettings: settings),
        .testTarget(
            name: "DocumentationTests",
            dependencies: ["RepositoryReading", "Moonbook", "GaussDB", "GaussDBEmulator", "JSONWire"],
            swiftSettings: settings
        ),
        .testTarget(name: "JSONWireTests", dependencies: ["JSONWire"], swiftSettings: settings),
        .testTarget(name: "LuaTests", dependencies: ["Lua", "JSONWire"], swiftSettings: settings),
        .testTarget(
            name: "GaussDBTests",
            dependencies: [
                "GaussDB", "JSONWire", "RepositoryReading", .product(name: "Logging", package: "swift-log"),
            ],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GaussDBHTTPTests",
            dependencies: [
                "GaussDBHTTP", "GaussDB",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "GaussDBEmulatorTests", dependencies: ["GaussDBEmulator", "GaussDB", "JSONWire"],
            swiftSettings: settings),
        .testTarget(
            name: "MoonbookTests", dependencies: ["Moonbook", "GaussDB", "GaussDBEmulator", "JSONWire"],
            swiftSettings: settings),
        .testTarget(
            name: "MoonbookCLITests",
            dependencies: [
                "MoonbookCLI", "Moonbook", "GaussDB", "JSONWire", "APIDescription", "APIDescriptionYAML",
                "RepositoryReading", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        // Runs the built program as a process.
        .target(name: "CTestSupport", path: "Tests/CTestSupport"),
        .testTarget(
            name: "ProgramTests", dependencies: ["MoonbookCLI", "CTestSupport", "JSONWire"], swiftSettings: settings),
        .testTarget(
            name: "APIGeneratorTests",
            dependencies: ["APIGenerator", "APIDescription", "APIDescriptionYAML", "JSONWire"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
