extension Vector {
    /// What RFC 8259 leaves to the parser. `value` is this parser's decision: kept exactly where possible, refused
    /// where it could only be guessed.
    static let open: [Vector] = openNumbers + openStrings + openStructures

    private static let openNumbers: [Vector] = [
        Vector("i_number_huge_exponent", "[1e999]", value: "[1e999]"),
        Vector("i_number_negative_huge_exponent", "[-1e+9999]", value: "[-1e+9999]"),
        Vector(
            "i_number_exponent_of_many_digits", "[0.4e006699999999999999999999999999999999999999]",
            value: "[0.4e006699999999999999999999999999999999999999]"),
        Vector("i_number_underflow", "[123e-10000000]", value: "[123e-10000000]"),
        Vector("i_number_zero_with_huge_exponent", "[0e99999999999999999999]", value: "[0.0]"),
        Vector("i_number_negative_zero_real", "[-0.0]", value: "[-0.0]"),
        Vector("i_number_above_int64", "[9223372036854775808]", value: "[9223372036854775808]"),
        Vector("i_number_below_int64", "[-9223372036854775809]", value: "[-9223372036854775809]"),
        Vector("i_number_above_uint64", "[18446744073709551616]", value: "[18446744073709551616]"),
        Vector(
            "i_number_very_long_integer", "[100000000000000000000000000000]", value: "[100000000000000000000000000000]"),
        Vector(
            "i_number_long_decimal", "[3.14159265358979323846264338327950288]",
            value: "[3.14159265358979323846264338327950288]"),
        Vector("i_number_17_digits", "[0.10000000000000001]", value: "[0.1]"),
        Vector("i_number_18_digits", "[0.100000000000000001]", value: "[0.100000000000000001]"),
        Vector("i_number_many_zeros", "[1.000000000000000000000000000000]", value: "[1.0]"),
    ]

    private static let openStrings: [Vector] = [
        Vector("i_string_lone_high_surrogate", #"["\uDADA"]"#),
        Vector("i_string_lone_low_surrogate", #"["\uDd1e"]"#),
        Vector("i_string_high_surrogate_and_text", #"["\ud800abc"]"#),
        Vector("i_string_high_surrogate_and_escape", #"["\uD800\n"]"#),
        Vector("i_string_high_surrogate_and_bmp", #"["\uD888\u1234"]"#),
        Vector("i_string_two_high_surrogates", #"["\uD800\uD800\uDC00"]"#),
        Vector("i_string_surrogates_reversed", #"["\uDd1e\uD834"]"#),
        .string("i_string_lone_continuation", bytes: [0x81]),
        .string("i_string_iso_latin_1", bytes: [0xE9]),
        .string("i_string_invalid_byte_ff", bytes: [0xFF]),
        .string("i_string_invalid_byte_f5", bytes: [0xF5, 0x80, 0x80, 0x80]),
        .string("i_string_overlong_two_bytes", bytes: [0xC0, 0xAF]),
        .string("i_string_overlong_c1", bytes: [0xC1, 0xBF]),
        .string("i_string_overlong_three_bytes", bytes: [0xE0, 0x80, 0xAF]),
        .string("i_string_overlong_four_bytes", bytes: [0xF0, 0x8F, 0xBF, 0xBF]),
        .string("i_string_surrogate_in_utf8", bytes: [0xED, 0xA0, 0x80]),
        .string("i_string_above_10ffff", bytes: [0xF4, 0x90, 0x80, 0x80]),
        .string("i_string_cut_two_bytes", bytes: [0xC3]),
        .string("i_string_cut_three_bytes", bytes: [0xE2, 0x82]),
        .string("i_string_cut_four_bytes", bytes: [0xF0, 0x9F, 0x98]),
        .string("i_string_bad_last_byte", bytes: [0xF0, 0x9F, 0x98, 0x41]),
        .string("i_string_six_byte_form", bytes: [0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF]),
    ]

    private static let openStructures: [Vector] = [
        Vector("i_structure_byte_order_mark", bytes: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D]),
        Vector("i_structure_byte_order_mark_alone", bytes: [0xEF, 0xBB, 0xBF]),
        Vector("i_structure_byte_order_mark_cut", bytes: [0xEF, 0xBB, 0x7B, 0x7D]),
        Vector("i_structure_utf16_little_endian", bytes: [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00]),
        Vector("i_structure_utf16_big_endian_without_mark", bytes: [0x00, 0x5B, 0x00, 0x5D]),
        Vector(
            "i_structure_500_nested_arrays", String(repeating: "[", count: 500) + String(repeating: "]", count: 500)),
        Vector("i_object_duplicate_key", #"{"a":"b","a":"c"}"#, value: #"{"a":"c"}"#),
        Vector("i_object_duplicate_key_and_value", #"{"a":"b","a":"b"}"#, value: #"{"a":"b"}"#),
        Vector("i_object_duplicate_key_in_its_first_place", #"{"a":1,"b":2,"\u0061":3}"#, value: #"{"a":3,"b":2}"#),
        Vector(
            "i_object_equivalent_keys_are_different", "{\"\u{E9}\":1,\"e\u{301}\":2}",
            value: "{\"\u{E9}\":1,\"e\u{301}\":2}"),
    ]
}
