/// The digits of a number as they are read: `significand * 10^exponent`.
struct Decimal {
    let isNegative: Bool
    /// The first 19 digits, leading zeros apart. As many as `UInt64` always holds.
    private(set) var significand: UInt64 = 0
    /// Digits in `significand`.
    private var digitCount = 0
    /// More digits followed than `significand` holds.
    private(set) var isTruncated = false
    var exponent = 0

    init(isNegative: Bool) {
        self.isNegative = isNegative
    }

    @inline(__always)
    mutating func append(_ digit: UInt8) {
        guard digitCount < 19 else {
            isTruncated = true
            return
        }
        significand = significand &* 10 &+ UInt64(digit)
        if significand != 0 { digitCount += 1 }
    }

    /// The value of a number without fraction and exponent, if `Int64` has it. It has no negative zero.
    var integer: Int64? {
        if isTruncated { return nil }
        if !isNegative { return Int64(exactly: significand) }
        guard significand != 0, significand <= Int64.min.magnitude else { return nil }
        return Int64(truncatingIfNeeded: 0 &- significand)
    }

    /// The nearest `Double`, where one multiplication or division gives it: both operands are exact, so the one
    /// rounding is the right one.
    var quickDouble: Double? {
        guard !isTruncated, significand <= 1 << 53 else { return nil }
        let magnitude = Double(significand)
        let value: Double
        switch exponent {
        case _ where significand == 0: value = 0
        case 0: value = magnitude
        case 1...22: value = magnitude * Self.powersOfTen[exponent]
        case -22 ... -1: value = magnitude / Self.powersOfTen[-exponent]
        default: return nil
        }
        return isNegative ? -value : value
    }

    /// The powers of ten that a `Double` holds exactly.
    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The number of digits from the first that is not zero to the last that is not zero, exponent apart.
    static func significantDigits(of literal: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var trailingZeros = 0
        for byte in literal {
            switch byte {
            case UInt8(ascii: "0"):
                if count > 0 { trailingZeros += 1 }
            case UInt8(ascii: "1")...UInt8(ascii: "9"):
                count += trailingZeros + 1
                trailingZeros = 0
            case UInt8(ascii: "e"), UInt8(ascii: "E"): return count
            default: break
            }
        }
        return count
    }
}
