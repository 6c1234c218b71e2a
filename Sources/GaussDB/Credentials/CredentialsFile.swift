/// The official credentials file: sections in brackets, `key = value` lines, `#` and `;` before comments.
///
/// ```ini
/// [basic]
/// ak = AKEXAMPLE
/// sk = …
///
/// [prod]
/// ak = AKOTHER
/// sk = …
/// region = cn-north-4
/// ```
struct CredentialsFile: Sendable {
    struct Section: Sendable {
        var name: String
        /// Where the section begins, from 1.
        var line: Int
        var values: [String: String] = [:]
    }

    /// A line that cannot be read. Says nothing of the line's content, which may be a secret.
    struct Malformed: Error, Equatable {
        var line: Int
        var reason: String
    }

    private(set) var sections: [Section] = []

    init(parsing bytes: [UInt8]) throws(Malformed) {
        var index = 0
        for raw in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            index += 1
            guard let decoded = String(validating: raw, as: UTF8.self) else {
                throw Malformed(line: index, reason: "is not UTF-8")
            }
            let line = CanonicalRequest.trimmed(
                index == 1 && decoded.hasPrefix("\u{FEFF}") ? String(decoded.dropFirst()) : decoded)
            if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
            if line.hasPrefix("[") { try begin(line, at: index) } else { try add(line, at: index) }
        }
    }

    subscript(name: String) -> Section? { sections.first { $0.name == name } }

    private mutating func begin(_ line: String, at index: Int) throws(Malformed) {
        guard line.hasSuffix("]") else {
            throw Malformed(line: index, reason: "begins a section and has no `]` at its end")
        }
        let name = CanonicalRequest.trimmed(String(line.dropFirst().dropLast()))
        guard !name.isEmpty else { throw Malformed(line: index, reason: "begins a section without a name") }
        if let earlier = self[name] {
            throw Malformed(
                line: index, reason: "begins the section [\(name)] again; it is on line \(earlier.line) already")
        }
        sections.append(Section(name: name, line: index))
    }

    private mutating func add(_ line: String, at index: Int) throws(Malformed) {
        guard let equals = line.firstIndex(of: "=") else {
            throw Malformed(line: index, reason: "is neither `[section]` nor `key = value`")
        }
        let key = CanonicalRequest.trimmed(String(line[..<equals])).lowercased()
        let value = CanonicalRequest.trimmed(String(line[line.index(after: equals)...]))
        guard !key.isEmpty else { throw Malformed(line: index, reason: "has no key before `=`") }
        guard !sections.isEmpty else {
            throw Malformed(line: index, reason: "stands before the first section; [basic] is the usual one")
        }
        let last = sections.count - 1
        guard sections[last].values.updateValue(value, forKey: key) == nil else {
            throw Malformed(line: index, reason: "sets `\(key)` a second time in [\(sections[last].name)]")
        }
    }
}
