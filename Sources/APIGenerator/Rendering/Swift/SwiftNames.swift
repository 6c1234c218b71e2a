import APIDescription

/// How things of the description are called in Swift.
enum SwiftNames {
    /// `createProxy` for `proxy.create`, `addInstanceNodes` for `instance.add_nodes`, `listInstances` for `instance.list`.
    static func method(_ operation: OperationDescription) -> String {
        if let name = operation.swiftName { return name }
        // What stands in the namespace, or goes without saying, is not in the name.
        var subject = Words(operation.module.split(separator: ".").map { String($0) })
        if subject.words.count > 1 { subject = Words(Array(subject.words.dropFirst())) }
        let function = Words(snake: operation.function)
        let verb = function.words.first ?? ""
        let object = Words(Array(function.words.dropFirst()))
        guard object.words.isEmpty else { return verb + subject.upperCamel + object.upperCamel }
        return verb + (verb == "list" ? plural(subject.upperCamel) : subject.upperCamel)
    }

    /// The enumeration that the types of a file are declared in: `Legacy` for `legacy.proxy`.
    static func namespace(_ home: String) -> String? {
        home.hasPrefix("legacy.") ? "Legacy" : nil
    }

    /// `name` as it is called outside of its namespace.
    static func qualified(_ name: String, _ home: String) -> String {
        namespace(home).map { $0 + "." + name } ?? name
    }

    /// The type that has an operation's method.
    static func client(_ operation: OperationDescription) -> String {
        (namespace(operation.module) ?? "") + "Client"
    }

    /// The type of the operation itself.
    static func type(_ operation: OperationDescription) -> String {
        guard let namespace = namespace(operation.module), operation.id.hasPrefix(namespace) else {
            return operation.id
        }
        return String(operation.id.dropFirst(namespace.count))
    }

    /// The type of an operation's arguments: `CreateProxyRequest`.
    static func request(_ operation: OperationDescription) -> String {
        let method = method(operation)
        return method.prefix(1).uppercased() + method.dropFirst() + "Request"
    }

    /// The type of an operation's answer.
    static func response(_ operation: OperationDescription) -> String {
        operation.responseObject.map { qualified($0.name, $0.home) } ?? "EmptyResponse"
    }

    /// `instanceID` for `instance_id`
    static func member(_ field: String) -> String {
        Words(snake: field).lowerCamel
    }

    /// The type of an enumeration that belongs to the field `field` alone. `Type` is a word of the language.
    static func nestedEnumeration(_ field: String) -> String {
        let name = Words(snake: field).upperCamel
        return name == "Type" ? "Kind" : name
    }

    /// Names for the values of an enumeration, each different.
    static func values(_ values: [String]) -> [String] {
        let names = values.map(value)
        return zip(values, names).map { value, name in
            names.filter { $0 == name }.count == 1 ? name : literal(value)
        }
    }

    /// `prePaid`, `enablingProxy` for `ENABLING PROXY`, `value8_0` for `8.0`
    private static func value(_ text: String) -> String {
        let words = text.split { !($0.isLetter || $0.isNumber) }.map { String($0) }
        guard let first = words.first else { return "empty" }
        guard first.first?.isNumber == false else { return "value" + words.joined(separator: "_") }
        return decapitalized(first)
            + words.dropFirst().map { Words([isShouted($0) ? $0.lowercased() : $0]).upperCamel }.joined()
    }

    /// The value itself as a name, for those that differ in nothing but case.
    private static func literal(_ text: String) -> String {
        let name = String(text.map { $0.isLetter || $0.isNumber ? $0 : "_" })
        return name.first?.isNumber == false ? name : "_" + name
    }

    private static func isShouted(_ word: String) -> Bool {
        !word.contains(where: \.isLowercase)
    }

    /// `select` for `SELECT`, `prePaid` as it is, `createX` for `CreateX`, `sqlText` for `SQLText`
    private static func decapitalized(_ word: String) -> String {
        if isShouted(word) { return word.lowercased() }
        let capitals = word.prefix(while: \.isUppercase).count
        let count = capitals > 1 ? capitals - 1 : capitals
        return word.prefix(count).lowercased() + word.dropFirst(count)
    }

    private static func plural(_ noun: String) -> String {
        if noun.hasSuffix("s") { return noun }
        return noun.hasSuffix("y") ? noun.dropLast() + "ies" : noun + "s"
    }
}
