extension Int64 {
    /// The integer that a `Double` is; `nil` if it has a fraction or does not fit.
    ///
    /// Does what `init(exactly:)` does, which on Linux calls `trunc` and so would need a link with the C library's
    /// mathematics for nothing else.
    init?(integral value: Double) {
        // Both bounds are powers of two, hence exact. NaN compares false.
        guard value >= -0x1p63, value < 0x1p63 else { return nil }
        self.init(value)
        guard Double(self) == value else { return nil }
    }
}
