import Foundation
import NightRun
import ReviewDomain

/// What a reviewer's command did with one application.
struct DecisionAnswer: Answer {
  /// The application to look at now.
  struct Next {
    let application: ApplicationID
    let command: String
    /// How many wait, this one included.
    let waiting: Int
  }

  let application: ApplicationID
  /// Masked.
  let name: String
  let status: ApplicationStatus
  let reasons: [ReasonCode]
  let reviewer: String
  /// Until when its mail is held; absent where it is not.
  let heldUntil: Date?
  /// Whether it was decided before, and this word only stands beside that; absent where it was not.
  let isSecondRead: Bool?
  private let undo: String
  private let nextApplication: ApplicationID?
  private let next: Next?

  private enum CodingKeys: String, CodingKey {
    case application, name, status, reasons, reviewer, heldUntil, isSecondRead
    case nextApplication = "next"
  }

  /// - Parameters:
  ///   - undo: the command that takes it back.
  ///   - next: nil where none waits, or where the command goes on with another.
  init(_ word: PreparedWord, of name: PersonName, undo: String, next: Next?) {
    heldUntil = word.heldUntil
    isSecondRead = word.isSecondRead ? true : nil
    self.undo = undo
    application = word.application
    self.name = name.masked
    status = word.status
    reasons = word.reasons
    reviewer = word.reviewer
    self.next = next
    nextApplication = next?.application
  }

  func text() -> String {
    let why = reasons.isEmpty ? "" : " (\(reasons.map(\.rawValue).joined(separator: ", ")))"
    if isSecondRead == true {
      return
        "\(application) \(name) had been decided before, and you were its second reader: \(status.rawValue)\(why) is recorded for "
        + "\(reviewer.strippedOfControls), and no mail goes out.\n" + goOn
    }
    let done =
      "\(application) \(name) is \(status.rawValue)\(why), recorded for \(reviewer.strippedOfControls); "
      + (heldUntil.map { "its mail goes out with the first run after \($0.inTaiwan), until then: \(undo)\n" }
        ?? "the mail goes out with the next run.\n")
    return done + goOn
  }

  private var goOn: String { next.map { "Next of \($0.waiting): \($0.command)\n" } ?? "" }
}
