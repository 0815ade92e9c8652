import CardLedger
import CounterStore
import Foundation
import Notices

/// Writes the counter's mails as exact bytes, from the office's own address.
package struct CounterMailWriter: Sendable {
  let notices: NoticeRenderer
  let publicURL: URL
  /// Told of each mail's text as it is written, for trying the counter out.
  let show: (@Sendable (String) -> Void)?

  package init(notices: NoticeRenderer, publicURL: URL, show: (@Sendable (String) -> Void)?) {
    self.notices = notices
    self.publicURL = publicURL
    self.show = show
  }

  /// - Parameter link: what the mail's link holds.
  func mail(
    for action: AccountAction, to account: StoredAccount, link: SecretToken?, at time: Date
  ) throws -> CounterMail {
    let text: CounterMailText
    switch (action, link) {
    case (.mailConfirmation(let until), let link?):
      text = .confirmation(of: account, link: address("confirm", link), until: until)
    case (.mailPasswordLink(let until), let link?):
      text = .newPassword(of: account, link: address("renew", link), until: until)
    case (.mailAlreadyRegistered, _): text = .alreadyRegistered(account)
    default: throw CounterStoreError.inconsistent("no mail is written for this")
    }
    show?(text.body)
    let name = "counter-\(UUID().uuidString.lowercased())"
    let mail = try notices.officeMail(
      to: account.contact.mail, name: name, subject: text.subject, text: text.body, at: time)
    return CounterMail(name: name, recipient: account.contact.mail, bytes: mail.bytes)
  }

  private func address(_ page: String, _ link: SecretToken) -> String {
    "\(publicURL.absoluteString)/\(page)/\(link.text)"
  }
}
