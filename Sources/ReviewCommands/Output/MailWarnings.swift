import Foundation
import NightRun
import ReviewDomain

/// What operations must hear of the mail that a run handed over.
struct MailWarnings {
  let result: MailResult
  /// A command of this program for people to copy.
  let hint: (String) -> String

  /// One line each on standard error.
  var lines: [String] {
    var lines: [String] = []
    if result.failed > 0 {
      lines.append(
        "card-review: \(result.failed) mail(s) failed for good; call those people: \(hint("mail phone-list"))")
    }
    if result.unknown > 0 {
      lines.append(
        "card-review: \(result.unknown) mail(s) may or may not have arrived; call those people: \(hint("mail phone-list"))"
      )
    }
    return lines
  }

  /// - Throws: where operations have to mend something, or the mail goes on later.
  func check() throws(CommandFailure) {
    if let why = result.misconfigured {
      throw CommandFailure(
        .configuration,
        "the mail relay refuses this office: \(why); mend `mail` in config.yaml or the relay, then: \(hint("mail send"))"
      )
    }
    if result.failed + result.unknown > 0 {
      throw CommandFailure(
        .badData, "\(result.failed + result.unknown) mail(s) did not reach, or may not have reached, their people")
    }
    if let why = result.unavailable {
      throw CommandFailure(
        .tryLater, "the mail relay takes nothing now: \(why); the next run goes on, or: \(hint("mail send"))")
    }
    if let next = result.nextAttemptAt {
      throw CommandFailure(
        .tryLater,
        "\(result.waiting) mail(s) could not be handed over; a run after \(next.inTaiwan) tries again, none before")
    }
  }
}
