import GaussDB
import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("The words of moonbook call")
struct CallLineTests {
    @Test("Operation, fields and options are told apart wherever they stand")
    func everything() {
        let line = CallLine([
            "--emulator", "proxy.list", "--instance_id", "a", "--limit=5", "-v", "-o", "json", "--offset", "-1",
            "--arguments", "{}", "--dry_run", "--name=", "--region", "cn-north-4",
        ])
        #expect(line.operation == "proxy.list")
        #expect(
            line.fields == [
                .init(name: "instance_id", value: "a"), .init(name: "limit", value: "5"),
                .init(name: "offset", value: "-1"), .init(name: "name", value: ""),
            ])
        #expect(line.flags == [.emulator, .verbose, .dryRun])
        #expect(line.values == [.output: "json", .region: "cn-north-4"])
        #expect(line.bodies == ["{}"])
        #expect(line.problems.isEmpty)
    }

    @Test(
        "Mistakes are named",
        arguments: [
            (["a.b", "c"], "unexpected `c`"), (["a.b", "--name"], "--name needs a value"),
            (["a.b", "--name", "--all"], "--name needs a value"), (["a.b", "--all=1"], "--all takes no value"),
            (["a.b", "-x"], "unknown option -x"),
            (["a.b", "--output", "json", "-o", "yaml"], "--output is given twice"),
        ])
    func mistakes(_ words: [String], _ part: String) {
        #expect(CallLine(words).problems.contains { $0.contains(part) })
    }

    @Test(
        "Options that cannot be read are named",
        arguments: [
            (["--output", "xml"], "--output is one of"), (["--timeout", "soon"], "not a time"),
            (["--emulator", "--profile", "p"], "choose one"), (["--columns", "id", "-o", "json"], "--columns is for"),
        ])
    func settings(_ words: [String], _ part: String) {
        var problems: [String] = []
        _ = CallSettings(CallLine(words), problems: &problems)
        #expect(problems.contains { $0.contains(part) })
    }

    /// `region` is documented to serve both; any other field of this name could not be given without `--field.`.
    @Test("No field of any operation has the name of an option, but for region")
    func collisions() {
        let operations = Catalogue.shared.allOperations
        #expect(operations.count > 150)
        for operation in operations {
            for field in FieldResolver(operation).fields where field.name != CallOption.region.rawValue {
                #expect(CallOption(flag: "--\(field.name)") == nil, "\(operation.luaName) \(field.name)")
            }
        }
    }

    @Test("Every operation has help that names each of its fields, and completions for them")
    func surfaces() {
        for operation in Catalogue.shared.allOperations {
            let help = CallHelp(operation: operation, style: Style(), width: 100).text
            let completions = CallCompletion().candidates(after: [operation.luaName], current: "--").map(\.word)
            for field in FieldResolver(operation).fields {
                #expect(help.contains("--\(field.name)"), "\(operation.luaName)")
                #expect(completions.contains { $0.hasPrefix("--\(field.name)") }, "\(operation.luaName) \(field.name)")
            }
        }
    }

    @Test(
        "Upper and lower case are the same in the name of an operation",
        arguments: ["createGaussMySqlProxy", "CreateGaussMySqlProxy", "Proxy.Create", "proxy.create"])
    func anyCase(_ name: String) throws {
        #expect(try CallCommand.operation(name, in: .shared).luaName == "proxy.create")
    }

    @Test("What waits in scripts waits on the command line by an option, and help says so")
    func waiting() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "job.get"))
        let help = CallHelp(operation: operation, style: Style(), width: 100).text
        #expect(!help.contains(":wait()") && help.contains("`--wait`"), "\(help)")
        #expect(CallHelp.options.split(separator: "\n").allSatisfy { $0.hasPrefix("  ") && $0.count < 80 })
    }

    @Test("Operations that do not exist get the nearest name, or what there is")
    func unknownOperations() {
        #expect(CallCommand.unknown("proxy.lst").message.contains("`proxy.list`"))
        #expect(CallCommand.unknown("proxy").hint?.contains("proxy.list") == true)
        #expect(CallCommand.unknown("instance.all").hint?.contains("`moonbook call instance.list --all`") == true)
        #expect(CallCommand.unknown("instance.each").hint?.contains("`moonbook call instance.list --all`") == true)
        #expect(CallCommand.unknown("qqqqqqqqqqqq.zzzzzzzzzzzz").hint?.contains("instance") == true)
    }
}
