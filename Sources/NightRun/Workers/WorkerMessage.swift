import Foundation
import ReviewDomain
import UploadInspection

/// What the parent asks of a worker: one JSON object a line on its standard input.
package struct WorkerRequest: Sendable, Codable {
  let id: Int
  /// Absent when only a document is read.
  let portrait: String?
  /// The other upload; absent when only the photo is inspected.
  let identity: String?
  /// What was typed and the document should say; absent where there is no form.
  let claim: DocumentClaim?
  /// The photo of the person's last card; absent where there is none.
  let lastApproved: String?
  /// Whether the answer should tell what the document says: never in a night.
  let tellsContent: Bool
  /// What to write under the findings drawn over the photo, or under both faces where there are two uploads; absent for a mere inspection.
  let annotation: [String]?
  /// Whether both pictures are wanted for somebody to look at; absent for anything else.
  var isPreview: Bool?
  /// Whether a preview should tell where on the document what stands, which takes reading it; absent for anything else.
  var marksDocument: Bool?
  /// Whether both uploads are to be drawn whole, instead of the faces on them; absent for anything else.
  var isSheet: Bool?
  /// Whether there is no picture yet, and the worker is to get ready for the first; absent for anything else.
  var isPreparation: Bool?

  /// Whether the answer has pictures in it.
  var wantsPictures: Bool { annotation != nil || isPreview == true }
}

extension WorkerRequest {
  static func anyNumber() -> Int { Int.random(in: 0..<1 << 53) }
}

/// What a worker answers: one JSON object a line on its standard output, in the order of the requests.
package struct WorkerReply: Sendable, Codable {
  package let id: Int
  /// Absent when an annotation was asked for.
  package let evidence: Evidence?
  /// What was read on the document; only where it was asked for.
  let content: DocumentContent?
  /// A PNG file, where an annotation was asked for.
  let picture: Data?
  /// Where a preview was asked for.
  var preview: UploadPreview?
  /// Why the request could not be carried out at all.
  let fault: String?
}

/// What a worker writes on its first line, once its networks are loaded.
public struct WorkerGreeting: Sendable, Codable {
  static let version = 1

  public let protocolVersion: Int
  /// Whether it could give up the system calls it does not need.
  public let isSandboxed: Bool?
  /// Whether it can read no files but the pictures and the program's own.
  public let isConfined: Bool?

  /// What the system refused it, in words.
  public var refused: [String] {
    [
      isSandboxed == false ? "a sandbox (seccomp)" : nil,
      isConfined == false ? "confinement to its files (Landlock)" : nil,
    ].compactMap(\.self)
  }
}

/// One JSON object on one line.
package enum WorkerLine {
  static func encode(_ message: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(message) + Data("\n".utf8)
  }

  package static func decode<Message: Decodable>(_ type: Message.Type, from line: String) -> Message? {
    decode(type, from: Data(line.utf8))
  }

  static func decode<Message: Decodable>(_ type: Message.Type, from line: Data) -> Message? {
    try? JSONDecoder().decode(type, from: line)
  }
}
