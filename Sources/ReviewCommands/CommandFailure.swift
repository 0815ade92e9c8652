import AgencyRules
import ArgumentParser
import Casebook
import DurableFiles
import Foundation
import NightRun
import Notices
import PhotoEvaluation
import ReviewDomain

/// Why a command failed: what, where and what to do, and the exit code.
struct CommandFailure: Error, Sendable {
  let status: ExitStatus
  /// Each an error of its own, perhaps with lines below. Without characters that steer a terminal: names of files and bundles come from
  /// outside.
  let messages: [String]

  init(_ status: ExitStatus, _ message: String) {
    self.init(status, messages: [message])
  }

  init(_ status: ExitStatus, messages: [String]) {
    self.status = status
    self.messages = messages.map { message in
      message.split(separator: "\n").map { String($0).strippedOfControls }.joined(separator: "\n")
    }
  }

  /// - Parameter hint: a command of this program for people to copy.
  init(from error: any Error, hint: (String) -> String = { "card-review \($0)" }) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let faults as RuleFaults: self.init(.configuration, messages: faults.faults.map(\.description))
    case NoticeError.messageMissing: self.init(.usage, "the reason `other` needs a --message for the applicant")
    case NoticeError.forbidden(let found, in: .message):
      self.init(.usage, "the message contains \(found), which the agency's mail never does; write it without")
    case ToldReasonFault.unknownDetail(let detail, let reason):
      self.init(.usage, "`\(detail)` is no detail of `\(reason.code)`; \(Self.details(of: reason))")
    case ToldReasonFault.detailMissing(let reason):
      self.init(.usage, "`\(reason.code)` does not say which is meant; \(Self.details(of: reason))")
    case let fault as NoticeError: self.init(.configuration, "a mail cannot be written: \(fault)")
    case is NightIsRunning: self.init(.tryLater, "another night is running in this home folder; try again later")
    case let fault as ClockIsBehind: self.init(.tryLater, "\(fault)")
    case let fault as HomeFault: self.init(fault.isPermission ? .permission : .configuration, "\(fault)")
    case let refused as NotInspected:
      self.init(
        .badData, "\(refused.application) has not been inspected yet; wait for the night, or decide with --uninspected")
    case let refusal as NotAllowed: self.init(.permission, "\(refusal)")
    case let tied as TiedToApplication:
      let why =
        switch tied.tie {
        case .applicant: "is your own application"
        case .registrar: "was registered at the counter by you"
        }
      self.init(.permission, "\(tied.application) \(why); somebody else decides it")
    case let fault as BackupFault:
      self.init(.badData, messages: fault.faults.map { "\(fault.path) is not whole: \($0)" })
    case let fault as FileFault: self.init(.inputOutput, "\(fault)")
    case WorkerFault.refused(let why): self.init(.inputOutput, why)
    case let faults as LabelFileFaults: self.init(.badData, messages: faults.faults)
    case let fault as WorkerFault: self.init(.software, "\(fault)")
    case let fault as WorkingCalendarFault:
      self.init(.configuration, "\(fault); add the next year's file to rules/calendar")
    case let error as CasebookError: self.init(casebook: error, hint)
    case let error as CocoaError:
      self.init(.inputOutput, (error.filePath.map { "\($0): " } ?? "") + error.systemWords)
    default:
      // The parser's own errors are not public types; they alone know a usage exit code.
      let isUsage = CardReview.exitCode(for: error) == .validationFailure
      self.init(
        isUsage ? .usage : .software,
        isUsage ? Self.usage(CardReview.fullMessage(for: error)) : "\(error)")
    }
  }

  /// The parser's message in this program's style.
  private static func usage(_ message: String) -> String {
    let words = message.trimmingPrefix("Error: ")
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  private static func details(of reason: Reason) -> String {
    if reason.details.isEmpty { return "it has none: --reason \(reason.code)" }
    return "give --reason \(reason.code):DETAIL with one of: \(reason.detailsInWords)"
  }

  private init(casebook error: CasebookError, _ hint: (String) -> String) {
    switch error {
    case .unknownApplication(let id):
      self.init(.noInput, "there is no application \(id); \(hint("queue")) lists those that wait")
    case .erased(let id):
      self.init(.badData, "the personal data of \(id) were erased; see: \(hint("history \(id)"))")
    case .stale(let id):
      self.init(.tryLater, "\(id) was changed by somebody else just now; look at it again: \(hint("show \(id)"))")
    case .onDesk(let id, let reviewer, let until):
      self.init(
        .tryLater,
        "\(id) lies on the desk of \(reviewer), at least until \(until.inTaiwan); leave it to \(reviewer), who can put it back by: "
          + hint("release \(id)"))
    case .illegal(let id, let status, let wanted):
      self.init(.badData, "\(id) is \(status.rawValue), so it cannot be \(wanted); see: \(hint("history \(id)"))")
    case .busy: self.init(.tryLater, "the casebook is in use by another run; try again in a minute")
    case .storage(let problem): self.init(.inputOutput, "the casebook cannot be used: \(problem)")
    case .newerSchema(let version):
      self.init(.configuration, "the casebook was written by a newer card-review (\(version)); install that version")
    case .inconsistent(let problem): self.init(.software, problem)
    }
  }
}

extension CommandFailure {
  /// - Throws: where operations have bundles to look after.
  static func check(_ intake: IntakeResult) throws(CommandFailure) {
    guard !intake.refused.isEmpty else { return }
    throw CommandFailure(
      .badData,
      "\(intake.refused.count) bundle(s) were refused and nobody has answered their senders; see refused/")
  }
}
