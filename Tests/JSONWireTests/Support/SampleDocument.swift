/// A document as a service gives it: one list of objects with many short members.
enum SampleDocument {
    /// A list of objects with 70 members each.
    ///
    /// - Parameter objects: How many objects. 100 give about 175 KB.
    /// - Returns: The text, and how many members all objects have together.
    static func text(objects: Int) -> String {
        var text = #"{"instances":["#
        for object in 0..<objects {
            text += object == 0 ? "{" : ",{"
            text += (0..<70).map { member(at: $0, of: object) }.joined(separator: ",")
            text += "}"
        }
        return text + #"],"total_count":\#(objects)}"#
    }

    static func bytes(objects: Int) -> [UInt8] {
        Array(text(objects: objects).utf8)
    }

    private static func member(at index: Int, of object: Int) -> String {
        let number = object * 70 + index
        return switch index % 10 {
        case 0: #""resource_id_\#(index)":"8c1f2a5d\#(number)in07""#
        case 1: #""name_\#(index)":"node-\#(number)""#
        case 2: #""port_\#(index)":\#(3306 + number)"#
        case 3: #""enabled_\#(index)":\#(number % 3 == 0)"#
        case 4: #""created_at_\#(index)":"2024-05-01T10:00:00+0800""#
        case 5: #""size_\#(index)":\#(number).5"#
        case 6: #""tag_\#(index)":null"#
        case 7: index == 7 ? #""alias_7":"订单库\#(object)""# : #""engine_type_\#(index)":"Enterprise""#
        case 8: index == 8 ? #""description":"line one\nline \"two\"""# : #""status_\#(index)":"ACTIVE""#
        default: #""private_ip_\#(index)":"192.168.0.\#(number % 256)""#
        }
    }
}
