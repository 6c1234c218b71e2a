import Testing

@testable import GaussDB

@Suite struct TokenStateTests {
    private func token(_ text: String, expiresIn seconds: Int64) -> TokenState.Token {
        TokenState.Token(secret: Secret(text), expires: Samples.date.advanced(by: .seconds(seconds)), projectID: nil)
    }

    @Test func `there is nothing to use at first`() {
        #expect(TokenState().step(now: Samples.date) == .fetch(fallback: nil))
    }

    @Test func `a token is used until shortly before its end`() {
        var state = TokenState()
        let token = token("t", expiresIn: 24 * 3_600)
        state.store(token)
        #expect(state.step(now: Samples.date) == .use(token))
        #expect(state.step(now: Samples.date.advanced(by: .seconds(24 * 3_600 - 1_801))) == .use(token))
        #expect(state.step(now: Samples.date.advanced(by: .seconds(24 * 3_600 - 1_800))) == .fetch(fallback: token))
        #expect(state.step(now: Samples.date.advanced(by: .seconds(24 * 3_600))) == .fetch(fallback: nil))
    }

    @Test func `a refused token is dropped, a newer one is not`() {
        var state = TokenState()
        let old = token("old", expiresIn: 9_000)
        let new = token("new", expiresIn: 9_000)
        state.store(new)
        state.discard(old.secret)
        #expect(state.step(now: Samples.date) == .use(new))
        state.discard(new.secret)
        #expect(state.step(now: Samples.date) == .fetch(fallback: nil))
    }
}
