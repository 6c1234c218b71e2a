import ArgumentParser

/// `--param key=value`, any number of times.
struct ParameterOptions: ParsableArguments {
    struct Parameter: Sendable {
        var name: String
        var value: String
    }

    @Option(
        name: .long,
        help: ArgumentHelp("Set a parameter that the script declares. May be repeated.", valueName: "name=value"),
        transform: ParameterOptions.parse)
    var param: [Parameter] = []

    /// By name. Valid after ``validate()``.
    var values: [String: String] {
        Dictionary(param.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    }

    func validate() throws {
        var seen: Set<String> = []
        for parameter in param where !seen.insert(parameter.name).inserted {
            throw ValidationError("--param \(parameter.name) is given twice")
        }
    }

    static func parse(_ text: String) throws -> Parameter {
        guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
            throw ValidationError("--param takes name=value, not '\(text)'")
        }
        return Parameter(name: String(text[..<sign]), value: String(text[text.index(after: sign)...]))
    }
}
