/// Percent-encoding as signatures need it: everything but `A-Z a-z 0-9 - _ . ~` becomes `%XX`.
package enum PercentEncoding {
    /// Encodes the UTF-8 of `text`.
    package static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text.utf8, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    package static func append(_ plain: some Sequence<UInt8>, to bytes: inout [UInt8]) {
        for byte in plain {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(Hexadecimal.upperCaseDigit(byte >> 4))
                bytes.append(Hexadecimal.upperCaseDigit(byte & 0x0F))
            }
        }
    }

    /// Decodes each `%XX`. A `%` without two hexadecimal digits behind it stays as it is.
    package static func decode(_ encoded: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(encoded)
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = Hexadecimal.value(bytes[index + 1]), let low = Hexadecimal.value(bytes[index + 2])
            {
                plain.append(high << 4 | low)
                index += 3
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        return plain
    }

    package static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"): true
        default: false
        }
    }
}
