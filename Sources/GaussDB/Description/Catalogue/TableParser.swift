/// A table line that cannot be read.
struct TableError: Error, CustomStringConvertible {
    let message: String
    let line: String
    var description: String { line.isEmpty ? message : message + " in `" + line + "`" }
}

/// Reads operation tables.
///
/// A table is text. A line is a kind and columns, separated by tabs. `om`, `op` and `ob` begin a record, which lasts until the next:
///
/// ```
/// om  proxy  Database proxies  Proxies that send writes to the primary.      a module: name, title, what it is about
/// op  CreateGaussMySqlProxy  proxy.create  POST  /v3/{project_id}/instances/{instance_id}/proxy
/// =   section  4.7.1             also: effect, wait, order, watch, paging, ok, body, out, iam, replaced
/// s   Opens a database proxy.    the summary;  d lines are paragraphs of details
/// p   instance_id!  string  re=^[0-9a-f]{32}in07$  #The instance.      p path, q query, h header parameter
/// c   require  period_type,period_num  if=charge_mode=prePaid  #the reason
/// ob  ChargeOptions
/// f   charge_mode!  string  in=prePaid|postPaid  #How the instance is paid for.
/// ```
///
/// In names, values and paths `\` and two hexadecimal digits stand for the ASCII character of that number, so that no text
/// is taken for a separator, and `\.` for an item of a list that is empty. Patterns and texts for people stand as they are.
///
/// After a field's name `!` means required and `*` sensitive. Types are `string`, `integer`, `number`, `boolean`, `any`,
/// `object:Name`, `map:type`, and any of these after `[` for a list. Attributes: `min= max= step=` bounds (of the length for
/// strings), `bytes=`, `count=1..9` of a list (of lists within one another, the outermost last), `in=` closed and `some=` open enumeration, `fold` its case,
/// `v=value:meaning` what a value means, `re=`, `scalars`, `wire=` its name in the body, `as=` aliases,
/// `default=` and `eg=` (an example) in JSON, `unit=`.
enum TableParser {
    typealias Resolver = (String) throws(TableError) -> ObjectSchema

    /// Calls `body` for the first line of each record with its kind, columns and offset.
    static func forEachRecord(in bytes: UnsafeBufferPointer<UInt8>, _ body: (String, [String], Int) -> Void) {
        var offset = 0
        while offset < bytes.count {
            let end = lineEnd(in: bytes, from: offset)
            if end > offset, bytes[offset] == UInt8(ascii: "o") {
                let columns = Columns(bytes, offset..<end)
                body(columns.kind, columns.rest, offset)
            }
            offset = end + 1
        }
    }

    /// The operation whose record begins at `offset`.
    static func operation(
        in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, resolve: Resolver
    ) throws(TableError) -> OperationDescriptor {
        var builder: OperationBuilder?
        try forEachLine(in: bytes, from: offset) { (columns: Columns, isFirst: Bool) throws(TableError) in
            if isFirst {
                builder = try OperationBuilder(columns)
            } else {
                try builder?.add(columns, resolve: resolve)
            }
        }
        guard let builder else { throw TableError(message: "no record at \(offset)", line: "") }
        return builder.build()
    }

    /// The object whose record begins at `offset`.
    static func object(
        in bytes: UnsafeBufferPointer<UInt8>, at offset: Int, resolve: Resolver
    ) throws(TableError) -> ObjectSchema {
        var name = ""
        var isOpen = false
        var fields: [Field] = []
        var constraints: [Constraint] = []
        try forEachLine(in: bytes, from: offset) { (columns: Columns, isFirst: Bool) throws(TableError) in
            if isFirst {
                name = try columns.plain(columns.rest.first ?? "")
                isOpen = columns.rest.dropFirst().contains("open")
            } else if columns.kind == "f" {
                fields.append(try FieldLine.field(columns, resolve: resolve))
            } else if columns.kind == "c" {
                constraints.append(try ConstraintLine.constraint(columns))
            } else {
                throw columns.error("unknown kind of line")
            }
        }
        return ObjectSchema(name: name, fields: fields, isOpen: isOpen, constraints: constraints)
    }

    /// Calls `body` for each line of the record at `offset`.
    private static func forEachLine(
        in bytes: UnsafeBufferPointer<UInt8>, from offset: Int, _ body: (Columns, Bool) throws(TableError) -> Void
    ) throws(TableError) {
        var position = offset
        while position < bytes.count {
            let end = lineEnd(in: bytes, from: position)
            if end > position {
                if position > offset, bytes[position] == UInt8(ascii: "o") { return }
                try body(Columns(bytes, position..<end), position == offset)
            }
            position = end + 1
        }
    }

    private static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
        bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }
}

/// One line, split at its tabs.
struct Columns {
    let kind: String
    let rest: [String]

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let parts = bytes[range].split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        kind = parts.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        rest = parts.dropFirst().map { String(decoding: $0, as: UTF8.self) }
    }

    func error(_ message: String) -> TableError {
        TableError(message: message, line: ([kind] + rest).joined(separator: " "))
    }
}
