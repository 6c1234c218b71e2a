import JSONWire

/// Writes path and query, and reads them back.
enum RequestTarget {
    /// Path and query of a call, percent-encoded; every byte that is not unreserved in RFC 3986 is encoded, so that no value can
    /// change the route.
    static func target(
        of operation: OperationDescriptor, _ arguments: JSONObject, projectID: String,
        problems: inout [ValidationProblem]
    ) -> String {
        var target = ""
        for segment in operation.path.segments {
            target += "/"
            switch segment {
            case .literal(let text): target += encoded(text)
            case .parameter("project_id"):
                check(projectID, "project_id", problems: &problems)
                target += encoded(projectID)
            case .parameter(let name):
                // Without its value the path would be that of another operation.
                let given = arguments[name].flatMap { $0.isNull ? Optional.none : $0 }
                guard let value = given?.tolerantString else {
                    RequestText.report(given, name, place: "the path", problems: &problems)
                    continue
                }
                check(value, name, problems: &problems)
                target += encoded(value)
            }
        }
        let query = query(of: operation, arguments, problems: &problems)
        return query.isEmpty ? target : target + "?" + query
    }

    private static func check(_ value: String, _ name: String, problems: inout [ValidationProblem]) {
        guard !problems.contains(where: { $0.path == name }) else { return }
        if value.isEmpty {
            problems.append(ValidationProblem(path: name, message: "`\(name)` is empty; it is a part of the path"))
        } else if value == "." || value == ".." {
            let shown = ShownValue.quoted(value)
            problems.append(
                ValidationProblem(
                    path: name, message: "`\(name)` is \(shown), which would change the path of the request"))
        } else if value.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
            problems.append(ValidationProblem(path: name, message: "`\(name)` contains a control character"))
        }
    }

    private static func query(
        of operation: OperationDescriptor, _ arguments: JSONObject, problems: inout [ValidationProblem]
    ) -> String {
        var pairs: [String] = []
        for parameter in operation.parameters where parameter.location == .query {
            let name = parameter.field.wireName
            let argument = parameter.field.name
            guard let value = arguments[argument], !value.isNull else { continue }
            for (index, item) in (value.arrayValue ?? [value]).enumerated() {
                if let text = item.tolerantString {
                    pairs.append(encoded(name) + "=" + encoded(text))
                } else {
                    let path = value.arrayValue == nil ? argument : argument + "[" + String(index + 1) + "]"
                    RequestText.report(item, path, place: "a query", problems: &problems)
                }
            }
        }
        return pairs.joined(separator: "&")
    }

    /// Percent-encodes everything but `A-Z a-z 0-9 - . _ ~`.
    static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text behind percent-encoding, or nil when it is malformed or not UTF-8.
    static func decoded(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var iterator = text.utf8.makeIterator()
        while let byte = iterator.next() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = iterator.next().flatMap(hexDigit), let low = iterator.next().flatMap(hexDigit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
