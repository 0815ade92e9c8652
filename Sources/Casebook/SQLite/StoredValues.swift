import Foundation
import ReviewDomain

/// How domain values become columns and come back. Reading refuses whatever this version would not have written.
enum StoredValues {
  static func unreadable(_ column: String, of application: String) -> CasebookError {
    .storage("\(application): the stored \(column) cannot be read")
  }

  static func text(_ reasons: [ReasonCode], of application: ApplicationID) throws(CasebookError) -> String {
    for reason in reasons where reason.rawValue.isEmpty || reason.rawValue.contains(where: \.isWhitespace) {
      throw .inconsistent("\(application): a reason's code is empty or holds white space")
    }
    return reasons.map(\.rawValue).joined(separator: " ")
  }

  static func reasons(_ text: String) -> [ReasonCode] {
    text.split(separator: " ").map { ReasonCode(rawValue: String($0)) }
  }

  static func json(_ value: some Encodable, of application: ApplicationID) throws(CasebookError) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return try encoder.encode(value)
    } catch {
      throw unwritable(of: application)
    }
  }

  /// For a number that is infinite or none at all: JSON has no way to write it.
  static func unwritable(of application: ApplicationID) -> CasebookError {
    .inconsistent("\(application): evidence or judgement cannot be written as JSON")
  }

  static func value<Value: Decodable>(
    _ type: Value.Type, fromJSON text: String, _ column: String, of application: String
  ) throws(CasebookError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(text.utf8))
    } catch {
      throw unreadable(column, of: application)
    }
  }
}
