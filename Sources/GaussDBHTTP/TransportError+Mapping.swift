import AsyncHTTPClient
import GaussDB
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension TransportError {
    /// Says what a failure of the network library means.
    ///
    /// - Parameter limit: The largest answer that is accepted, in bytes.
    init(_ failure: any Error, progress: RequestProgress, limit: Int) {
        switch failure {
        case let error as TransportError: self = error
        case let error as HTTPClientError: self.init(error, progress)
        case let error as NIOConnectionError: self.init(error)
        case let error as IOError: self.init(error, progress)
        case let error as ChannelError: self.init(error, progress)
        case is NIOTooManyBytesError, is NIOHTTPDecompression.DecompressionError:
            self.init(
                kind: .responseTooLarge, message: "more than \(limit) bytes, or compressed too far",
                mayHaveBeenSent: true)
        case HTTPParserError.invalidEOFState:
            self.init(kind: .connectionLost, message: "the answer ends too early", mayHaveBeenSent: true)
        case let error as HTTPParserError:
            self.init(kind: .malformedResponse, message: "the answer is not HTTP (\(error))", mayHaveBeenSent: true)
        case let error as NIOSSLError: self.init(tls: error, progress)
        case let error as BoringSSLError: self.init(tls: error, progress)
        case let error as NIOSSLExtraError: self.init(tls: error, progress)
        default:
            self.init(
                kind: .connectionLost, message: "\(type(of: failure)): \(failure)",
                mayHaveBeenSent: progress.mayHaveBeenSent)
        }
    }

    private init(_ error: HTTPClientError, _ progress: RequestProgress) {
        func unsent(_ kind: Kind, _ message: String) -> TransportError {
            TransportError(kind: kind, message: message, mayHaveBeenSent: false)
        }
        switch error {
        case .connectTimeout, .getConnectionFromPoolTimeout: self = unsent(.connectTimeout, "nobody answers there")
        case .tlsHandshakeTimeout: self = unsent(.tls, "the handshake was not finished in time")
        case .httpProxyHandshakeTimeout: self = unsent(.connectTimeout, "the proxy did not answer in time")
        case .proxyAuthenticationRequired: self = unsent(.connect, "the proxy wants a user name and a password")
        case .invalidProxyResponse: self = unsent(.connect, "the proxy refuses the connection")
        case .alreadyShutdown: self = unsent(.connect, "the transport was shut down")
        case .invalidURL, .emptyHost: self = unsent(.connect, "the address is not valid")
        case .invalidHeaderFieldNames([]): self = unsent(.connect, "a header name is not valid")
        case .readTimeout, .writeTimeout, .deadlineExceeded:
            self.init(kind: .timeout, message: "nothing came in time", mayHaveBeenSent: progress.mayHaveBeenSent)
        case .remoteConnectionClosed:
            self.init(
                kind: .connectionLost, message: "the other side closed the connection",
                mayHaveBeenSent: progress.mayHaveBeenSent)
        default:
            // Shown by its short form: the long one may repeat header values.
            self.init(kind: .connectionLost, message: error.shortDescription, mayHaveBeenSent: progress.mayHaveBeenSent)
        }
    }

    /// Name look-up and connecting, by all addresses of a name.
    private init(_ error: NIOConnectionError) {
        if error.connectionErrors.isEmpty {
            self.init(kind: .unknownHost, message: "the name \(error.host) has no address", mayHaveBeenSent: false)
            return
        }
        let failures = error.connectionErrors.map { TransportError.reason($0.error) }
        let isTimeout = error.connectionErrors.contains {
            if case ChannelError.connectTimeout = $0.error { true } else { false }
        }
        self.init(
            kind: isTimeout ? .connectTimeout : .connect, message: Set(failures).sorted().joined(separator: ", "),
            mayHaveBeenSent: false)
    }

    private init(_ error: IOError, _ progress: RequestProgress) {
        // These come from connecting only; an established connection fails in other ways.
        let connecting: Set<CInt> = [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL, ENETDOWN, EHOSTDOWN]
        if connecting.contains(error.errnoCode) {
            self.init(kind: .connect, message: TransportError.reason(error), mayHaveBeenSent: false)
        } else {
            self.init(
                kind: .connectionLost, message: TransportError.reason(error), mayHaveBeenSent: progress.mayHaveBeenSent)
        }
    }

    private init(_ error: ChannelError, _ progress: RequestProgress) {
        if case .connectTimeout = error {
            self.init(kind: .connectTimeout, message: "nobody answers there", mayHaveBeenSent: false)
        } else {
            self.init(kind: .connectionLost, message: "\(error)", mayHaveBeenSent: progress.mayHaveBeenSent)
        }
    }

    /// A handshake comes before the request; everything later in TLS is a lost connection.
    private init(tls error: any Error, _ progress: RequestProgress) {
        switch error {
        case NIOSSLError.uncleanShutdown, NIOSSLError.shutdownFailed, NIOSSLError.readInInvalidTLSState:
            self.init(
                kind: .connectionLost, message: "the other side ended the secure connection",
                mayHaveBeenSent: progress.mayHaveBeenSent)
        case is NIOSSLExtraError:
            self.init(kind: .tls, message: "the certificate is for another host", mayHaveBeenSent: false)
        default:
            let detail = String(describing: error)
            let message =
                if detail.contains("CERTIFICATE_VERIFY_FAILED") {
                    "the certificate is not trusted"
                } else if detail.contains("WRONG_VERSION_NUMBER") {
                    "the other side does not speak TLS"
                } else {
                    detail
                }
            self.init(kind: .tls, message: message, mayHaveBeenSent: false)
        }
    }

    private static func reason(_ error: any Error) -> String {
        if let error = error as? IOError { return String(cString: strerror(error.errnoCode)) }
        if case ChannelError.connectTimeout = error { return "nobody answers there" }
        return "\(error)"
    }
}
