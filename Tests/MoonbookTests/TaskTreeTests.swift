import Testing

@testable import Moonbook

/// The structure of tasks without Lua: events in, actions out.
@Suite struct TaskTreeTests {
    typealias Tree = TaskTree<String>

    /// A tree whose tasks were started, and the ids of a root and its children.
    private func family(children count: Int) -> (tree: Tree, root: TaskID, children: [TaskID]) {
        var tree = Tree()
        let root = tree.spawn(parent: nil).id
        tree.began(root)
        let children = (0..<count).map { _ in
            let id = tree.spawn(parent: root).id
            tree.began(id)
            return id
        }
        return (tree, root, children)
    }

    @Test func aParentEndsOnlyAfterItsChildren() {
        var (tree, root, children) = family(children: 2)
        #expect(tree.bodyEnded(root, .succeeded).log == [])
        #expect(tree.bodyEnded(children[0], .succeeded).log == ["ended 2 ok"])
        #expect(tree.bodyEnded(children[1], .succeeded).log == ["ended 3 ok", "ended 1 ok"])
        #expect(tree.openCount == 0)
    }

    @Test func aFailureNobodyLookedAtBecomesTheParents() {
        var (tree, root, children) = family(children: 1)
        #expect(tree.bodyEnded(children[0], .failed("boom")).log == ["ended 2 boom"])
        #expect(tree.bodyEnded(root, .succeeded).log == ["ended 1 boom"])
    }

    @Test func aFailureThatWasWaitedForIsTheWaitersBusiness() {
        var (tree, root, children) = family(children: 1)
        #expect(tree.suspended(root, ticket: 7, on: .task(children[0])).log == [])
        #expect(tree.bodyEnded(children[0], .failed("boom")).log == ["ended 2 boom", "resume 1 joined 2 boom"])
        tree.began(root)
        #expect(tree.bodyEnded(root, .succeeded).log == ["ended 1 ok"])
    }

    @Test func waitingForAnEndedTaskAnswersAtOnce() {
        var (tree, root, children) = family(children: 1)
        _ = tree.bodyEnded(children[0], .succeeded)
        #expect(tree.suspended(root, ticket: 1, on: .task(children[0])).log == ["resume 1 joined 2 ok"])
    }

    @Test func aFailingBodyEndsItsChildrenFirst() {
        var (tree, root, children) = family(children: 2)
        _ = tree.suspended(children[0], ticket: 1, on: .operation)
        _ = tree.suspended(children[1], ticket: 2, on: .operation)
        #expect(tree.bodyEnded(root, .failed("boom")).log == ["give up 1", "give up 2"])
        #expect(tree.answered(1).log == ["grace 2", "resume 2 cancelled"])
        tree.began(children[0])
        #expect(tree.bodyEnded(children[0], .succeeded).log == ["ended 2 cancelled"])
        _ = tree.answered(2)
        tree.began(children[1])
        #expect(tree.bodyEnded(children[1], .cancelled(.parentEnded)).log == ["ended 3 cancelled", "ended 1 boom"])
    }

    @Test func cancellationGoesDownTheTreeAndOnlyOnce() {
        var (tree, root, children) = family(children: 1)
        _ = tree.suspended(children[0], ticket: 1, on: .operation)
        _ = tree.suspended(root, ticket: 2, on: .task(children[0]))
        #expect(tree.cancel(root, reason: .runCancelled).log == ["give up 1", "grace 1", "resume 1 cancelled"])
        #expect(tree.cancel(root, reason: .requested).log == [])
    }

    @Test func anAnswerThatArrivesAfterCancellationIsNotDelivered() {
        var (tree, root, _) = family(children: 0)
        _ = tree.suspended(root, ticket: 9, on: .operation)
        #expect(tree.cancel(root, reason: .requested).log == ["give up 9"])
        #expect(tree.answered(9).log == ["grace 1", "resume 1 cancelled"])
        #expect(tree.answered(9).log == [], "a late second answer finds nobody")
    }

    @Test func cleanUpMayWaitUntilTheGracePeriodEnds() {
        var (tree, root, _) = family(children: 0)
        _ = tree.suspended(root, ticket: 1, on: .operation)
        _ = tree.cancel(root, reason: .requested)
        _ = tree.answered(1)
        tree.began(root)
        #expect(tree.suspended(root, ticket: 2, on: .operation).log == [], "the first wait of the clean-up is allowed")
        #expect(tree.graceEnded(root).log == ["give up 2"])
        #expect(tree.answered(2).log == ["resume 1 cancelled"])
        tree.began(root)
        #expect(tree.suspended(root, ticket: 3, on: .operation).log == ["give up 3"], "a later one is not")
    }

    @Test func cleanUpAfterAnInterruptionMayWait() {
        var (tree, root, children) = family(children: 1)
        _ = tree.suspended(children[0], ticket: 1, on: .operation)
        #expect(tree.interrupted(root, reason: .runCancelled).log == ["give up 1", "grace 1"])
        #expect(tree.suspended(root, ticket: 2, on: .operation).log == [])
        #expect(tree.cancel(root, reason: .runCancelled).log == [], "it has been told already")
        #expect(tree.answered(2).log == ["resume 1 answer 2"])
    }

    @Test func aCancelledTaskNeverSucceeds() {
        var (tree, root, _) = family(children: 0)
        _ = tree.suspended(root, ticket: 1, on: .operation)
        _ = tree.cancel(root, reason: .requested)
        _ = tree.answered(1)
        tree.began(root)
        #expect(tree.bodyEnded(root, .succeeded).log == ["ended 1 cancelled"])
    }

    @Test func aTaskCancelledBeforeItBeganIsDiscarded() {
        var (tree, root, _) = family(children: 0)
        let child = tree.spawn(parent: root).id
        #expect(tree.cancel(child, reason: .requested).log == ["discard 2", "ended 2 cancelled"])
        #expect(tree.bodyEnded(root, .succeeded).log == ["ended 1 ok"], "a cancelled child is no failure")
    }

    @Test func aTaskSpawnedByACancelledTaskDoesNotStart() {
        var (tree, root, _) = family(children: 0)
        _ = tree.cancel(root, reason: .requested)
        #expect(tree.spawn(parent: root).actions.log == ["discard 2", "ended 2 cancelled"])
    }

    @Test func waitingForAllEndsWithTheLast() {
        var (tree, root, children) = family(children: 2)
        _ = tree.suspended(root, ticket: 1, on: .allTasks(children))
        #expect(tree.bodyEnded(children[1], .succeeded).log == ["ended 3 ok"])
        #expect(tree.bodyEnded(children[0], .succeeded).log == ["ended 2 ok", "resume 1 all ok"])
    }

    @Test func waitingForAllEndsWithTheFirstFailureAndTheLoserWakesNobody() {
        var (tree, root, children) = family(children: 2)
        _ = tree.suspended(root, ticket: 1, on: .allTasks(children))
        #expect(tree.bodyEnded(children[1], .failed("boom")).log == ["ended 3 boom", "resume 1 failed 3"])
        tree.began(root)
        _ = tree.suspended(root, ticket: 2, on: .operation)
        #expect(tree.bodyEnded(children[0], .succeeded).log == ["ended 2 ok"])
        #expect(tree.answered(2).log == ["resume 1 answer 2"])
    }

    @Test func waitingForAllThatHaveEndedAnswersAtOnce() {
        var (tree, root, children) = family(children: 2)
        for child in children { _ = tree.bodyEnded(child, .succeeded) }
        #expect(tree.suspended(root, ticket: 1, on: .allTasks(children)).log == ["resume 1 all ok"])
        #expect(tree.suspended(root, ticket: 2, on: .allTasks([])).log == ["resume 1 all ok"])
    }

    @Test func waitingForItselfOrAnAncestorIsRefused() {
        var (tree, root, children) = family(children: 1)
        #expect(tree.suspended(root, ticket: 1, on: .task(root)).log == ["resume 1 refused"])
        #expect(tree.suspended(children[0], ticket: 2, on: .task(root)).log == ["resume 2 refused"])
    }

    @Test func tasksThatWaitForEachOtherAreStuck() {
        var (tree, root, children) = family(children: 2)
        _ = tree.suspended(children[0], ticket: 1, on: .task(children[1]))
        _ = tree.suspended(children[1], ticket: 2, on: .task(children[0]))
        _ = tree.bodyEnded(root, .succeeded)
        #expect(tree.isStuck)
    }

    @Test func aLongLivedParentForgetsTheChildrenItHasSeen() {
        var (tree, root, _) = family(children: 0)
        for ticket in 0..<10_000 {
            let child = tree.spawn(parent: root).id
            tree.began(child)
            _ = tree.suspended(root, ticket: Ticket(ticket), on: .task(child))
            _ = tree.bodyEnded(child, .succeeded)
            tree.began(root)
        }
        #expect(tree.knownCount < 200)
    }
}

extension Array where Element == TaskTree<String>.Action {
    /// The actions as short lines.
    var log: [String] {
        map { action in
            switch action {
            case .resume(let id, .start): "resume \(id) start"
            case .resume(let id, .answer(let ticket)): "resume \(id) answer \(ticket)"
            case .resume(let id, .joined(let other, let outcome)): "resume \(id) joined \(other) \(outcome.word)"
            case .resume(let id, .allEnded(failed: nil)): "resume \(id) all ok"
            case .resume(let id, .allEnded(failed: let other?)): "resume \(id) failed \(other)"
            case .resume(let id, .cancelled): "resume \(id) cancelled"
            case .resume(let id, .refused): "resume \(id) refused"
            case .cancelOperation(let ticket): "give up \(ticket)"
            case .discard(let id): "discard \(id)"
            case .startGrace(let id): "grace \(id)"
            case .ended(let id, let outcome): "ended \(id) \(outcome.word)"
            }
        }
    }
}

extension TaskTree<String>.Outcome {
    fileprivate var word: String {
        switch self {
        case .succeeded: "ok"
        case .failed(let failure): failure
        case .cancelled: "cancelled"
        }
    }
}
