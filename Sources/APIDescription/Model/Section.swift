/// A section number of the API reference, for example `4.7.10`, which comes after `4.7.8`.
package struct Section: Comparable, CustomStringConvertible, Sendable {
    package let description: String
    private let numbers: [Int]

    /// Nil when `text` is not numbers joined by dots.
    package init?(_ text: String) {
        var numbers: [Int] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            guard let number = Int(part), number >= 0 else { return nil }
            numbers.append(number)
        }
        self.numbers = numbers
        description = text
    }

    /// Before all others.
    package static let none = Section(description: "", numbers: [])

    private init(description: String, numbers: [Int]) {
        self.description = description
        self.numbers = numbers
    }

    package static func < (left: Section, right: Section) -> Bool {
        left.numbers.lexicographicallyPrecedes(right.numbers)
    }
}
