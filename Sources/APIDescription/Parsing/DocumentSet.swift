/// The description files, and the references between them.
package struct DocumentSet {
    private let documents: [String: Element]

    /// - Parameter sources: Each file by its name.
    package init(sources: [String: DescriptionNode]) {
        documents = Dictionary(uniqueKeysWithValues: sources.map { ($0.key, Element(node: $0.value, file: $0.key)) })
    }

    /// The files' names in alphabetical order.
    package var files: [String] { documents.keys.sorted() }

    package func document(_ file: String) throws -> Element {
        guard let document = documents[file] else {
            throw DescriptionError(file: file, line: nil, message: "there is no such file")
        }
        return document
    }

    /// Follows `$ref` until something stands there.
    package func resolve(_ element: Element) throws -> Resolved {
        var current = element
        var overrides: [[(key: String, value: Element)]] = []
        var component: Resolved.Component?
        var visited: Set<String> = []
        while let reference = current["$ref"] {
            let target = try reference.text()
            guard visited.insert(current.file + " " + target).inserted else {
                throw reference.error("a circle of references")
            }
            overrides.append(try current.members().filter { $0.key != "$ref" })
            current = try follow(target, from: reference)
            component = Resolved.Component(name: String(target.split(separator: "/").last ?? ""), element: current)
        }
        var members = try current.members()
        // What stands beside a reference wins over what it points to; the outermost wins over all.
        for override in overrides.reversed() {
            for (key, value) in override {
                if let index = members.firstIndex(where: { $0.key == key }) {
                    members[index].value = value
                } else {
                    members.append((key, value))
                }
            }
        }
        return Resolved(element: current, members: members, component: component)
    }

    private func follow(_ target: String, from reference: Element) throws -> Element {
        let parts = target.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw reference.error("`\(target)` is not a reference such as `file.yaml#/components/…`")
        }
        var element = try document(parts[0].isEmpty ? reference.file : String(parts[0]))
        for key in parts[1].split(separator: "/") {
            guard let next = element[String(key)] else { throw reference.error("`\(target)` points to nothing") }
            element = next
        }
        return element
    }
}

/// A mapping at the end of its references.
package struct Resolved {
    package struct Component {
        package let name: String
        package let element: Element
    }

    /// Where the members stand that nothing overrides.
    package let element: Element
    private let members: [(key: String, value: Element)]
    /// The component that was referred to last.
    package let component: Component?

    package init(element: Element, members: [(key: String, value: Element)], component: Component?) {
        self.element = element
        self.members = members
        self.component = component
    }

    package var keys: [String] { members.map(\.key) }
    package var file: String { element.file }

    package subscript(key: String) -> Element? {
        members.first { $0.key == key }?.value
    }

    package func required(_ key: String) throws -> Element {
        guard let member = self[key] else { throw element.error("`\(key)` is missing") }
        return member
    }

    package func allow(only known: Set<String>) throws {
        for (key, value) in members where !known.contains(key) { throw value.error("unknown key `\(key)`") }
    }
}
