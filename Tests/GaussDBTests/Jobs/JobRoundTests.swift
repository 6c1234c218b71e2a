import Testing

@testable import GaussDB

@Suite struct JobRoundTests {
    private let center = FakeJobCenter()

    private func statuses(_ ids: [String]) async -> [String: String] {
        await JobRound(center: center).look(at: ids).mapValues { sighting in
            switch sighting {
            case .seen(let job): job.status.rawValue
            case .missing: "missing"
            case .failed(let error): error.message
            }
        }
    }

    @Test func `up to three jobs are asked for one by one`() async {
        for id in ["a", "b", "c"] { center.set(id, .running) }
        #expect(await statuses(["a", "b", "c"]) == ["a": "Running", "b": "Running", "c": "Running"])
        #expect(center.lists == 0)
        #expect(center.asked.sorted() == ["a", "b", "c"])
    }

    @Test func `many running jobs take one look at the list`() async {
        let ids = (0..<40).map { "job\($0)" }
        for id in ids { center.set(id, .running) }
        #expect(await statuses(ids).count == 40)
        #expect(center.lists == 1)
        #expect(center.asked.isEmpty)
    }

    @Test func `those that are not in the list of running jobs are asked for one by one`() async {
        for id in ["a", "b", "c"] { center.set(id, .running) }
        center.set("d", .completed)
        #expect(
            await statuses(["a", "b", "c", "d", "e"]) == [
                "a": "Running", "b": "Running", "c": "Running", "d": "Completed", "e": "missing",
            ])
        #expect(center.asked.sorted() == ["d", "e"])
    }

    @Test func `who may not list still looks at single jobs`() async {
        for id in ["a", "b", "c", "d", "e", "f"] { center.set(id, .running) }
        center.failLists(GaussDBError(kind: .api, class: .permission, message: "denied", status: 403))
        #expect(await statuses(["a", "b", "c", "d", "e", "f"]).values.allSatisfy { $0 == "Running" })
        #expect(center.asked.count == 6)
    }

    @Test func `a list that fails for the moment is not made up for by many single looks`() async {
        center.failLists(GaussDBError(kind: .network, message: "lost"))
        #expect(await statuses(["a", "b", "c", "d"]) == ["a": "lost", "b": "lost", "c": "lost", "d": "lost"])
        #expect(center.asked.isEmpty)
    }

    @Test func `not found is missing, another error is a failure`() async {
        center.fail("a", GaussDBError(kind: .api, class: .notFound, message: "none", status: 404))
        center.fail("b", GaussDBError(kind: .api, class: .permission, message: "denied", status: 403))
        #expect(await statuses(["a", "b"]) == ["a": "missing", "b": "denied"])
    }
}
