import GaussDB
import Testing

@Suite("The nearest name")
struct NearestNameTests {
    @Test(
        "is the one that a person meant",
        arguments: [
            ("flavour_ref", ["flavor_ref", "region", "name"], "flavor_ref"),
            ("instnace_id", ["instance_id", "node_id"], "instance_id"),
            ("Node_Num", ["node_num", "name"], "node_num"),
            ("nod", ["node_num", "name"], "node_num"),
            ("instance.creat", ["instance.create", "instance.list"], "instance.create"),
            ("ab", ["ba"], "ba"),
            ("weights", ["weight", "set_weights"], "weight"),
        ] as [(String, [String], String)])
    func find(name: String, candidates: [String], expected: String) {
        #expect(NearestName.nearest(to: name, among: candidates) == expected)
    }

    @Test(
        "is none when nothing is close",
        arguments: [("colour", ["region", "name"]), ("", ["a"]), ("x", ["name"]), ("abc", []), ("ab", ["xy"])]
            as [(String, [String])])
    func findNothing(name: String, candidates: [String]) {
        #expect(NearestName.nearest(to: name, among: candidates) == nil)
    }
}
