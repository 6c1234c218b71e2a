import ArgumentParser
import Testing

@testable import MoonbookCLI

@Suite("The command line")
struct CommandLineTests {
    @Test("A run with every flag is understood")
    func everything() throws {
        let command = try #require(
            try MoonbookCommand.parseAsRoot([
                "run", "a.lua", "--param", "x=1", "--param", "名=订单=库", "--endpoint", "http://127.0.0.1:1", "--json",
                "--timeout", "30m", "--verbose", "--yes", "--no-color", "--region", "cn-north-4",
            ]) as? RunCommand)
        #expect(command.path == "a.lua")
        #expect(command.parameters.values == ["x": "1", "名": "订单=库"])
        #expect(command.timeout == .seconds(1_800))
        #expect(command.json && command.verbose && command.yes && command.noColor)
    }

    @Test(
        "Mistakes are refused with a message that names them",
        arguments: [
            (["run", "a.lua", "--param", "x"], "name=value"), (["run", "a.lua", "--param", "=1"], "name=value"),
            (["run", "a.lua", "--param", "x=1", "--param", "x=2"], "given twice"),
            (["run", "a.lua", "--timeout", "soon"], "not a time"), (["run", "a.lua", "--timeout", "0"], "not a time"),
            (["run", "a.lua", "--emulator", "--profile", "p"], "choose one"), (["run"], "<file>"),
            (["emulator", "--port", "70000"], "0 to 65535"), (["emulator", "--port", "0", "--speed", "0"], "--speed"),
            (["emulator", "--port", "0", "--project", "x"], "32 letters"), (["fly"], "fly"),
        ])
    func mistakes(_ arguments: [String], _ part: String) {
        #expect {
            _ = try MoonbookCommand.parseAsRoot(arguments)
        } throws: { error in
            MoonbookCommand.fullMessage(for: error).contains(part)
                && MoonbookCommand.exitCode(for: error).rawValue == 64
        }
    }

    @Test(
        "Answers to a question",
        arguments: [
            ("y", ConfirmationAnswer.yes as ConfirmationAnswer?), ("YES ", .yes), ("", .no), ("n", .no), ("No", .no),
            ("maybe", nil),
        ])
    func answers(_ line: String, _ answer: ConfirmationAnswer?) {
        #expect(ConfirmationAnswer(line) == answer)
    }
}
