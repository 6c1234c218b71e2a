import Testing

@testable import GaussDB

@Suite struct CanonicalRequestTests {
    @Test(arguments: [
        ("/", "/"), ("", "/"), ("/a", "/a/"), ("/a/", "/a/"), ("/a%2Fb", "/a/b/"), ("/%7Eu", "/~u/"),
        ("/a b", "/a%20b/"),
        ("/100%", "/100%25/"), ("/%zz", "/%25zz/"), ("//a", "//a/"),
    ])
    func `a path is decoded, encoded anew and ends in a slash`(path: String, expected: String) {
        #expect(CanonicalRequest.canonicalPath(path[...]) == expected)
    }

    @Test(arguments: [
        ("", ""), ("a", "a="), ("a=", "a="), ("b=2&a=1", "a=1&b=2"), ("a=2&a=1", "a=1&a=2"), ("a=b=c", "a=b%3Dc"),
        ("B=1&a=2", "B=1&a=2"), ("a=%2b", "a=%2B"), ("a+b=c*d", "a%2Bb=c%2Ad"), ("&a=1&&", "a=1"), ("%61=1", "a=1"),
        ("a-=1&a=2", "a=2&a-=1"),
    ])
    func `a query is sorted by plain names and values`(query: String, expected: String) {
        #expect(CanonicalRequest.canonicalQuery(query[...]) == expected)
    }

    @Test(arguments: [(" a ", "a"), ("\ta\r\n", "a"), ("", ""), ("  ", ""), ("a b", "a b"), (" 中 ", "中")])
    func `white space around a header's value does not count`(value: String, expected: String) {
        #expect(CanonicalRequest.trimmed(value) == expected)
    }

    @Test func `hexadecimal digits are read back`() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hexadecimal.decode(Hexadecimal.encode(bytes)) == bytes)
        #expect(Hexadecimal.decode("0") == nil)
        #expect(Hexadecimal.decode("0g") == nil)
    }

    @Test func `percent-encoding leaves only unreserved bytes bare and is read back`() {
        let bytes = (0...255).map { UInt8($0) }
        var encoded: [UInt8] = []
        PercentEncoding.append(bytes, to: &encoded)
        #expect(PercentEncoding.decode(encoded) == bytes)
        #expect(PercentEncoding.encode("aZ09-_.~ /+%") == "aZ09-_.~%20%2F%2B%25")
    }
}
