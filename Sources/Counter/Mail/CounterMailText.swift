import CounterStore
import Foundation

/// What a mail of the counter says: in Chinese, and below in English to holders of a residence number. Never an ID number.
struct CounterMailText: Sendable {
  let subject: String
  let body: String

  private init(_ subject: String, _ account: StoredAccount, chinese: [String], english: [String]) {
    self.subject = "【中央健康保險署】\(subject)"
    var lines = ["\(account.name.text) 您好：", ""]
    for (index, paragraph) in chinese.enumerated() { lines += ["\(["一", "二", "三"][index])、\(paragraph)", ""] }
    lines += ["祝您 健康、快樂", "", "衛生福利部中央健康保險署敬啟", "<本MAIL係以系統傳送請勿直接回信>", ""]
    if account.number.kind != .national { lines += ["----", ""] + english.flatMap { [$0, ""] } }
    body = lines.joined(separator: "\n")
  }

  static func confirmation(of account: StoredAccount, link: String, until: Date) -> CounterMailText {
    CounterMailText(
      "健保卡網路服務註冊認證信", account,
      chinese: [
        "您申請「健保卡網路服務註冊」，請於\(CounterTime.text(until, in: .chinese))前開啟下列連結完成認證，逾期本次申請即失效：\n\(link)",
        "如果不是您本人申請，請不要開啟連結，並可撥打 0800-030-598 洽詢。",
      ],
      english: [
        "You applied for registration with the online services of the NHI card. Please open this link before \(CounterTime.text(until, in: .english)) (Taipei); after that your application is void:\n\(link)",
        "If it was not you, please do not open the link; you may call 0800-030-598.",
      ])
  }

  static func newPassword(of account: StoredAccount, link: String, until: Date) -> CounterMailText {
    CounterMailText(
      "健保卡網路服務註冊密碼設定", account,
      chinese: [
        "請於\(CounterTime.text(until, in: .chinese))前開啟下列連結設定新密碼：\n\(link)",
        "如果不是您本人要求，請不要開啟連結，您的密碼不會變更；並可撥打 0800-030-598 洽詢。",
      ],
      english: [
        "Please open this link before \(CounterTime.text(until, in: .english)) (Taipei) to set a new password:\n\(link)",
        "If it was not you who asked, please do not open the link; your password stays as it is. You may call 0800-030-598.",
      ])
  }

  static func alreadyRegistered(_ account: StoredAccount) -> CounterMailText {
    CounterMailText(
      "健保卡網路服務註冊通知", account,
      chinese: [
        "有人以您的資料再次申請「健保卡網路服務註冊」。您已完成註冊，原註冊資料沒有變更。",
        "如果是您本人忘記密碼，請使用「忘記註冊密碼」；如果不是您本人，請撥打 0800-030-598 洽詢。",
      ],
      english: [
        "Somebody applied again for registration with your data. You are registered already, and nothing was changed.",
        "If you have forgotten your password, use “Forgot your password?”. If it was not you, please call 0800-030-598.",
      ])
  }
}
