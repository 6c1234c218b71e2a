/// A regular expression as a list of instructions, run by following all alternatives at once (Thompson's construction).
struct PatternProgram: Sendable {
    /// The largest program; counted repetitions are unrolled.
    static let maxInstructions = 20_000

    private enum Instruction: Sendable {
        case match(ScalarClass)
        case split(Int, Int)
        case jump(Int)
        case assertStart
        case assertEnd
        case accept
    }

    /// The most parts that are looked at: those that emit nothing make a program no larger, however often they repeat.
    private static let maxParts = 5 * maxInstructions

    private var code: [Instruction] = []
    private var parts = 0

    init(compiling node: PatternNode) throws(PatternError) {
        try emit(node)
        code.append(.accept)
    }

    private mutating func emit(_ node: PatternNode) throws(PatternError) {
        parts += 1
        guard code.count < Self.maxInstructions, parts < Self.maxParts else {
            throw PatternError(message: "the pattern repeats too much", offset: 0)
        }
        switch node {
        case .empty: break
        case .scalars(let set): code.append(.match(set))
        case .start: code.append(.assertStart)
        case .end: code.append(.assertEnd)
        case .sequence(let parts):
            for part in parts { try emit(part) }
        case .alternatives(let branches): try emit(branches)
        case .repeated(let body, let minimum, let maximum): try emit(body, minimum: minimum, maximum: maximum)
        }
    }

    private mutating func emit(_ branches: [PatternNode]) throws(PatternError) {
        var exits: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index < branches.count - 1 else {
                try emit(branch)
                break
            }
            let split = code.count
            code.append(.accept)
            try emit(branch)
            exits.append(code.count)
            code.append(.accept)
            code[split] = .split(split + 1, code.count)
        }
        for exit in exits { code[exit] = .jump(code.count) }
    }

    private mutating func emit(_ body: PatternNode, minimum: Int, maximum: Int?) throws(PatternError) {
        for _ in 0..<minimum { try emit(body) }
        guard let maximum else {
            let split = code.count
            code.append(.accept)
            try emit(body)
            code.append(.jump(split))
            code[split] = .split(split + 1, code.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<maximum {
            splits.append(code.count)
            code.append(.accept)
            try emit(body)
        }
        for split in splits { code[split] = .split(split + 1, code.count) }
    }

    /// True when the program accepts some stretch of `text`.
    func run(on text: some Sequence<Unicode.Scalar>) -> Bool {
        var threads = ThreadList(capacity: code.count)
        var next = ThreadList(capacity: code.count)
        var iterator = text.makeIterator()
        var scalar = iterator.next()
        var isStart = true
        while true {
            // A new attempt begins at every position: the pattern may occur anywhere.
            if add(0, to: &threads, isStart: isStart, isEnd: scalar == nil) { return true }
            guard let current = scalar else { return false }
            scalar = iterator.next()
            for index in threads.items {
                guard case .match(let set) = code[index], set.contains(current) else { continue }
                if add(index + 1, to: &next, isStart: false, isEnd: scalar == nil) { return true }
            }
            swap(&threads, &next)
            next.removeAll()
            isStart = false
        }
    }

    /// Adds the instruction at `start` and all that can be reached from it without reading; true when that includes the end.
    private func add(_ start: Int, to list: inout ThreadList, isStart: Bool, isEnd: Bool) -> Bool {
        var pending = [start]
        while let index = pending.popLast() {
            guard list.insert(index) else { continue }
            switch code[index] {
            case .match: break
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .jump(let target): pending.append(target)
            case .assertStart: if isStart { pending.append(index + 1) }
            case .assertEnd: if isEnd { pending.append(index + 1) }
            case .accept: return true
            }
        }
        return false
    }
}

/// The instructions that are alive, each once.
private struct ThreadList {
    private(set) var items: [Int] = []
    private var isMember: [Bool]

    init(capacity: Int) {
        isMember = Array(repeating: false, count: capacity)
    }

    mutating func insert(_ index: Int) -> Bool {
        guard !isMember[index] else { return false }
        isMember[index] = true
        items.append(index)
        return true
    }

    mutating func removeAll() {
        for index in items { isMember[index] = false }
        items.removeAll(keepingCapacity: true)
    }
}
