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
        var components: [Resolved.Component] = []
        var visited: Set<String> = []
        while let reference = current["$ref"] {
            let target = try reference.text()
            guard visited.insert(current.file + " " + target).inserted else {
                throw reference.error("a circle of references")
            }
            overrides.append(try current.members().filter { $0.key != "$ref" })
            let (place, element) = try follow(target, from: reference)
            current = element
            components.append(
                Resolved.Component(
                    name: String(target.split(separator: "/").last ?? ""), place: place, element: current))
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
        return Resolved(
            element: current, members: members, components: components, overrides: overrides.map { $0.map(\.key) })
    }

    /// - Returns: What `target` points to, and where that is in one spelling: there are several for one place.
    private func follow(_ target: String, from reference: Element) throws -> (place: String, element: Element) {
        let parts = target.split(separator: "#", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw reference.error("`\(target)` is not a reference such as `file.yaml#/components/…`")
        }
        let file = parts[0].isEmpty ? reference.file : String(parts[0])
        var element = try document(file)
        let keys = parts[1].split(separator: "/")
        for key in keys {
            guard let next = element[String(key)] else { throw reference.error("`\(target)` points to nothing") }
            element = next
        }
        return (file + "#/" + keys.joined(separator: "/"), element)
    }
}

/// A mapping at the end of its references.
package struct Resolved {
    package struct Component {
        package let name: String
        /// Its file and path, which no other has.
        package let place: String
        package let element: Element
    }

    /// Where the members stand that nothing overrides.
    package let element: Element
    private let members: [(key: String, value: Element)]
    /// The components that were referred to, the last one last.
    package let components: [Component]
    /// What stands beside each reference, the first one first.
    private let overrides: [[String]]

    package init(
        element: Element, members: [(key: String, value: Element)], components: [Component], overrides: [[String]]
    ) {
        self.element = element
        self.members = members
        self.components = components
        self.overrides = overrides
    }

    /// The component that was referred to last.
    package var component: Component? { components.last }

    /// The component that says all there is to say. Nil when there is none, or when more than `annotations` stands
    /// beside the reference, which makes it another thing.
    package func definition(besides annotations: Set<String>) -> Component? {
        guard let level = overrides.firstIndex(where: { !annotations.isSuperset(of: $0) }) else { return component }
        return level == 0 ? nil : components[level - 1]
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
