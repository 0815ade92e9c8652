import Foundation
import ReviewDomain

/// Delivery by the sendmail(1) of this machine's own mail system.
public struct SendmailTransport: MailTransport {
  /// Seconds after which it is ended.
  static let patience: TimeInterval = 10 * 60

  private let program: URL
  private let sender: EmailAddress

  /// - Parameter sender: to whom mail that cannot be delivered comes back.
  public init(program: URL, sender: EmailAddress) {
    self.program = program
    self.sender = sender
  }

  /// One at a time, so that of a run that is killed no more are of unknown fate.
  public var batchSize: Int { 1 }

  public var repeatsAreHarmless: Bool { false }

  public func deliver(_ notice: RenderedNotice) -> DeliveryOutcome {
    // Lines end as this system's do in what sendmail(1) is given; it ends them as mail's do again.
    let text = String(decoding: notice.bytes, as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n")
    // `-i`: a line with a single dot does not end the mail.
    let run = PipedProgram.run(
      program, ["-i", "-f", sender.text, "--", notice.recipient.text], input: Data(text.utf8), within: Self.patience)
    switch run.ending {
    case .exit(let status): return Self.outcome(status)
    case .signal(let number): return .unknown(detail: "sendmail was ended by signal \(number)")
    case .tooSlow: return .unknown(detail: "sendmail did not end in time")
    case .never: return .misconfigured(detail: "\(program.path) cannot be started")
    }
  }

  /// By sysexits(3). Its words go into the mail system's own log.
  private static func outcome(_ status: Int32) -> DeliveryOutcome {
    let detail = "sendmail ended with \(status)"
    switch status {
    case 0: return .sent(detail: "")
    case EX_NOUSER, EX_NOHOST: return .deadAddress(status: status == EX_NOUSER ? "5.1.1" : "5.1.2", detail: detail)
    case EX_DATAERR: return .permanent(detail: detail)
    case EX_TEMPFAIL: return .temporary(detail: detail)
    case EX_UNAVAILABLE, EX_OSERR, EX_IOERR: return .unavailable(detail: detail)
    default: return .misconfigured(detail: detail)
    }
  }
}

// sysexits(3), which Swift does not import.
private let EX_DATAERR: Int32 = 65
private let EX_NOUSER: Int32 = 67
private let EX_NOHOST: Int32 = 68
private let EX_UNAVAILABLE: Int32 = 69
private let EX_OSERR: Int32 = 71
private let EX_IOERR: Int32 = 74
private let EX_TEMPFAIL: Int32 = 75
