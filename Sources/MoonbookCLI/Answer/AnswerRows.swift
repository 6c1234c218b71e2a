import GaussDB
import JSONWire

/// What of an answer is shown as rows: the items of its list, or the one thing that it is.
struct AnswerRows: Sendable {
    /// The member that is the list; nil for an answer that is a single thing.
    let list: String?
    let items: [JSONValue]
    /// What is known of an item.
    let schema: ObjectSchema?

    init(_ answer: JSONObject, of operation: OperationDescriptor) {
        if let list = Self.list(of: operation), let items = answer[list]?.arrayValue {
            self.list = list
            self.items = items
            schema = Self.itemSchema(of: operation)
        } else if answer.count == 1, let member = answer.first, case .object = member.value {
            // `{"job": {…}}`
            list = nil
            items = [member.value]
            schema = nil
        } else {
            list = nil
            items = [.object(answer)]
            schema = nil
        }
    }

    /// The member of the answer that the operation is about: its page, or its only list.
    static func list(of operation: OperationDescriptor) -> String? {
        if let items = operation.paging?.items { return items }
        guard case .object(let response) = operation.response else { return nil }
        let lists = response.fields.filter { if case .array = $0.schema { true } else { false } }
        let hasObjects = response.fields.contains { if case .object = $0.schema { true } else { false } }
        return lists.count == 1 && !hasObjects ? lists[0].name : nil
    }

    /// The shape of what the answer shows where it is no list: its only object, else itself.
    static func singleSchema(of operation: OperationDescriptor) -> ObjectSchema? {
        guard case .object(let response) = operation.response, list(of: operation) == nil else { return nil }
        if response.fields.count == 1, case .object(let inner) = response.fields[0].schema { return inner }
        return response
    }

    /// The shape of an item of the list, where it is an object.
    static func itemSchema(of operation: OperationDescriptor) -> ObjectSchema? {
        guard let list = list(of: operation), case .object(let response) = operation.response,
            case .array(.object(let item), _, _) = response.field(list)?.schema
        else { return nil }
        return item
    }
}
