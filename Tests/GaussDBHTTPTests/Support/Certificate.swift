import NIOSSL
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A self-signed certificate for 127.0.0.1 or a name, made with `openssl` for one test.
struct Certificate {
    let folder: String
    var certificateFile: String { folder + "/certificate.pem" }
    private var keyFile: String { folder + "/key.pem" }

    struct Failure: Error { var reason: String }

    /// - Parameter subject: `IP:127.0.0.1` or `DNS:example.com`.
    init(for subject: String) throws {
        var template = Array("/tmp/gaussdb-tls-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure(reason: "no temporary folder") }
        folder = String(cString: made)
        try Certificate.run([
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2", "-subj", "/CN=test",
            "-addext", "subjectAltName=\(subject)", "-keyout", keyFile, "-out", certificateFile,
        ])
    }

    func serverContext() throws -> NIOSSLContext {
        let chain = try NIOSSLCertificate.fromPEMFile(certificateFile).map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(file: keyFile, format: .pem)
        return try NIOSSLContext(
            configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
    }

    func remove() {
        unlink(certificateFile)
        unlink(keyFile)
        rmdir(folder)
    }

    private static func run(_ arguments: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var vector: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in vector { free(pointer) } }
        var process = pid_t()
        let code = posix_spawnp(&process, arguments[0], &actions, nil, &vector, environ)
        guard code == 0 else { throw Failure(reason: "openssl cannot be run: \(String(cString: strerror(code)))") }
        var status: CInt = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status == 0 else { throw Failure(reason: "openssl failed") }
    }
}
