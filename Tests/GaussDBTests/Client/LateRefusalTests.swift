import GaussDB
import JSONWire
import Testing

/// Calls that are under way together, of which one learns what the other does not know yet.
@Suite struct LateRefusalTests {
    private let late = Samples.date.advanced(by: .seconds(1_200))
    private let expired = #"{"error_code": "APIGW.0301", "error_msg": "signature expired"}"#

    @Test func `two calls that were signed with a wrong clock both go through, and the clock is corrected once`()
        async throws
    {
        let transport = HeldTransport()
        let client = Samples.client(transport)
        async let first = client.call(Samples.change, ["name": "a"])
        async let second = client.call(Samples.change, ["name": "b"])
        await transport.received(2)
        transport.answer(0, 401, ["Date": late.httpFormat], expired)
        await transport.received(3)
        transport.answer(2, 200, "{}")
        // Signed before the correction, refused after it.
        transport.answer(1, 401, ["Date": late.httpFormat], expired)
        await transport.received(4)
        transport.answer(3, 200, "{}")
        _ = try await (first, second)
        let dates = transport.requests.map { $0.headers["X-Sdk-Date"] }
        #expect(dates == [Samples.date, Samples.date, late, late].map(\.basicFormat))
    }

    @Test func `a token that was refused late does not cost the new one`() async throws {
        let transport = HeldTransport()
        let client = Samples.client(transport, credentials: ClientAuthenticationTests.login)
        func token(_ index: Int, _ text: String) {
            transport.answer(
                index, 201, ["X-Subject-Token": text],
                #"{"token": {"expires_at": "\#(Samples.date.advanced(by: .seconds(86_400)).serviceFormat)"}}"#)
        }
        async let first = client.call(Samples.read, [:])
        async let second = client.call(Samples.read, [:])
        await transport.received(1)
        token(0, "T1")
        await transport.received(3)
        transport.answer(1, 401, expired)
        await transport.received(4)
        token(3, "T2")
        await transport.received(5)
        transport.answer(4, 200, "{}")
        transport.answer(2, 401, expired)
        await transport.received(6)
        transport.answer(5, 200, "{}")
        _ = try await (first, second)
        #expect(transport.requests.map { $0.headers["X-Auth-Token"] } == [nil, "T1", "T1", nil, "T2", "T2"])
    }
}

extension HeldTransport {
    fileprivate func answer(_ index: Int, _ status: Int, _ body: String) {
        answer(index, status, [:], body)
    }
}
