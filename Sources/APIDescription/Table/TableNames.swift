/// The names that objects have in one table. Two objects can be called the same, in two files or as parts of the same
/// operation; the second gets a number.
struct TableNames {
    private var names: [String: String] = [:]
    private var taken: Set<String> = []

    /// The name of an object, as a column takes it.
    func name(_ object: ObjectDescription) -> String {
        TableText.plain(names[Self.origin(object)] ?? object.name)
    }

    /// Gives `object` a name. False when it has one.
    mutating func add(_ object: ObjectDescription) -> Bool {
        let origin = Self.origin(object)
        guard names[origin] == nil else { return false }
        var name = object.name
        var number = 2
        while !taken.insert(name).inserted {
            name = object.name + String(number)
            number += 1
        }
        names[origin] = name
        return true
    }

    /// An object that was made by hand has no origin.
    private static func origin(_ object: ObjectDescription) -> String {
        object.origin.isEmpty ? "\(object.home)/\(object.name)" : object.origin
    }
}
