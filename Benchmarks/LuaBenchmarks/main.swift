import JSONWire
import Lua

// Measures what a script pays for the host, and the host for a script. Run it in release:
//
//   swift run -c release LuaBenchmarks
//
// Each line is the best of five rounds, so that what else the machine does matters least.

/// Nanoseconds per operation, the best of five rounds.
func measure(_ name: String, operations: Int, _ body: () throws -> Void) rethrows {
    var best = Duration.seconds(1_000)
    for _ in 0..<5 {
        let elapsed = try ContinuousClock().measure(body)
        best = min(best, elapsed)
    }
    report(name, best / operations)
}

func report(_ name: String, _ duration: Duration) {
    let nanoseconds = Double(duration.components.attoseconds) / 1e9 + Double(duration.components.seconds) * 1e9
    let value = nanoseconds < 10_000 ? "\(Int(nanoseconds.rounded())) ns" : "\(Int((nanoseconds / 1_000).rounded())) µs"
    print(padded(name, 52) + value)
}

func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
}

/// About 176 KB: a list of 100 instances with some 70 short fields each.
func document() -> [UInt8] {
    var writer = JSONWriter()
    func write() throws {
        writer.beginObject()
        writer.key("instances")
        writer.beginArray()
        for instance in 0..<100 {
            writer.beginObject()
            for field in 0..<60 {
                writer.key("field_name_\(field)")
                switch field % 4 {
                case 0: writer.integer(Int64(instance * field))
                case 1: writer.bool(field % 3 == 0)
                case 2: writer.null()
                default: writer.string("value \(instance) of \(field)")
                }
            }
            writer.key("nodes")
            writer.beginArray()
            for node in 0..<3 {
                writer.beginObject()
                writer.key("id")
                writer.string("node-\(instance)-\(node)-0483b6b16e954cb88930a360d2c4e663")
                writer.key("priority")
                writer.integer(Int64(node))
                writer.key("load")
                try writer.double(Double(node) + 0.25)
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
    do { try write() } catch { preconditionFailure("the document cannot be written: \(error)") }
    return writer.bytes
}

let state = try LuaState()
let count = 200_000
let loop = try state.load("local f, n = ... local e = 'x' for i = 1, n do f(i) end", name: "=loop")

try measure("an empty Lua function, for comparison", operations: count) {
    _ = try state.call(
        state.load("local n = ... local function f(i) end for i = 1, n do f(i) end", name: "=loop"), count)
}
try measure("math.abs, a C function, for comparison", operations: count) {
    _ = try state.call(state.load("local n = ... local f = math.abs for i = 1, n do f(i) end", name: "=loop"), count)
}

let increment = state.function("increment") { (value: Int) in value + 1 }
try measure("host call (Int) -> Int", operations: count) { _ = try state.call(loop, increment, count) }

let join = state.function("join") { (text: String, number: Int) in text }
let joinLoop = try state.load("local f, n = ... for i = 1, n do f('some text', i) end", name: "=loop")
try measure("host call (String, Int) -> String", operations: count) { _ = try state.call(joinLoop, join, count) }

let raw = state.function(
    "raw",
    raw: { call in
        call.results.integer((call.slot(1).integer ?? 0) + 1)
        return .values
    })
try measure("raw host call, integer to integer", operations: count) { _ = try state.call(loop, raw, count) }

let failure = LuaErrorObject(kind: "network", message: "no route to the service")
let fail = state.function("fail") { (_: Int) throws -> Int in throw failure }
let failLoop = try state.load("local f, n = ... for i = 1, n do pcall(f, i) end", name: "=loop")
try measure("throw in Swift, pcall in Lua", operations: count) { _ = try state.call(failLoop, fail, count) }

let identity = try state.load("return ...", name: "=identity")
try measure("call of a Lua function (Int) -> Int", operations: count) {
    for number in 0..<count { _ = try state.call(identity, number, returning: Int.self) }
}

let throwing = try state.load("error('no')", name: "=throwing")
measure("error in Lua, catch in Swift", operations: count / 10) {
    for _ in 0..<(count / 10) { do { try state.call(throwing) } catch { continue } }
}

try state.setGlobal("wait", state.function("wait", raw: { call in .await(ticket: 1) }))
try measure("wait and answer", operations: count) {
    let thread = try state.makeThread(state.load("local n = ... for i = 1, n do wait() end", name: "=loop")) {
        $0.push(count)
    }
    var outcome = try thread.resume()
    while case .awaiting = outcome { outcome = try thread.resume(answer: { $0.integer(1) }) }
}

let once = try state.load("return wait()", name: "=once")
try measure("thread: make, run, wait once, end", operations: count / 10) {
    for _ in 0..<(count / 10) {
        let thread = try state.makeThread(once)
        _ = try thread.resume()
        _ = try thread.resume(answer: { $0.integer(1) })
    }
}

let json = document()
try state.setGlobal(
    "decode",
    state.function(
        "decode",
        raw: { call in
            try call.results.json(json)
            return .values
        }))
let decode = try state.load("return decode()", name: "=decode")
try measure("JSON of \(json.count / 1_000) KB to tables", operations: 20) {
    for _ in 0..<20 { _ = try state.call(decode, returning: LuaTable.self) }
}
let table = try state.call(decode, returning: LuaTable.self)
try state.setGlobal("encode", state.function("encode") { (value: JSONValue) in value.objectValue?.count ?? 0 })
let encode = try state.load("return encode(...)", name: "=encode")
try measure("the same tables to a JSON tree", operations: 20) {
    for _ in 0..<20 { _ = try state.call(encode, table) }
}

let waiting = try state.load("wait()", name: "=waiting")
var threads: [LuaThread] = []
state.collectGarbage()
let before = state.memoryUsed
for _ in 0..<10_000 {
    let thread = try state.makeThread(waiting)
    _ = try thread.resume()
    threads.append(thread)
}
state.collectGarbage()
print(padded("memory of a waiting thread, in Lua", 52) + "\((state.memoryUsed - before) / 10_000) bytes")
