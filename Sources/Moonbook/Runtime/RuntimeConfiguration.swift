public import GaussDB

/// What a host decides for its runs.
public struct RuntimeConfiguration: Sendable {
    /// The most memory a script may use, in bytes; at least 1 MiB. 256 MiB when not given.
    public var memoryLimit: Int
    /// How long a cancelled script may clean up, in real time. 10 s when not given.
    public var gracePeriod: Duration
    /// How long a call is repeated while another operation runs on its instance, in the service's time, unless the call
    /// or the client says otherwise. 1 h when not given.
    public var waitsWhenBusy: Duration
    /// Answers `secret.prompt` and `runbook.confirm`.
    public var prompter: any Prompter
    /// What `secret.env` may read. Empty when not given: a host says what a script may see.
    public var environment: [String: String]
    /// Whether `secret.file` may read files.
    public var allowsSecretFiles: Bool

    /// The operations that scripts can call: those of the API, and any that the host adds with `Catalogue.adding(_:)`.
    public var catalogue: Catalogue

    public init(
        memoryLimit: Int = 256 << 20, gracePeriod: Duration = .seconds(10),
        waitsWhenBusy: Duration = .seconds(3600), prompter: any Prompter = NoPrompter(),
        environment: [String: String] = [:], allowsSecretFiles: Bool = false,
        catalogue: Catalogue = .shared
    ) {
        self.memoryLimit = memoryLimit
        self.gracePeriod = gracePeriod
        self.waitsWhenBusy = waitsWhenBusy
        self.prompter = prompter
        self.environment = environment
        self.allowsSecretFiles = allowsSecretFiles
        self.catalogue = catalogue
    }
}
