/// How a host function ends.
public enum LuaReturn: Sendable {
    /// It returns what it has written to ``LuaCall/results``.
    case values
    /// It has begun something that ends later: the coroutine waits until its ``LuaThread`` is resumed with an answer.
    /// The ticket is for the host to know which wait it is. Ask ``LuaCall/canAwait`` before beginning anything.
    case await(ticket: Int64)
    /// It raises the one value it has written to ``LuaCall/results``.
    case raise
}
