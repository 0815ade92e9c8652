import Foundation
import Notices
import Testing

@Suite("Reports of undelivered mail")
struct BounceReportTests {
  private func report(_ text: String) -> BounceReport? {
    BounceReport(Data(text.replacingOccurrences(of: "\n", with: "\r\n").utf8))
  }

  private static let postfix = """
    From: MAILER-DAEMON@relay.example.tw (Mail Delivery System)
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
    \tboundary="A1.1795395900/relay.example.tw"

    --A1.1795395900/relay.example.tw
    Content-Description: Notification
    Content-Type: text/plain; charset=us-ascii

    Status: 5.7.7 stands in prose and means nothing.

    --A1.1795395900/relay.example.tw
    Content-Description: Delivery report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; relay.example.tw
    Original-Envelope-Id: envelope@example.tw
    Arrival-Date: Mon, 23 Nov 2026 09:05:00 +0800 (CST)

    Final-Recipient: rfc822; a@example.tw
    Original-Recipient: rfc822;a@example.tw
    Action: failed
    Status: 5.1.1
    Remote-MTA: dns; mx.example.tw
    Diagnostic-Code: smtp; 550 5.1.1 <a@example.tw>: User unknown

    --A1.1795395900/relay.example.tw
    Content-Description: Undelivered Message Headers
    Content-Type: text/rfc822-headers

    Date: Mon, 23 Nov 2026 09:05:00 +0800
    From: no-reply@example.tw
    Message-ID: <abc234@example.tw>

    --A1.1795395900/relay.example.tw--

    """

  /// Exchange Online: a report within layers, its own headers repeating the number of the mail.
  private static let exchange = """
    From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.tw>
    Content-Type: multipart/report; report-type="delivery-status"; boundary="outer"
    In-Reply-To: <abc234@example.tw>
    References: <abc234@example.tw>
    Subject: Undeliverable: Review
    MIME-Version: 1.0

    --outer
    Content-Type: multipart/alternative; differences=Content-Type; boundary="inner"

    --inner
    Content-Type: text/plain; charset="utf-8"
    Content-Transfer-Encoding: base64

    WW91ciBtZXNzYWdlIGNvdWxkIG5vdCBiZSBkZWxpdmVyZWQuDQo=

    --inner
    Content-Type: text/html; charset="utf-8"

    <p>Your message could not be delivered.</p>

    --inner--

    --outer
    Content-Type: message/delivery-status

    Reporting-MTA: dns;TPEPR01MB0001.apcprd01.prod.example
    Received-From-MTA: dns;relay.example.tw
    Arrival-Date: Mon, 23 Nov 2026 01:05:00 +0000

    Final-Recipient: rfc822;a@example.tw
    Action: failed
    Status: 5.1.10
    Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

    --outer
    Content-Type: message/rfc822

    Received: from relay.example.tw
    Message-ID: <abc234@example.tw>
    Subject: Review

    --outer--

    """

  /// Gmail: pictures in the part for people, the mail whole at the end.
  private static let gmail = """
    From: Mail Delivery Subsystem <mailer-daemon@example.com>
    Content-Type: multipart/report; boundary="000000000000a"; report-type=delivery-status
    Subject: Delivery Status Notification (Failure)
    References: <first@example.tw> <abc234@example.tw>
    X-Failed-Recipients: a@example.tw

    --000000000000a
    Content-Type: multipart/related; boundary="000000000000b"

    --000000000000b
    Content-Type: text/plain; charset="UTF-8"

    Address not found
    --000000000000b
    Content-Type: image/png; name="icon.png"
    Content-Transfer-Encoding: base64

    iVBORw0KGgo=
    --000000000000b--
    --000000000000a
    Content-Type: message/delivery-status
    Content-Transfer-Encoding: quoted-printable

    Reporting-MTA: dns; example.com
    Arrival-Date: Sun, 22 Nov 2026 17:05:00 -0800 (PST)
    X-Original-Message-ID: <abc234@example.tw>

    Final-Recipient: rfc822; a@example.tw
    Action: failed
    Status: 5=2E2.2
    Diagnostic-Code: smtp; 552-5.2.2 The recipient's inbox is out of storage s=
    pace.
    Last-Attempt-Date: Sun, 22 Nov 2026 17:05:02 -0800 (PST)

    --000000000000a
    Content-Type: message/rfc822

    MIME-Version: 1.0
    Message-ID: <abc234@example.tw>

    text
    --000000000000a--

    """

  @Test("are read in the forms of Postfix, Exchange and Gmail")
  func forms() throws {
    let postfix = try #require(report(Self.postfix))
    #expect(postfix.messageIDs == ["abc234@example.tw", "envelope@example.tw"])
    #expect(postfix.status == "5.1.1" && postfix.isOfAddress)
    let exchange = try #require(report(Self.exchange))
    #expect(exchange.messageIDs.first == "abc234@example.tw" && exchange.status == "5.1.10" && exchange.isOfAddress)
    let gmail = try #require(report(Self.gmail))
    #expect(gmail.messageIDs.allSatisfy { $0 == "abc234@example.tw" })
    #expect(gmail.status == "5.2.2" && !gmail.isOfAddress, "a full mailbox is no dead address")
  }

  @Test("by line feeds alone are read too, and by the envelope's name where no headers are repeated")
  func sparse() throws {
    #expect(BounceReport(Data(Self.postfix.utf8))?.status == "5.1.1")
    let bare = Self.postfix.replacingOccurrences(of: "Message-ID: <abc234@example.tw>\n", with: "")
    #expect(report(bare)?.messageIDs == ["envelope@example.tw"])
  }

  @Test(
    "of anything but a final failure are none",
    arguments: [
      postfix.replacingOccurrences(of: "Action: failed", with: "Action: delayed"),
      postfix.replacingOccurrences(of: "Action: failed", with: "Action: delivered"),
      postfix.replacingOccurrences(of: "report-type=delivery-status", with: "report-type=disposition-notification"),
      postfix.replacingOccurrences(of: "Status: 5.1.1", with: "Status: unknown"),
      postfix.replacingOccurrences(of: "multipart/report", with: "multipart/mixed"),
      "Subject: I am away\n\nStatus: 5.1.1\nAction: failed\n", "", "\n\n\n", ":", "Content-Type: multipart/report;",
    ])
  func others(text: String) {
    #expect(report(text) == nil)
  }
}
