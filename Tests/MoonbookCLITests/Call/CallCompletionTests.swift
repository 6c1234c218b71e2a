import Testing

@testable import MoonbookCLI

@Suite("Completion")
struct CallCompletionTests {
    private static func words(_ before: [String], _ current: String) -> [String] {
        CallCompletion().candidates(after: before, current: current).map(\.word)
    }

    @Test("Modules come first, then the operations of one")
    func operations() {
        #expect(Self.words([], "pro") == ["proxy."])
        #expect(Self.words([], "proxy.cr") == ["proxy.create"])
        #expect(Self.words([], "htap.").contains("htap.clickhouse."))
        #expect(Self.words(["proxy.list"], "x").isEmpty)
    }

    @Test("Fields come before options; what was given is not offered again")
    func flags() {
        let words = Self.words(["proxy.list", "--instance_id", "x"], "--")
        #expect(words.prefix(2) == ["--offset", "--limit"])
        #expect(words.contains("--all") && !words.contains("--wait") && !words.contains("--instance_id"))
        #expect(Self.words(["proxy.create"], "--").contains("--wait"))
    }

    @Test("Members of objects and items of lists are offered")
    func members() {
        #expect(Self.words(["instance.create"], "--datas") == ["--datastore."])
        #expect(Self.words(["instance.create"], "--datastore.t") == ["--datastore.type"])
        #expect(Self.words(["proxy.create"], "--nodes_read_weight[1].w") == ["--nodes_read_weight[1].weight"])
        #expect(
            Self.words(["proxy.create", "--nodes_read_weight[1].id", "a"], "--nodes_read")
                == ["--nodes_read_weight[1].", "--nodes_read_weight[2]."])
    }

    @Test("Values are offered behind a flag and behind its equals sign")
    func values() {
        #expect(Self.words(["proxy.create", "--proxy_mode"], "reado") == ["readonly"])
        #expect(Self.words(["proxy.create"], "--proxy_mode=reado") == ["--proxy_mode=readonly"])
        #expect(Self.words(["user.create", "--users[1].password"], "") == ["prompt", "env:", "file:"])
        #expect(Self.words(["instance.list", "--columns"], "id,na") == ["id,name"])
        #expect(Self.words(["instance.list", "-o"], "j") == ["json"])
        #expect(Self.words(["instance.list", "--region"], "cn-north-4") == ["cn-north-4"])
        #expect(Self.words(["instance.list", "--arguments"], "") == [":files"])
    }

    @Test("Other commands are completed from what the argument parser knows")
    func others() {
        let commands = CompleteCommand.candidates([""]).map(\.word)
        #expect(commands.contains("call") && commands.contains("run") && !commands.contains(CompleteCommand.name))
        #expect(CompleteCommand.candidates(["run", "--par"]).map(\.word) == ["--param"])
        #expect(CompleteCommand.candidates(["run", ""]) == [.files])
        #expect(CompleteCommand.candidates(["completion", "z"]).map(\.word) == ["zsh"])
    }

    @Test("The reference is completed with modules, operations, lists and the names of their entries")
    func reference() {
        let begin = CompleteCommand.candidates(["api", ""]).map(\.word)
        #expect(begin.contains("proxy") && begin.contains("proxy.") && begin.contains("errors"))
        #expect(!begin.contains("DBS.200019"))
        #expect(CompleteCommand.candidates(["api", "proxy.cr"]).map(\.word) == ["proxy.create"])
        #expect(CompleteCommand.candidates(["api", "DBS.200019"]).map(\.word) == ["DBS.200019"])
        #expect(CompleteCommand.candidates(["api", "--js"]).map(\.word) == ["--json"])
        #expect(CompleteCommand.candidates(["api", "--operations", ""]) == [.files])
        #expect(CompleteCommand.candidates(["init", ""]) == [.files])
    }

    @Test("Behind two dashes nothing is a flag")
    func noFlags() {
        #expect(Self.words(["--"], "proxy.cr") == ["proxy.create"])
        #expect(Self.words(["proxy.create", "--"], "--pro").isEmpty)
        #expect(CompleteCommand.candidates(["api", "--", "--js"]).isEmpty)
    }

    @Test("Every script asks the program under the name of the hidden command", arguments: CompletionScript.allCases)
    func scripts(_ script: CompletionScript) {
        #expect(script.text.contains(CompleteCommand.name))
    }
}
