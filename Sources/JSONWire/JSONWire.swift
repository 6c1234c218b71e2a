/// # JSONWire
///
/// JSON text to where it is needed, and back, in one pass: no Foundation, no reflection, no intermediate dictionary.
///
/// There are three ways in, one way out:
///
/// - ``JSONScanner`` pushes what it finds into a ``JSONSink``. For destinations of their own, such as a Lua stack.
/// - ``JSONReader`` is asked for one key and one value at a time. For typed models, which know what comes next.
/// - ``JSONValue`` is the tree. For everything that wants to look around.
/// - ``JSONWriter`` writes text, and takes care of the commas.
///
/// ```swift
/// let reply = try JSONValue(parsing: #"{"id": 9007199254740993, "tags": ["a", "b"]}"#)
/// reply["id"]?.integerValue      // 9007199254740993, exactly
/// reply["tags"]?[1]?.stringValue // "b"
/// ```
///
/// ## What it promises
///
/// - The grammar is RFC 8259 and nothing more: no byte order mark, no comments, no trailing commas, no bytes after the
///   value. Control characters in strings, halves of surrogate pairs and ill-formed UTF-8 are refused with the offset
///   of the byte at fault.
/// - Numbers are exact. An integer that fits `Int64` is an integer; a literal that neither `Int64` nor `Double` can
///   hold is kept as it is written.
/// - Nesting is limited (128 unless told otherwise), and scanning does not recurse: no input can exhaust the stack.
/// - Keys are compared byte by byte. Of equal keys the last wins, in the place of the first; a tree can be asked to
///   refuse them instead (``JSONDuplicates``).
///
/// ## What it does not do
///
/// There is no `Codable`, no streaming of a document in pieces, and no choice of other encodings than UTF-8.
public enum JSONLimits {
    /// How deep arrays and objects may be nested where the caller does not say: 128.
    public static let maxDepth = 128

    /// The deepest nesting that a tree may have: 1,000. Trees are compared, written and released recursively; a text of
    /// any depth must not exhaust the stack in doing so. A caller's higher limit counts as this one.
    public static let maxTreeDepth = 1_000
}
