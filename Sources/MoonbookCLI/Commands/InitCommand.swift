import ArgumentParser

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Teach editors and luacheck the API in a project.",
        discussion: """
            Writes the annotations of all operations into .moonbook/annotations, names them to the Lua language server \
            in .luarc.json (and in .vscode/settings.json where that is there), and gives luacheck a standard `moonbook` \
            in .luacheckrc. What these files say already stays. Can be repeated, and should be after an update. Nothing \
            is asked of any service.

            Exit code 1 when --check finds a file that is not up to date, or when a file has to be mended by hand.
            """)

    @Argument(help: ArgumentHelp("The project's folder.", valueName: "folder"))
    var folder = "."

    @Flag(help: "Write nothing; say what is not up to date.")
    var check = false

    @Flag(help: "Also make .vscode/settings.json where there is none.")
    var vscode = false

    func run() throws {
        var output = OutputStream(descriptor: 1)
        var error = OutputStream(descriptor: 2)
        do {
            let setup = EditorSetup(
                folder: try ProjectFolder(path: folder, creates: !check), wantsVisualStudioCode: vscode)
            let plan = try setup.plan()
            if !check { for change in plan.changes { try setup.apply(change) } }
            let report = EditorReport(plan: plan, isCheck: check)
            output.write(report.text)
            error.write(report.complaints)
            try CommandOutput.check(output)
            if !plan.problems.isEmpty || (check && !plan.changes.isEmpty) {
                throw ExitCode(ExitStatus.script.rawValue)
            }
        } catch let problem as ProjectFolder.Problem {
            error.write("\(problem)\n")
            throw ExitCode(ExitStatus.usage.rawValue)
        }
    }
}
