/// Where a value stands in the arguments of a call: `backup_strategy.keep_days`, `nodes_read_weight[1].weight`.
struct FieldPath: Sendable, Hashable, CustomStringConvertible {
    enum Step: Sendable, Hashable {
        case member(String)
        /// Counted from 1.
        case item(Int)
    }

    var steps: [Step]

    /// Lists on the command line are short; a larger number is a mistake and would cost memory.
    static let largestItem = 10_000

    init(steps: [Step] = []) {
        self.steps = steps
    }

    /// Parses names separated by dots, each with any number of `[n]` behind it.
    ///
    /// - Throws: ``Malformed``.
    init(parsing text: some StringProtocol) throws(Malformed) {
        var steps: [Step] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            let name = part.prefix { $0 != "[" }
            guard !name.isEmpty else { throw Malformed(reason: "a name is missing") }
            steps.append(.member(String(name)))
            var rest = part.dropFirst(name.count)
            while !rest.isEmpty {
                guard rest.first == "[", let end = rest.firstIndex(of: "]") else {
                    throw Malformed(reason: "items of a list are written as [1]")
                }
                let digits = rest[rest.index(after: rest.startIndex)..<end]
                guard let number = Self.itemNumber(digits) else {
                    throw Malformed(reason: "items of a list count from [1] to [\(Self.largestItem)]")
                }
                steps.append(.item(number))
                rest = rest[rest.index(after: end)...]
            }
        }
        self.steps = steps
    }

    struct Malformed: Error, Equatable {
        var reason: String
    }

    /// 1 to ``largestItem``, or nil.
    static func itemNumber(_ digits: some StringProtocol) -> Int? {
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(String(digits)),
            (1...largestItem).contains(number)
        else { return nil }
        return number
    }

    func appending(_ step: Step) -> FieldPath { FieldPath(steps: steps + [step]) }

    /// As messages of the checks write it.
    var description: String {
        steps.reduce("") { text, step in
            switch step {
            case .member(let name): text.isEmpty ? name : text + "." + name
            case .item(let number): text + "[\(number)]"
            }
        }
    }
}
