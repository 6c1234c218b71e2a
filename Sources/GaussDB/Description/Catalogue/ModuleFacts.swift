/// What a module of the API is about, for people.
public struct ModuleFacts: Sendable, Hashable {
    /// The Lua module, for example `proxy`.
    public let name: String
    /// A few words, for example `Database proxies`.
    public let title: String
    /// One sentence.
    public let summary: String
}
