import Lua
import Testing

/// States on several threads at once, for the thread sanitizer above all.
@Suite struct IsolationTests {
    private actor Home {
        private let driver: Driver

        init() throws {
            driver = try Driver()
        }

        func run(_ script: String) throws -> [LuaValue] {
            try driver.run(script)
        }

        var interrupter: LuaInterrupter { driver.state.interrupter }

        func makeFunction() throws -> LuaFunction {
            try driver.state.load("return 1", name: "=test")
        }
    }

    @Test func statesOnSeveralThreadsDoNotMeet() async throws {
        try await withThrowingTaskGroup(of: [LuaValue].self) { group in
            for number in 1...8 {
                group.addTask {
                    let home = try Home()
                    var results: [LuaValue] = []
                    for _ in 0..<50 {
                        results = try await home.run(
                            "local s = 0 for i = 1, 200 do s = s + wait(\(number)) end return s")
                    }
                    return results
                }
            }
            var sums: Set<Int64> = []
            for try await results in group { sums.insert(try #require(results.first?.integerValue)) }
            #expect(sums == Set((1...8).map { $0 * 200 }))
        }
    }

    @Test func aStateMayMoveBetweenThreads() async throws {
        let home = try Home()
        for number in 1...100 {
            #expect(try await home.run("count = (count or 0) + 1 return wait(count)") == [.integer(Int64(number))])
        }
    }

    @Test func interruptersAndReferencesAreUsedWhileTheStateRuns() async throws {
        let home = try Home()
        let interrupter = await home.interrupter
        for _ in 0..<20 {
            let functions = try await [home.makeFunction(), home.makeFunction()]
            let other = OtherThread {
                interrupter.interrupt()
                _ = functions.count
            }
            let error = await #expect(throws: LuaError.self) {
                try await home.run("while true do pcall(function() while true do end end) end")
            }
            #expect(error?.isSticky == true)
            other.join()
        }
    }
}
