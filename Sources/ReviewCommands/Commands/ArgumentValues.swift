import ArgumentParser
import Casebook
import Foundation
import ReviewDomain

extension ApplicationStatus: ExpressibleByArgument {}

extension IdentityDocumentKind: ExpressibleByArgument {}

/// Reads arguments, and says of a bad one what would be right.
enum ArgumentText {
  /// A value that people also type into the app's form.
  static func typed<Value: FormValue>(_ text: String) throws -> Value { try Value(typed: text) }

  static func application(_ text: String) throws -> ApplicationID {
    guard let id = ApplicationID(text) else {
      throw BadArgument("is no application's number, which has letters, digits, `-`, `_` and `.`, such as 2026-000123")
    }
    return id
  }

  static func number(from lowest: Int, to highest: Int) -> @Sendable (String) throws -> Int {
    { text in
      guard let number = Int(text), (lowest...highest).contains(number) else {
        throw BadArgument("must be a number from \(lowest) to \(highest)")
      }
      return number
    }
  }

  static func journalHead(_ text: String) throws -> JournalCheckpoint {
    guard let head = JournalCheckpoint(text) else {
      throw BadArgument("is no head of a journal, which is an entry's number, a colon and its hash of 64 digits")
    }
    return head
  }

  /// - Returns: why a picture cannot be opened; nil where it can.
  static func problem(ofPicture path: String) -> String? { problem(ofFile: path, named: "the pictures in it") }

  /// - Throws: why a label file cannot be opened.
  static func requireLabelFile(_ path: String) throws {
    if let problem = problem(ofFile: path, named: "a CSV file in it") { throw CommandFailure(.noInput, problem) }
  }

  private static func problem(ofFile path: String, named wanted: String) -> String? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return "\(path): there is no such file"
    }
    return isFolder.boolValue ? "\(path) is a folder; name \(wanted)" : nil
  }
}

private struct BadArgument: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
