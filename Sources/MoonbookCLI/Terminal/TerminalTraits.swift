/// What the two output streams can show. A value, so that every combination can be tested.
struct TerminalTraits: Sendable, Equatable {
    /// Standard error is a terminal whose lines can be redrawn in place.
    var isLive: Bool
    var usesColor: Bool
    /// Bars, marks and arrows may be drawn with characters beyond ASCII.
    var usesUnicode: Bool
    /// The declared character set is neither UTF-8 nor plain ASCII (GBK, Latin-1 …): what is not ASCII would come out as
    /// something else and of another width, so it is shown as `?`.
    var replacesNonASCII: Bool
    var size: TerminalSize

    /// - Parameters:
    ///   - environment: `TERM`, `NO_COLOR`, `LC_ALL`, `LC_CTYPE` and `LANG` are looked at.
    ///   - errorIsTerminal: Whether standard error is a terminal.
    ///   - allowsColor: False with `--no-color`.
    init(environment: [String: String], errorIsTerminal: Bool, allowsColor: Bool, size: TerminalSize) {
        let term = environment["TERM"] ?? ""
        isLive = errorIsTerminal && !term.isEmpty && term != "dumb"
        usesColor = isLive && allowsColor && (environment["NO_COLOR"] ?? "").isEmpty
        let charset = Self.charset(environment)
        usesUnicode = charset == .utf8
        replacesNonASCII = charset == .other
        self.size = size
    }

    private enum Charset { case utf8, ascii, other }

    /// The first of the three variables that is set decides, as in the C library.
    private static func charset(_ environment: [String: String]) -> Charset {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
        guard let dot = locale.firstIndex(of: ".") else {
            return locale == "C" || locale == "POSIX" ? .ascii : .other
        }
        let name = locale[locale.index(after: dot)...].prefix { $0 != "@" }.lowercased()
        return name == "utf-8" || name == "utf8" ? .utf8 : .other
    }
}

struct TerminalSize: Sendable, Equatable {
    var columns: Int
    var rows: Int

    /// What a terminal has that does not tell its size.
    static let standard = TerminalSize(columns: 80, rows: 24)
}
