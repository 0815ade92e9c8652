import Casebook
import Foundation
import NightRun
import Notices
import ReviewDomain

/// The real night with a clock that stands still and rules of three measures.
enum ScriptedNight {
  /// Ends the process: 0 after a whole night, 75 after one that was asked to stop, 74 after one that could not go on.
  ///
  /// - Parameter relay: the port of an SMTP server on the loopback address; nil = mail goes into the maildir.
  static func run(home path: URL, templates: URL, time: String, holder: String, relay: Int?) async -> Never {
    do {
      guard let seconds = Double(time) else { end(64, "\(time) is no time") }
      let stop = StopSignal()
      let sources = stop.listen()
      let summary = try await night(
        in: HomeFolder(path), templates: templates, at: Date(timeIntervalSince1970: seconds), holder: holder,
        relay: relay
      ).run(stop: stop) { _ in }
      withExtendedLifetime(sources) {}
      exit(summary.stoppedEarly ? 75 : 0)
    } catch {
      end(74, "\(error)")
    }
  }

  static func end(_ status: Int32, _ words: String) -> Never {
    try? FileHandle.standardError.write(contentsOf: Data((words + "\n").utf8))
    exit(status)
  }

  private static func night(
    in home: HomeFolder, templates: URL, at time: Date, holder: String, relay: Int?
  ) throws -> Night {
    let sender = try EmailAddress(typed: "no-reply@example.tw")
    let transport: any MailTransport =
      if let relay {
        SMTPTransport(SMTPSettings(host: "127.0.0.1", port: relay, encryption: .none), sender: sender)
      } else {
        MaildirTransport(directory: home.outbox)
      }
    return Night(
      home: home, casebook: try SQLiteCasebook(path: home.casebook.path, create: false), rules: rules,
      notices: try NoticeRenderer(
        templates: NoticeTemplates(directory: templates),
        sender: MailSender(displayName: "自動化服務信箱", address: sender)),
      transport: transport,
      pool: WorkerPool(
        command: .init(executable: ProgramFiles.located().executable, arguments: ["worker"]), workers: 1),
      effects: NightEffects(now: { time }, holder: holder))
  }

  private static let rules = RuleSet(
    rules: [
      Rule(subject: .portrait, measure: "head.height", reason: "head_cropped", reject: .below(0.1), refer: .below(0.2)),
      Rule(
        subject: .portrait, measure: "duplicate.nearest", reason: "duplicate_photo", reject: nil, refer: .atMost(16),
        needs: .casebook),
    ],
    reasons: [
      Reason(code: "head_cropped", caption: "頭部被裁切", advice: "請重拍一張。", machineMayReject: true),
      Reason(code: "duplicate_photo", caption: "重複", advice: "請重拍一張。", machineMayReject: false),
      Reason(
        code: "form_phone_not_mobile", caption: "不是行動電話", advice: "請填行動電話。", machineMayReject: true,
        reviewerMayReject: false),
      Reason(code: .undetermined, caption: "無法判定", advice: "無", machineMayReject: false, reviewerMayReject: false),
      Reason(
        code: .inspectionFailed, caption: "無法檢查", advice: "無", machineMayReject: false, reviewerMayReject: false),
    ],
    machineMayApprove: true, sha256: "rules of the test")
}
