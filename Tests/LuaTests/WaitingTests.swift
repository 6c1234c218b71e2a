import Lua
import Testing

/// Host functions that wait, in every place where Lua lets a coroutine be suspended.
@Suite struct WaitingTests {
    /// Each script returns true when all went well, and says how often it waits.
    static let scripts: [(name: String, waits: Int, source: String)] = [
        ("plainly", 2, "return wait(1) + wait(2) == 3"),
        ("as the last call", 1, "return wait(true)"),
        (
            "inside pcall", 2,
            "local ok, v = pcall(function() return wait(1) + 1 end) return ok and v == 2 and wait(true)"
        ),
        (
            "inside pcall that fails", 1,
            "local ok, e = pcall(function() wait(1) error('x', 0) end) return not ok and e == 'x'"
        ),
        ("with an error as the answer", 1, "local ok, e = pcall(wait_fail, 'no') return not ok and e == 'no'"),
        ("inside xpcall", 1, "local ok, v = xpcall(wait, print, 5) return ok and v == 5"),
        (
            "inside xpcall that fails", 2,
            "local ok, e = xpcall(function() wait(1) wait_fail('no') end, function(e) return e .. '!' end) return not ok and e == 'no!'"
        ),
        (
            "inside nested pcalls", 3,
            "return select(3, pcall(pcall, pcall, function() return wait(1) + wait(1) + wait(1) end)) and true"
        ),
        (
            "inside __index", 1,
            "local t = setmetatable({}, {__index = function(_, k) return wait(k) end}) return t.name == 'name'"
        ),
        (
            "inside __newindex", 1,
            "local seen local t = setmetatable({}, {__newindex = function(_, k, v) seen = wait(v) end}) t.x = 4 return seen == 4"
        ),
        (
            "inside __add", 1,
            "local t = setmetatable({}, {__add = function(_, n) return wait(n) end}) return t + 3 == 3"
        ),
        (
            "inside __eq", 1,
            "local m = {__eq = function() return wait(true) end} return setmetatable({}, m) == setmetatable({}, m)"
        ),
        (
            "inside __lt", 1,
            "local m = {__lt = function() return wait(true) end} return setmetatable({}, m) < setmetatable({}, m)"
        ),
        (
            "inside __concat", 1,
            "local t = setmetatable({}, {__concat = function(a, b) return wait(b) end}) return t .. 'x' == 'x'"
        ),
        ("inside __len", 1, "return #setmetatable({}, {__len = function() return wait(9) end}) == 9"),
        ("inside __call", 1, "return setmetatable({}, {__call = function(_, v) return wait(v) end})(true)"),
        (
            "inside an iterator", 4,
            "local sum = 0 for v in function(_, i) i = (i or 0) + 1 v = wait(i) return v <= 3 and v or nil end do sum = sum + v if v == 3 then break end end return sum == 6"
                .replacing("return v <= 3 and v or nil", with: "return v")
                .replacing("if v == 3 then break end", with: "if v == 3 then sum = wait(sum) break end")
        ),
        (
            "inside a __pairs iterator", 3,
            "local n = 0 for k in pairs(setmetatable({}, {__pairs = function() return function(_, k) k = (k or 0) + 1 if wait(k) < 3 then return k end end end})) do n = n + k end return n == 3"
        ),
        (
            "while closing at the end of a block", 1,
            "local closed do local x <close> = setmetatable({}, {__close = function() closed = wait(true) end}) end return closed"
        ),
        (
            "while closing on return", 1,
            "local closed local function f() local x <close> = setmetatable({}, {__close = function() closed = wait(true) end}) return 1 end return f() == 1 and closed"
        ),
        (
            "while an error closes inside pcall", 1,
            "local closed local ok = pcall(function() local x <close> = setmetatable({}, {__close = function(_, e) closed = wait(e) end}) error('e', 0) end) return not ok and closed == 'e'"
        ),
        (
            "inside a generator", 6,
            "local sum = 0 for v in coroutine.wrap(function() for i = 1, 3 do coroutine.yield(wait(i)) end end) do sum = sum + wait(v) end return sum == 6"
        ),
        (
            "inside resume", 2,
            "local co = coroutine.create(function(a) local b = coroutine.yield(wait(a)) return wait(b) end) local _, x = coroutine.resume(co, 1) local _, y = coroutine.resume(co, 2) return x == 1 and y == 2 and coroutine.status(co) == 'dead'"
        ),
        (
            "inside three coroutines", 1,
            "local wrap = coroutine.wrap return wrap(function() return wrap(function() return wrap(function() return wait(true) end)() end)() end)()"
        ),
        (
            "with an error inside a generator", 1,
            "local ok, e = pcall(coroutine.wrap(function() wait_fail({code = 3}) end)) return not ok and e.code == 3"
        ),
        (
            "while closing inside a failed coroutine", 1,
            "local closed local co = coroutine.create(function() local x <close> = setmetatable({}, {__close = function() closed = wait(true) end}) error('e') end) return coroutine.resume(co) == false and closed"
        ),
        (
            "with several values around it", 1,
            "local function f(...) return ... end local t = {f(1, wait(2), 3)} return #t == 3 and t[2] == 2"
        ),
    ]

    @Test(arguments: scripts.map(\.name))
    func aWaitComesBack(place: String) throws {
        let script = try #require(Self.scripts.first { $0.name == place })
        let driver = try Driver()
        #expect(try driver.run(script.source) == [.bool(true)])
        #expect(driver.waits == script.waits)
    }

    @Test(arguments: scripts.map(\.name))
    func aFullCollectionBetweenEveryWaitAndItsAnswerDoesNoHarm(place: String) throws {
        let script = try #require(Self.scripts.first { $0.name == place })
        let driver = try Driver()
        driver.collectsBetween = true
        #expect(try driver.run(script.source) == [.bool(true)])
    }

    @Test(arguments: scripts.map(\.name))
    func aThreadThatIsClosedAtAnyWaitEndsThere(place: String) throws {
        let script = try #require(Self.scripts.first { $0.name == place })
        for last in 0..<script.waits {
            let driver = try Driver()
            let thread = try driver.thread(script.source)
            var outcome = try thread.resume()
            for _ in 0..<last {
                guard case .awaiting(let ticket) = outcome else { break }
                outcome = try driver.answer(thread, ticket)
            }
            guard case .awaiting = outcome else {
                #expect(Bool(false), "\(place) did not reach wait \(last + 1)")
                continue
            }
            // Closers that would wait now are told that they cannot; everything else ends silently.
            if let error = thread.close() {
                #expect(error.message.contains("cannot wait inside a coroutine.close handler"))
            }
            #expect(thread.status == .dead)
            driver.state.collectGarbage()
            #expect(throws: LuaError.self) { try thread.resume(answer: { _ in }) }
        }
    }

    @Test func anAnswerMayBeNoneOrManyValues() throws {
        let driver = try Driver()
        let thread = try driver.thread("return select('#', wait(0)), wait(0)")
        _ = try thread.resume()
        _ = try thread.resume(answer: { _ in })
        let end = try thread.resume(answer: { writer in
            writer.integer(1)
            writer.string("two")
            writer.pushNil()
        })
        guard case .finished(let results) = end else { return #expect(Bool(false)) }
        #expect(try results.values() == [.integer(0), .integer(1), .string("two"), .nil])
    }

    @Test func anErrorThatIsTheAnswerIsRaisedAtTheLineThatWaits() throws {
        let driver = try Driver()
        let thread = try driver.thread("local function deep()\n  wait(0)\nend\n\ndeep()", name: "@waits.lua")
        _ = try thread.resume()
        let end = try thread.resume(throwing: LuaErrorObject(kind: "network", message: "no route"))
        guard case .failed(let error) = end else { return #expect(Bool(false)) }
        #expect(error.message == "no route")
        #expect(error.value?["location"] == .string("waits.lua:2"))
        #expect(error.traceback == "[C]: in function 'wait'\nwaits.lua:2: in local 'deep'\nwaits.lua:5: in main chunk")
    }

    @Test func manyThreadsWaitAtOnceAndAreAnsweredInAnyOrder() throws {
        let driver = try Driver()
        let function = try driver.state.load("local n = ... return wait(n) * 2", name: "=test")
        var waiting: [(thread: LuaThread, ticket: Int64, expected: Int64)] = []
        for number in 1...1_000 {
            let thread = try driver.state.makeThread(function) { $0.integer(Int64(number)) }
            guard case .awaiting(let ticket) = try thread.resume() else { return #expect(Bool(false)) }
            waiting.append((thread, ticket, Int64(number) * 2))
        }
        waiting.shuffle()
        for (thread, ticket, expected) in waiting {
            #expect(try driver.finish(thread, from: driver.answer(thread, ticket)) == [.integer(expected)])
        }
    }

    @Test func aGeneratorThatWaitsIsUsedByTwoThreadsInTurn() throws {
        let driver = try Driver()
        try driver.run("pages = coroutine.wrap(function() for i = 1, 4 do coroutine.yield(wait(i)) end end)")
        let first = try driver.thread("return pages() + 100 * pages()")
        let second = try driver.thread("return pages() + 100 * pages()")
        #expect(try driver.finish(first, from: first.resume()) == [.integer(201)])
        #expect(try driver.finish(second, from: second.resume()) == [.integer(403)])
    }

    @Test func aCoroutineThatWaitsCannotBeResumedOrClosedByAnother() throws {
        let driver = try Driver()
        try driver.run("shared = coroutine.create(function() return wait(7) end)")
        let first = try driver.thread("return coroutine.resume(shared)")
        guard case .awaiting(let ticket) = try first.resume() else { return #expect(Bool(false)) }
        #expect(
            try driver.run(
                "local ok, e = coroutine.resume(shared) return ok, e, coroutine.status(shared), select(2, pcall(coroutine.close, shared))"
            ) == [
                .bool(false), .string("cannot resume a coroutine that is waiting"), .string("normal"),
                .string("cannot close a coroutine that is waiting"),
            ])
        #expect(try driver.finish(first, from: driver.answer(first, ticket)) == [.bool(true), .integer(7)])
        #expect(try driver.run("return coroutine.status(shared)") == [.string("dead")])
    }

    @Test func theRunningThreadIsKnownInsideItsCoroutines() throws {
        let driver = try Driver()
        var seen: [LuaThread.ID?] = []
        try driver.state.setGlobal(
            "who",
            driver.state.function(
                "who",
                raw: { call in
                    seen.append(call.threadID)
                    return .values
                }))
        let thread = try driver.thread("who() coroutine.wrap(function() who() wait(1) who() end)() who()")
        _ = try driver.finish(thread, from: thread.resume())
        #expect(seen == [thread.id, thread.id, thread.id, thread.id])
        try driver.state.run("who()")
        #expect(seen.last == .some(nil))
    }
}
