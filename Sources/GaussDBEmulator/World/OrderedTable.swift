/// Values by id, listed in the order in which they were added.
struct OrderedTable<Value> {
    private var values: [String: Value] = [:]
    private var order: [String] = []

    var count: Int { order.count }
    var ids: [String] { order }

    /// Setting a new id appends it; setting nil removes it.
    subscript(id: String) -> Value? {
        get { values[id] }
        set {
            if let newValue {
                if values.updateValue(newValue, forKey: id) == nil { order.append(id) }
            } else if values.removeValue(forKey: id) != nil {
                order.removeAll { $0 == id }
            }
        }
    }

    /// Changes a value in place; nothing happens when there is none.
    mutating func update(_ id: String, _ change: (inout Value) -> Void) {
        guard let index = values.index(forKey: id) else { return }
        change(&values.values[index])
    }

    /// Removes from the front while `isStale` holds.
    mutating func removeFirst(while isStale: (Value) -> Bool) {
        let kept = order.firstIndex { id in
            guard let value = values[id] else { return false }
            return !isStale(value)
        }
        for id in order[..<(kept ?? order.endIndex)] { values[id] = nil }
        order.removeSubrange(..<(kept ?? order.endIndex))
    }
}

extension OrderedTable: Sequence {
    func makeIterator() -> AnyIterator<Value> {
        var ids = order.makeIterator()
        return AnyIterator { ids.next().flatMap { values[$0] } }
    }

    /// From the newest to the oldest.
    var newestFirst: some Sequence<Value> { order.lazy.reversed().compactMap { values[$0] } }
}
