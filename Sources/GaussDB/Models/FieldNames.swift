import JSONWire

/// The names of a model's members, each with its position: what a reader needs to recognise a key.
public struct FieldNames: Sendable {
    let table: KeyTable
    /// The positions of the members with several names; empty for most models.
    let severallyNamed: Set<Int>

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
        severallyNamed = Set(aliases.values)
    }
}
