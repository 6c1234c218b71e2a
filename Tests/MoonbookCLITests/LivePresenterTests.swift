import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("The live display")
struct LivePresenterTests {
    private func screen(_ writes: [[Write]]) -> [String] {
        var screen = Screen()
        for write in writes.joined() {
            switch write {
            case .output(let text), .error(let text): screen.feed(text)
            }
        }
        return screen.visible
    }

    @Test("A job in flight is one line with name, subject, bar, percent and elapsed time")
    func jobLine() {
        var live = LivePresenter(traits: Samples.traits(), isVerbose: false)
        let lines = screen([live.present(.jobStarted(Samples.job()), at: Samples.moment)])
        #expect(lines == ["CreateGaussDBforMySQLProxy  orders-db  ━━━━━━━─────   60%  2m 10s"])
    }

    @Test("What the script prints stands above the live lines, which stay at the bottom")
    func output() {
        var live = LivePresenter(traits: Samples.traits(), isVerbose: false)
        let lines = screen([
            live.present(.jobStarted(Samples.job()), at: Samples.moment),
            live.present(.output("hello"), at: Samples.moment),
            live.present(.output("world"), at: Samples.moment),
        ])
        #expect(lines.count == 3)
        #expect(lines[..<2] == ["hello", "world"])
        #expect(lines[2].hasPrefix("CreateGaussDBforMySQLProxy"))
    }

    @Test("Standard output carries the script's text and nothing else")
    func streams() {
        var live = LivePresenter(traits: Samples.traits(usesColor: true), isVerbose: true)
        let writes =
            live.present(.jobStarted(Samples.job()), at: Samples.moment)
            + live.present(.step("open the proxy"), at: Samples.moment)
            + live.present(.output("hello"), at: Samples.moment)
            + live.present(.jobFinished(Samples.job(status: "Completed")), at: Samples.moment)
        #expect(writes.output == "hello\n")
    }

    @Test("A finished job leaves one plain line")
    func finished() {
        var live = LivePresenter(traits: Samples.traits(), isVerbose: false)
        let lines = screen([
            live.present(.jobStarted(Samples.job()), at: Samples.moment),
            live.present(.jobFinished(Samples.job(status: "Completed", elapsed: .seconds(242))), at: Samples.moment),
        ])
        #expect(lines == ["✓ proxy.create CreateGaussDBforMySQLProxy orders-db done in 4m 02s"])
    }

    @Test("A failed job says why")
    func failed() {
        var live = LivePresenter(traits: Samples.traits(), isVerbose: false)
        let job = Samples.job(status: "Failed", elapsed: .seconds(12), failReason: "no\nresources")
        let lines = screen([live.present(.jobFinished(job), at: Samples.moment)])
        #expect(lines == ["✗ proxy.create CreateGaussDBforMySQLProxy orders-db failed after 12s: no resources"])
    }

    @Test("Elapsed time goes on between two reports, in the service's time")
    func ticking() {
        var live = LivePresenter(traits: Samples.traits(), isVerbose: false)
        let started = live.present(.jobStarted(Samples.job()), at: Samples.moment)
        var later = Samples.moment
        later.service += .seconds(60)
        let lines = screen([started, live.tick(at: later)])
        #expect(lines.count == 1)
        #expect(lines[0].hasSuffix("3m 10s"))
    }

    @Test("Nothing is drawn while there is nothing in flight")
    func idle() {
        var live = LivePresenter(traits: Samples.traits(), isVerbose: false)
        #expect(live.tick(at: Samples.moment).isEmpty)
    }

    @Test("Jobs of different names stand in columns")
    func columns() {
        var live = LivePresenter(traits: Samples.traits(), isVerbose: false)
        let lines = screen([
            live.present(.jobStarted(Samples.job("a", name: "Create", subject: "订单库")), at: Samples.moment),
            live.present(
                .jobStarted(Samples.job("b", name: "RestartInstance", subject: "db", percent: nil)), at: Samples.moment),
        ])
        #expect(
            lines == [
                "Create           订单库  ━━━━━━━─────   60%  2m 10s",
                "RestartInstance  db      ────────────     …  2m 10s",
            ])
    }

    @Test("No line is wider than the terminal, however narrow it is", arguments: 1...100)
    func narrow(_ columns: Int) {
        var live = LivePresenter(traits: Samples.traits(columns: columns), isVerbose: false)
        let jobs = [Samples.job("a", subject: "一个非常长的中文实例名称用于测试"), Samples.job("b", name: "Ärger", subject: nil)]
        let lines = screen(jobs.map { live.present(.jobStarted($0), at: Samples.moment) })
        #expect(lines.count == 2)
        for line in lines {
            #expect(DisplayWidth.of(line) <= max(1, columns - 1))
        }
    }

    @Test("More jobs than rows are counted instead of scrolled")
    func manyJobs() {
        var live = LivePresenter(traits: Samples.traits(rows: 6), isVerbose: false)
        var writes: [[Write]] = []
        for number in 1...10 {
            writes.append(live.present(.jobStarted(Samples.job("job-\(number)")), at: Samples.moment))
        }
        let lines = screen(writes)
        #expect(lines.count == 4)
        #expect(lines.last == "… and 7 more jobs")
    }

    @Test("While a prompt has the terminal nothing is drawn; afterwards all of it is")
    func prompting() {
        var live = LivePresenter(traits: Samples.traits(), isVerbose: false)
        let before = live.present(.jobStarted(Samples.job()), at: Samples.moment) + live.suspend()
        #expect(screen([before]).isEmpty)
        #expect(live.present(.output("held"), at: Samples.moment).isEmpty)
        #expect(live.tick(at: Samples.moment).isEmpty)
        let after = screen([before, live.resume(at: Samples.moment)])
        #expect(after.first == "held")
        #expect(after.count == 2)
    }

    @Test("At the end the live lines are gone")
    func ending() {
        var live = LivePresenter(traits: Samples.traits(), isVerbose: false)
        let lines = screen([
            live.present(.jobStarted(Samples.job()), at: Samples.moment),
            live.finish(Samples.ending(.succeeded), at: Samples.moment),
        ])
        #expect(lines.isEmpty)
    }

    @Test("A terminal without UTF-8 gets ASCII marks; one of another character set no foreign bytes")
    func ascii() {
        for (locale, expected) in [("C", "订单库"), ("zh_CN.GBK", "???")] {
            let traits = TerminalTraits(
                environment: ["TERM": "xterm", "NO_COLOR": "1", "LANG": locale], errorIsTerminal: true,
                allowsColor: true, size: .standard)
            var live = LivePresenter(traits: traits, isVerbose: false)
            let line = screen([live.present(.jobStarted(Samples.job(subject: "订单库")), at: Samples.moment)])[0]
            #expect(line == "CreateGaussDBforMySQLProxy  \(expected)  #######-----   60%  2m 10s")
        }
    }
}
