extension ErrorCodeTable {
    /// Codes of the API gateway, of the identity service, and of the service's own failures (DBS.108).
    static let gateway: StaticString = """
        APIGW.0101 - not_found
          The gateway knows no operation with this path and method.
          The endpoint does not serve this operation: check the endpoint and the region.
        APIGW.0201 - input
          The gateway cannot make sense of the request as it was sent.
          The gateway refuses the form of the request: check the endpoint.
        APIGW.0301 - authentication
          The gateway does not accept the signature or the token of the request.
          Check the access key, the secret key and the machine's clock.
        APIGW.0302 - permission
          The gateway knows the caller and does not let it use this operation.
          The account may not use this operation: check its IAM policy and that the service is enabled in the region.
        APIGW.0308 - throttled
          More requests came than the gateway lets through in this time.
        APIG.0101 - = APIGW.0101
        APIG.0301 - = APIGW.0301
        APIG.0308 - = APIGW.0308
        IAM.0011 - authentication
          The identity service rejects the login.
          Check the user name, the password and the account name.
        DBS.108000 500 service
          The service failed inside while it worked on the call.
        DBS.108002 500 = DBS.108000
        DBS.108005 500 = DBS.108000
        """
}
