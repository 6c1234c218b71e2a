public import JSONWire

/// One operation of the service as a type: what it takes, what it answers, and its description.
///
/// Conforming types are generated; they have no values.
public protocol Operation: Sendable {
    associatedtype Input: RequestModel
    associatedtype Output: ResponseModel
    static var descriptor: OperationDescriptor { get }
}

/// A described object as a type.
public protocol DescribedModel: Sendable {
    /// Writes the members that are set under their reference names, in the order of the description.
    func encode(into encoder: inout RequestEncoder)
}

extension DescribedModel {
    /// The members that are set, by their reference names.
    public func encode() -> JSONObject {
        var encoder = RequestEncoder()
        encode(into: &encoder)
        return encoder.object
    }
}

/// Something that can be sent: the arguments of an operation, or an object within them.
public protocol RequestModel: DescribedModel {}

/// Something that can be read from an answer: a body, or an object within it.
///
/// Reading is tolerant: a member that is absent, null, or of a shape the reference does not foresee is nil, scalars are
/// converted where nothing is lost, and members that are not described are kept in ``unrecognized``.
public protocol ResponseModel: DescribedModel {
    /// Reads one JSON object.
    /// - Throws: `JSONError` when the text is not JSON or not an object.
    init(from reader: inout ResponseReader) throws
    /// Members of the answer that the description does not know, as they came.
    var unrecognized: JSONObject { get }
}

extension ResponseModel {
    /// Reads a whole body. An empty body gives a value without members.
    /// - Throws: `JSONError` when `body` is neither empty nor a JSON object.
    public init(body: [UInt8]) throws {
        var reader = ResponseReader(body.isEmpty ? Array("{}".utf8) : body)
        self = try Self(from: &reader)
        try reader.finish()
    }
}

/// The answer of an operation that documents none.
public struct EmptyResponse: ResponseModel {
    public var unrecognized: JSONObject

    public init(from reader: inout ResponseReader) throws {
        unrecognized = try reader.object()
    }

    public func encode(into encoder: inout RequestEncoder) {
        encoder.unrecognized(unrecognized)
    }
}
