/// The globals that annotation files declare, read from their text.
///
/// `function proxy.create(arguments) end` and `htap = {}` declare; methods (`function Job:wait()`) and what is local do not.
enum AnnotationNames {
    /// Dotted names, for example `proxy.create`.
    static func declared(in text: some StringProtocol) -> [String] {
        var names: [String] = []
        var locals: Set<Substring> = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("local ") {
                locals.insert(Substring(line.dropFirst(6).prefix(while: isNamePart)))
            } else if let name = name(in: Substring(line)), !locals.contains(name.prefix { $0 != "." }) {
                names.append(String(name))
            }
        }
        return names
    }

    private static func name(in line: Substring) -> Substring? {
        let isFunction = line.hasPrefix("function ")
        let rest = isFunction ? line.dropFirst(9) : line
        let name = rest.prefix { isNamePart($0) || $0 == "." }
        let end = rest[name.endIndex...]
        guard let first = name.first, first == "_" || first.isLetter else { return nil }
        return end.hasPrefix(isFunction ? "(" : " = ") ? name : nil
    }

    private static func isNamePart(_ character: Character) -> Bool {
        character == "_" || (character.isASCII && (character.isLetter || character.isNumber))
    }
}
