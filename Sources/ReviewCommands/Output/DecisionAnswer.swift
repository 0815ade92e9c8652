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
  private let nextApplication: ApplicationID?
  private let next: Next?

  private enum CodingKeys: String, CodingKey {
    case application, name, status, reasons, reviewer
    case nextApplication = "next"
  }

  /// - Parameter next: nil where none waits, or where the command goes on with another.
  init(_ word: PreparedWord, of name: PersonName, next: Next?) {
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
    let done =
      "\(application) \(name) is \(status.rawValue)\(why), recorded for \(reviewer.strippedOfControls); "
      + "the mail goes out with the next run.\n"
    return done + (next.map { "Next of \($0.waiting): \($0.command)\n" } ?? "")
  }
}
