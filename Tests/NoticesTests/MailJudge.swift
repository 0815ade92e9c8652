import Foundation
import Testing

/// What an independent parser (Python's `email`) reads in a mail.
struct JudgedMail: Decodable, Equatable {
  /// What a reader of HTML sees.
  struct Page: Decodable, Equatable {
    /// Without those that are empty.
    let lines: [String]
    let title: String
    let elements: [String]
    let attributes: [String]
  }

  struct Mailbox: Decodable, Equatable {
    let name: String
    let address: String
  }

  let fields: [String]
  let from: [Mailbox]
  let to: [Mailbox]
  let subject: String
  let date: String
  let messageID: String
  let contentType: String
  let charset: String
  /// Of the mail and its parts, in order.
  let types: [String]
  let body: String
  /// Nil where it is text alone.
  let page: Page?
  let defects: [String]
}

enum MailJudge {
  /// Every field of a mail, in order; one more would be an injected one.
  static let expectedFields = [
    "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version",
    "Content-Type",
  ]

  /// A text and a page that says the same.
  static let expectedTypes = ["multipart/alternative", "text/plain", "text/html"]

  /// What a page is made of: nothing that leads elsewhere, loads or runs.
  static let expectedElements = ["body", "br", "head", "html", "main", "meta", "p", "title"]
  static let expectedAttributes = ["charset", "content", "lang", "name", "style"]

  /// Checks that the page says what the text says, and nothing else.
  static func expectSamePage(_ mail: JudgedMail, _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(mail.types == expectedTypes, what, sourceLocation: sourceLocation)
    guard let page = mail.page else { return }
    let lines = mail.body.components(separatedBy: "\r\n").filter {
      !$0.allSatisfy(\.isWhitespace) && $0 != "----------"
    }
    #expect(
      page.lines.filter { !$0.allSatisfy(\.isWhitespace) && $0 != "----------" } == lines, what,
      sourceLocation: sourceLocation)
    #expect(page.title == mail.subject, what, sourceLocation: sourceLocation)
    #expect(page.elements == expectedElements, what, sourceLocation: sourceLocation)
    #expect(page.attributes == expectedAttributes, what, sourceLocation: sourceLocation)
  }

  /// Reads all mails in one run of the parser.
  static func read(_ mails: [Data]) throws -> [JudgedMail] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("judge-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appendingPathComponent("mails"), folder.appendingPathComponent("judged"))
    try mails.map { $0.base64EncodedString() + "\n" }.joined().write(to: input, atomically: true, encoding: .utf8)
    try Data().write(to: output)

    // Files on both sides: with pipes a long answer and a long question can wait for each other.
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", NoticeFixtures.tests.appendingPathComponent("judge_mail.py").path]
    python.standardInput = try FileHandle(forReadingFrom: input)
    python.standardOutput = try FileHandle(forWritingTo: output)
    try python.run()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0, "the judge could not read a mail")

    let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
    try #require(lines.count == mails.count)
    return try lines.map { try JSONDecoder().decode(JudgedMail.self, from: Data($0.utf8)) }
  }

  /// What strict RFC 5322 asks of the bytes and a lenient parser forgives.
  static func expectStrictBytes(_ mail: Data, _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation) {
    let text = String(decoding: mail, as: UTF8.self)
    #expect(mail.allSatisfy { (32...126).contains($0) || $0 == 13 || $0 == 10 }, what, sourceLocation: sourceLocation)
    let lines = text.unicodeScalars.split(separator: "\r", omittingEmptySubsequences: false).map { String($0) }
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("\n") }, "a bare CR: \(what)", sourceLocation: sourceLocation)
    #expect(
      lines.allSatisfy { !$0.dropFirst().unicodeScalars.contains("\n") }, "a bare LF: \(what)",
      sourceLocation: sourceLocation)
    #expect(lines.last == "\n", "no CRLF at the end: \(what)", sourceLocation: sourceLocation)
    let longest = lines.map { $0.drop { $0 == "\n" }.count }.max() ?? 0
    #expect(longest <= 78, "a line of \(longest) characters: \(what)", sourceLocation: sourceLocation)
  }
}
