import JSONWire

extension JSONValue {
    /// Puts a value at a path, making the objects and lists on the way. Items in front of it that are not there are null.
    mutating func set(_ value: JSONValue, at steps: ArraySlice<FieldPath.Step>) {
        guard let step = steps.first else {
            self = value
            return
        }
        switch step {
        case .member(let name):
            var object = objectValue ?? JSONObject()
            var child = object[name] ?? .null
            child.set(value, at: steps.dropFirst())
            object[name] = child
            self = .object(object)
        case .item(let number):
            var items = arrayValue ?? []
            while items.count < number { items.append(.null) }
            items[number - 1].set(value, at: steps.dropFirst())
            self = .array(items)
        }
    }

    /// The value at a path; nil when there is none.
    func value(at steps: ArraySlice<FieldPath.Step>) -> JSONValue? {
        guard let step = steps.first else { return self }
        switch step {
        case .member(let name): return self[name]?.value(at: steps.dropFirst())
        case .item(let number): return self[number - 1]?.value(at: steps.dropFirst())
        }
    }

    /// Members of `other` over those of this; objects are merged, everything else is replaced.
    mutating func merge(_ other: JSONValue) {
        guard case .object(let members) = other, case .object(var object) = self else {
            self = other
            return
        }
        for (name, value) in members {
            var merged = object[name] ?? .null
            merged.merge(value)
            object[name] = merged
        }
        self = .object(object)
    }
}
