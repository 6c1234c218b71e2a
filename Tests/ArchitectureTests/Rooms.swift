/// The rooms of the house and what each may lean on, ground floor first. docs/architecture.md says the same in words.
///
/// A new arrow is a decision: it is added here and there, in one change, with its reason.
struct Room: Sendable {
    let name: String
    /// Our own targets that it names in Package.swift.
    let leansOn: Set<String>
    /// Products of other packages that it names in Package.swift.
    let products: Set<String>
    /// Modules that its sources may import besides those products, which bring them along.
    let modules: Set<String>

    init(_ name: String, leansOn: Set<String> = [], products: Set<String> = [], modules: Set<String> = []) {
        self.name = name
        self.leansOn = leansOn
        self.products = products
        self.modules = modules
    }

    static let all: [Room] = [
        Room("CLua"),
        Room("CLuaShim", leansOn: ["CLua"]),
        Room("JSONWire"),
        Room("Lua", leansOn: ["CLuaShim", "JSONWire"]),
        Room("APIDescription", leansOn: ["JSONWire"]),
        Room("CYAML"),
        Room("APIDescriptionYAML", leansOn: ["APIDescription", "CYAML"]),
        Room("GaussDB", leansOn: ["JSONWire"], products: ["Crypto", "Logging"]),
        Room(
            "GaussDBHTTP", leansOn: ["GaussDB"],
            products: ["AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOHTTPCompression", "NIOPosix", "NIOSSL"]),
        Room("GaussDBEmulator", leansOn: ["GaussDB"]),
        Room(
            "EmulatorServer", leansOn: ["GaussDBEmulator", "GaussDB", "JSONWire"],
            products: ["Hummingbird", "HTTPTypes", "Logging", "NIOCore"]),
        Room("Moonbook", leansOn: ["Lua", "GaussDB", "APIDescription", "JSONWire"]),
        Room(
            "MoonbookCLI",
            leansOn: [
                "Moonbook", "GaussDB", "GaussDBHTTP", "GaussDBEmulator", "EmulatorServer", "APIDescription",
                "APIDescriptionYAML", "JSONWire",
            ],
            products: ["ArgumentParser", "Logging"]),
        // A development tool: nothing that ships leans on it, so it may use what is convenient.
        Room("APIGenerator", leansOn: ["APIDescription", "APIDescriptionYAML"], modules: ["Foundation"]),
    ]

    static func named(_ name: String) -> Room? {
        all.first { $0.name == name }
    }

    /// Modules that come with the toolchain and are open to every room. Foundation is not among them.
    static let systemModules: Set<String> = ["Swift", "Glibc", "Musl", "Darwin", "Synchronization", "Dispatch"]

    /// Every module that may stand in an `import`.
    var importable: Set<String> {
        visibleRooms.union(products).union(modules).union(Self.systemModules)
    }

    /// The room's own targets and everything below them.
    ///
    /// C stays behind its binding: only `Lua` and `APIDescriptionYAML` see theirs.
    private var visibleRooms: Set<String> {
        var visible: Set<String> = []
        var waiting = Array(leansOn)
        while let next = waiting.popLast() {
            guard visible.insert(next).inserted else { continue }
            waiting.append(contentsOf: Room.named(next)?.leansOn ?? [])
        }
        let ours: Set<String> = name == "Lua" ? ["CLua", "CLuaShim"] : name == "APIDescriptionYAML" ? ["CYAML"] : []
        return visible.subtracting(Set(["CLua", "CLuaShim", "CYAML"]).subtracting(ours))
    }
}
