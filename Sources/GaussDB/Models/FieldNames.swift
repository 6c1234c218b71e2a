import JSONWire

/// The names of a model's members, each with its position: what a reader needs to recognise a key.
public struct FieldNames: Sendable {
    let table: KeyTable
    /// For each position whether the member has several names; empty for most models, where none has.
    private let severallyNamed: [Bool]

    /// Makes a table from names that are separated by spaces, in the order of the members. Other spellings of a name follow it
    /// after `|`: `id transaction_split|transaction_splitt`.
    public init(_ names: String) {
        var keys: [String] = []
        var aliases: [String: Int] = [:]
        for (index, group) in names.split(separator: " ").enumerated() {
            let spellings = group.split(separator: "|").map(String.init)
            keys.append(spellings[0])
            for spelling in spellings.dropFirst() { aliases[spelling] = index }
        }
        table = KeyTable(keys, aliases: aliases)
        var severallyNamed = aliases.isEmpty ? [] : Array(repeating: false, count: keys.count)
        for index in aliases.values { severallyNamed[index] = true }
        self.severallyNamed = severallyNamed
    }

    /// Whether the member at a position has several names. Asked for every member of every answer.
    func hasSeveral(_ index: Int) -> Bool {
        severallyNamed.indices.contains(index) && severallyNamed[index]
    }
}
