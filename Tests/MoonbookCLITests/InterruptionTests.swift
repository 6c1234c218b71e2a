import Testing

@testable import MoonbookCLI

@Suite("Signals")
struct InterruptionTests {
    @Test("The first Ctrl-C cancels, the second ends the program")
    func twice() {
        var interruption = Interruption()
        #expect(interruption.handle(.signal(2)) == .cancel)
        #expect(interruption.handle(.signal(2)) == .endAtOnce)
        #expect(interruption.signal == 2)
    }

    @Test("The exit code is the first signal's")
    func mixed() {
        var interruption = Interruption()
        #expect(interruption.handle(.signal(15)) == .cancel)
        #expect(interruption.handle(.signal(2)) == .endAtOnce)
        #expect(interruption.signal == 15)
    }

    @Test("A run that does not end in its time is ended; one that nobody asked to end is not")
    func grace() {
        var interruption = Interruption()
        #expect(interruption.handle(.graceExpired) == .none)
        #expect(interruption.handle(.signal(2)) == .cancel)
        #expect(interruption.handle(.graceExpired) == .endAtOnce)
    }

    @Test("A closed output cancels once; a Ctrl-C after it still cancels in order")
    func closedOutput() {
        var interruption = Interruption()
        #expect(interruption.handle(.outputClosed) == .cancel)
        #expect(interruption.handle(.outputClosed) == .none)
        #expect(interruption.handle(.signal(2)) == .cancel)
        #expect(interruption.signal == 2)
    }
}
