import GaussDB
import GaussDBEmulator

/// What `moonbook emulator` says once it serves.
struct EmulatorGreeting {
    var endpoint: Endpoint
    var account: EmulatorAccount
    var speed: Double

    /// For programs: the only line on standard output.
    var address: String { "\(endpoint)\n" }

    /// For people, on standard error.
    var text: String {
        """
        serving an emulated GaussDB(for MySQL); Ctrl-C stops it and forgets everything
          access key  \(account.accessKey)
          secret key  \(account.secretKey)
          project     \(account.projectID)
          region      \(account.region)
          user        \(account.userName), password \(account.password), domain \(account.domainName)
          time        one second here is \(Duration.seconds(speed).elapsedText) there
        to use it from another shell:
          export HUAWEICLOUD_SDK_AK=\(ShellWord.quoted(account.accessKey))
          export HUAWEICLOUD_SDK_SK=\(ShellWord.quoted(account.secretKey))
          export HUAWEICLOUD_SDK_PROJECT_ID=\(account.projectID)
          export HUAWEICLOUD_SDK_REGION=\(ShellWord.quoted(account.region))
          moonbook run FILE --endpoint \(endpoint)

        """
    }
}
