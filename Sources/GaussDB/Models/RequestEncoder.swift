public import JSONWire

/// Collects the members of an object that are set. Generated code calls one method for each member.
public struct RequestEncoder: Sendable {
    /// What was written so far, in the order of the calls.
    public private(set) var object = JSONObject()

    /// Makes an encoder without members.
    public init() {}

    public mutating func string(_ name: String, _ value: String?) {
        if let value { object.append(key: name, value: .string(value)) }
    }

    public mutating func integer(_ name: String, _ value: Int?) {
        if let value { object.append(key: name, value: .integer(Int64(value))) }
    }

    public mutating func number(_ name: String, _ value: Double?) {
        if let value { object.append(key: name, value: .double(value)) }
    }

    public mutating func boolean(_ name: String, _ value: Bool?) {
        if let value { object.append(key: name, value: .bool(value)) }
    }

    public mutating func value(_ name: String, _ value: JSONValue?) {
        if let value { object.append(key: name, value: value) }
    }

    public mutating func enumeration(_ name: String, _ value: (some RawRepresentable<String>)?) {
        if let value { object.append(key: name, value: .string(value.rawValue)) }
    }

    public mutating func model(_ name: String, _ value: (some DescribedModel)?) {
        if let value { object.append(key: name, value: .object(value.encode())) }
    }

    public mutating func models(_ name: String, _ values: [some DescribedModel]?) {
        if let values { object.append(key: name, value: .array(values.map { .object($0.encode()) })) }
    }

    public mutating func strings(_ name: String, _ values: [String]?) {
        if let values { object.append(key: name, value: .array(values.map { .string($0) })) }
    }

    public mutating func integers(_ name: String, _ values: [Int]?) {
        if let values { object.append(key: name, value: .array(values.map { .integer(Int64($0)) })) }
    }

    public mutating func numbers(_ name: String, _ values: [Double]?) {
        if let values { object.append(key: name, value: .array(values.map { .double($0) })) }
    }

    public mutating func booleans(_ name: String, _ values: [Bool]?) {
        if let values { object.append(key: name, value: .array(values.map { .bool($0) })) }
    }

    public mutating func enumerations(_ name: String, _ values: [some RawRepresentable<String>]?) {
        if let values { object.append(key: name, value: .array(values.map { .string($0.rawValue) })) }
    }

    public mutating func values(_ name: String, _ values: [JSONValue]?) {
        if let values { object.append(key: name, value: .array(values)) }
    }

    public mutating func map(_ name: String, _ values: JSONObject?) {
        if let values { object.append(key: name, value: .object(values)) }
    }

    /// Adds members that the description does not know, as they are.
    public mutating func unrecognized(_ members: JSONObject) {
        for (key, value) in members { object.append(key: key, value: value) }
    }
}
