/// The rooms of the house and what each may lean on, ground floor first. docs/architecture.md says the same in words.
///
/// A new arrow is a decision: it is added here and there, in one change, with its reason.
struct Room: Sendable {
    let name: String
    /// Our own targets that it names in Package.swift.
    let leansOn: Set<String>
    /// Products of other packages that it names in Package.swift.
    let products: Set<String>
    /// Modules of other packages that its sources may import. Empty for most.
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
        Room("GaussDB", leansOn: ["JSONWire"], products: ["Crypto", "Logging"], modules: ["Crypto", "Logging"]),
        Room(
            "GaussDBHTTP", leansOn: ["GaussDB"], products: ["AsyncHTTPClient"],
            modules: ["AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOHTTPCompression", "NIOPosix", "NIOSSL", "Logging"]),
        Room("GaussDBEmulator", leansOn: ["GaussDB"]),
        Room(
            "EmulatorServer", leansOn: ["GaussDBEmulator"], products: ["Hummingbird"],
            modules: ["Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "NIOPosix", "NIOHTTP1", "Logging"]),
        Room("Moonbook", leansOn: ["Lua", "GaussDB"], modules: ["Logging"]),
        Room(
            "MoonbookCLI", leansOn: ["Moonbook", "GaussDBHTTP", "GaussDBEmulator", "EmulatorServer"],
            products: ["ArgumentParser"], modules: ["ArgumentParser", "Logging"]),
        Room("APIGenerator", products: ["Yams"], modules: ["Yams", "Foundation"]),
    ]

    static func named(_ name: String) -> Room? {
        all.first { $0.name == name }
    }

    /// Modules that come with the toolchain and are open to every room. Foundation is not among them.
    static let systemModules: Set<String> = ["Swift", "Glibc", "Musl", "Darwin", "Synchronization", "Dispatch"]

    /// The room's own targets and everything below them: what may stand in an `import`.
    ///
    /// C stays behind the binding: only `Lua` sees it.
    var visibleRooms: Set<String> {
        var visible: Set<String> = []
        var waiting = Array(leansOn)
        while let next = waiting.popLast() {
            guard visible.insert(next).inserted else { continue }
            waiting.append(contentsOf: Room.named(next)?.leansOn ?? [])
        }
        return name == "Lua" ? visible : visible.subtracting(["CLua", "CLuaShim"])
    }
}
