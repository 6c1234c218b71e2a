import Testing

@testable import APIGenerator

@Suite("The generator's command line")
struct OptionsTests {
    @Test("takes a folder, and a wish to only check")
    func options() throws {
        let options = try Options(["--root", "somewhere", "--check"])
        #expect(options.root == "somewhere")
        #expect(options.isCheck)
        let none = try Options([])
        #expect(none.root == nil)
        #expect(!none.isCheck)
        #expect(try Options(["-h"]).wantsHelp)
    }

    @Test("refuses what it does not know", arguments: [["--rot", "x"], ["--root"], ["x"]])
    func refused(arguments: [String]) {
        #expect(throws: OutputError.self) { try Options(arguments) }
    }
}
