import Lua

/// The tasks that have something to do, in the order in which they got it.
struct ReadyQueue {
    typealias Entry = (id: TaskID, resumption: TaskTree<LuaError>.Resumption)

    private var entries: [Entry?] = []
    private var head = 0

    var isEmpty: Bool { !entries[head...].contains { $0 != nil } }

    mutating func append(_ id: TaskID, _ resumption: TaskTree<LuaError>.Resumption) {
        entries.append((id, resumption))
    }

    mutating func popFirst() -> Entry? {
        while head < entries.count {
            let entry = entries[head]
            entries[head] = nil
            head += 1
            if head > 64, head * 2 > entries.count {
                entries.removeFirst(head)
                head = 0
            }
            if let entry { return entry }
        }
        return nil
    }

    mutating func remove(_ id: TaskID) {
        for index in head..<entries.count where entries[index]?.id == id { entries[index] = nil }
    }
}
