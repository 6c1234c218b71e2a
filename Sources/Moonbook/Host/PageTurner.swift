import GaussDB
import JSONWire
import Lua
import Synchronization

/// Which page a script's loop asks for next. Scripts hold it without seeing it.
final class PageTurner: LuaHostObject {
    private let cursor: Mutex<PageCursor>

    init(_ cursor: PageCursor) {
        self.cursor = Mutex(cursor)
    }

    func next() throws(GaussDBError) -> JSONObject? {
        try cursor.withLock { cursor throws(GaussDBError) in try cursor.next() }
    }

    func advance(count: Int, last: JSONObject?, total: Int64?) {
        cursor.withLock { $0.advance(count: count, last: last, total: total) }
    }
}
