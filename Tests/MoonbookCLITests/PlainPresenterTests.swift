import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("Plain lines in a pipe")
struct PlainPresenterTests {
    private let clock = Samples.moment.wall.localClock

    @Test("A job gets a line for each tenth of its way and each new status, not for every report")
    func tenths() {
        var plain = PlainPresenter(style: Style(), isVerbose: false)
        var text = plain.present(.jobStarted(Samples.job(status: "Pending", percent: nil)), at: Samples.moment).error
        for percent in 0...45 {
            text += plain.present(.jobProgress(Samples.job(percent: percent)), at: Samples.moment).error
        }
        let states = text.split(separator: "\n").map { $0.split(separator: " ").last.map(String.init) ?? "" }
        #expect(states == ["pending", "0%", "10%", "20%", "30%", "40%"])
    }

    @Test("A line names time, operation, the service's job and the instance")
    func line() {
        var plain = PlainPresenter(style: Style(), isVerbose: false)
        let text = plain.present(.jobProgress(Samples.job(percent: 40)), at: Samples.moment).error
        #expect(text == "\(clock) proxy.create CreateGaussDBforMySQLProxy orders-db 40%\n")
    }

    @Test("A job that cannot be looked at is said to be, and when it can be again")
    func sight() {
        var plain = PlainPresenter(style: Style(), isVerbose: false)
        let title = "proxy.create CreateGaussDBforMySQLProxy orders-db"
        #expect(
            plain.present(.jobOutOfSight(Samples.job(), reason: "no answer\nyet"), at: Samples.moment).error
                == "\(clock) \(title) cannot be looked at: no answer yet; trying again\n")
        #expect(
            plain.present(.jobInSight(Samples.job()), at: Samples.moment).error
                == "\(clock) \(title) can be looked at again\n")
    }

    @Test("Output is the script's text alone; log and steps go to standard error with the time")
    func streams() {
        var plain = PlainPresenter(style: Style(), isVerbose: false)
        #expect(plain.present(.output("a\tb"), at: Samples.moment) == [.output("a\tb\n")])
        #expect(
            plain.present(.log(level: .warn, message: "careful"), at: Samples.moment) == [
                .error("\(clock) warn: careful\n")
            ])
        #expect(plain.present(.step("verify"), at: Samples.moment) == [.error("\(clock) step: verify\n")])
    }

    @Test("No line has an escape sequence, whatever the service calls its things")
    func noEscapes() {
        var plain = PlainPresenter(style: Style(), isVerbose: false)
        let text = plain.present(
            .jobFinished(Samples.job(subject: "\u{1B}[31mred", status: "Completed")), at: Samples.moment
        ).error
        #expect(!text.contains("\u{1B}"))
    }

    @Test("Calls are shown only when asked for")
    func verbose() {
        let call = CallSummary(
            operation: "proxy.create", status: 202, requestID: "5a63", attempts: 2, duration: .milliseconds(143))
        var quiet = PlainPresenter(style: Style(), isVerbose: false)
        var verbose = PlainPresenter(style: Style(), isVerbose: true)
        #expect(quiet.present(.callFinished(call), at: Samples.moment).isEmpty)
        #expect(
            verbose.present(.callFinished(call), at: Samples.moment).error
                == "\(clock) call proxy.create 202 in 143ms, 2 attempts, request 5a63\n")
    }

    @Test("A job that is no longer waited for is not said to be done")
    func abandoned() {
        var plain = PlainPresenter(style: Style(), isVerbose: false)
        let text = plain.present(.jobFinished(Samples.job()), at: Samples.moment).error
        #expect(text.hasSuffix("running, no longer waited for after 2m 10s\n"))
    }
}
