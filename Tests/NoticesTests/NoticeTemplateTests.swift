import Foundation
import Notices
import ReviewDomain
import Testing

@Suite("Templates and what can be wrong with them")
struct NoticeTemplateTests {
  private let head = "Subject: 主旨\n\n"
  private let rejected =
    "{{name}}{{submitted}}{{#reasons}}{{ordinal}}{{caption}}{{advice}}{{/reasons}}{{#mentioned}}{{#mentions}}{{caption}}{{advice}}"
    + "{{/mentions}}{{/mentioned}}{{#message}}{{message}}{{/message}}\n"

  private func faults(_ text: String, _ kind: NoticeKind = .received) -> [String] {
    do throws(TemplateFaults) {
      _ = try NoticeTemplate(kind, text: text, file: "x.mustache")
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private func problems(_ text: String, _ kind: NoticeKind = .received) -> [Int?: [TemplateProblem]] {
    do throws(TemplateFaults) {
      _ = try NoticeTemplate(kind, text: text, file: "x.mustache")
      return [:]
    } catch {
      return Dictionary(grouping: error.faults, by: \.line).mapValues { $0.map(\.problem) }
    }
  }

  @Test("what editors leave behind is no fault and makes no difference within the mail")
  func editors() throws {
    #expect(faults(head + "{{name}}{{submitted}}") == [])
    #expect(faults("\u{FEFF}Subject: 主旨\r\n\r\n{{ name }}{{ submitted }}\r\n") == [])
    #expect(faults(head + "\n\n{{! 註解 }}\n{{name}}{{submitted}}\n \n\n") == [])
    let unix = try NoticeTemplate(.received, text: head + "{{name}}{{submitted}}\n", file: "x")
    let windows = try NoticeTemplate(
      .received, text: "\u{FEFF}Subject:  主旨 \r\n\r\n{{name}}{{submitted}}\r\n", file: "x")
    #expect(windows.subject == unix.subject)
  }

  @Test("the subject comes first, once, without tags")
  func subject() {
    #expect(problems("{{name}}{{submitted}} 您好\n")[1]?.first == .noSubject)
    #expect(problems("\n\nSubject: 主旨\n\n{{name}}{{submitted}}")[1] == [.noSubject])
    #expect(problems("Subject: \n\n{{name}}{{submitted}}") == [1: [.emptySubject]])
    #expect(problems("Subject: a\nSubject: b\n\n{{name}}{{submitted}}") == [2: [.secondSubject]])
    #expect(problems("Subject: {{name}}\n\n{{name}}{{submitted}}") == [1: [.tagInSubject]])
    #expect(problems("Bcc: x\nSubject: a\n\n{{name}}{{submitted}}") == [1: [.notAHeader]])
    #expect(
      problems("Subject: a\n{{name}}{{submitted}}\n") == [
        2: [.notAHeader], nil: [.emptyBody, .missingTag("name"), .missingTag("submitted")],
      ])
  }

  @Test("unknown and unsupported tags are named with their line")
  func tags() {
    #expect(
      problems(head + "{{name}}{{submitted}}\n{{nmae}}") == [
        4: [.unknownTag("nmae", known: ["name", "submitted", "promise", "today"])]
      ])
    #expect(
      problems(head + "{{name}}{{submitted}}\n\n{{caption}}") == [
        5: [.unknownTag("caption", known: ["name", "submitted", "promise", "today"])]
      ])
    #expect(problems(head + "{{name}}{{submitted}}{{uppercased(name)}}")[3]?.count == 1)
    for tag in ["{name}", "&name", "> other", "<other", "$block", "=<% %>=", "% CONTENT_TYPE: HTML", "^name"] {
      let problem = problems(head + "{{name}}{{submitted}}\n{{\(tag)}}")[4]?.first
      #expect(problem == .unsupportedTag(tag), "{{\(tag)}}")
    }
    #expect(problems(head + "{{name}}{{submitted}} {{\n}}") == [3: [.tagNotClosed], 4: [.strayBraces]])
    #expect(problems(head + "{{name}}{{submitted}}\nname}}") == [4: [.strayBraces]])
    #expect(problems(head + "{{name}}{{submitted}}\n{{}}")[4]?.count == 1)
  }

  @Test("sections are closed and hold what belongs to them")
  func sections() {
    #expect(faults(head + rejected, .rejected) == [])
    #expect(
      problems(head + rejected + "{{caption}}", .rejected) == [4: [.misplacedTag("caption", belongsIn: "reasons")]])
    #expect(problems(head + rejected + "{{#reasons}}", .rejected) == [4: [.sectionNotClosed("reasons")]])
    #expect(problems(head + rejected + "{{/message}}", .rejected) == [4: [.wrongSectionEnd("message")]])
    #expect(
      problems(head + rejected + "{{#name}}{{/name}}", .rejected)
        == [
          4: [
            .unknownTag(
              "name",
              known: [
                "name", "submitted", "reasons", "ordinal", "caption", "advice", "mentioned", "mentions", "message",
                "promise", "today",
              ])
          ]
        ])
  }

  @Test(
    "a mail that would keep something from the applicant is refused",
    arguments: ["name", "submitted", "caption", "advice", "message"])
  func required(tag: String) {
    let text = rejected.replacingOccurrences(of: "{{\(tag)}}", with: "")
    #expect(problems(head + text, .rejected) == [nil: [.missingTag(tag)]])
  }

  @Test(
    "so is one whose reasons stand in a part that is left out without a note, or that has a part repeated with each reason"
  )
  func hiddenSections() {
    let reasons = "{{#reasons}}{{caption}}{{advice}}{{/reasons}}"
    let note = "{{#message}}{{message}}{{/message}}"
    let mentions = "{{#mentions}}{{caption}}{{advice}}{{/mentions}}"
    func hidden(_ text: String) -> [TemplateProblem]? { problems(head + "{{name}}" + text, .rejected)[3] }
    #expect(
      hidden("{{#message}}{{message}}\(reasons){{/message}}\(mentions)") == [.hiddenSection("reasons", in: "message")])
    #expect(
      hidden("{{#reasons}}{{caption}}{{advice}}\(note){{/reasons}}\(mentions)")
        == [.hiddenSection("message", in: "reasons")])
    #expect(
      hidden("{{#mentioned}}\(reasons)\(mentions){{/mentioned}}\(note)") == [.hiddenSection("reasons", in: "mentioned")]
    )
    #expect(hidden("\(reasons)\(mentions)\(note)") == nil)
  }

  @Test("so is one without the place for what may stop the applicant the next time")
  func requiredSection() {
    let text = rejected.replacingOccurrences(of: "mentions}}", with: "reasons}}")
    #expect(problems(head + text, .rejected)[nil] == [.missingTag("mentions")])
  }

  @Test("links, numbers and control characters are refused where they stand, the subject and comments included")
  func forbidden() {
    #expect(problems(head + "{{name}}{{submitted}}\n請上https://x") == [4: [.forbidden(.link)]])
    #expect(problems(head + "{{name}}{{submitted}}\n{{! www.x }}") == [4: [.forbidden(.link)]])
    #expect(problems(head + "{{name}}{{submitted}} A123456789") == [3: [.forbidden(.identityNumber)]])
    #expect(problems("Subject: example.tw\n\n{{name}}{{submitted}}") == [1: [.forbidden(.link)]])
    #expect(
      problems(head + "{{name}}{{submitted}}\u{0}\n\u{2028}") == [3: [.controlCharacter], 4: [.controlCharacter]])
    #expect(problems(head + "{{name}}{{submitted}}\rx")[3] == [.controlCharacter])
  }

  @Test("a fault reads as file, line and what is wrong; all of them at once")
  func words() {
    #expect(
      faults(head + "{{nmae}}\nhttps://x") == [
        "x.mustache:3: {{nmae}} is unknown; known here: name, submitted, promise, today",
        "x.mustache:4: the line contains a link; the agency's mails never do",
        "x.mustache: {{name}} must stand in the text", "x.mustache: {{submitted}} must stand in the text",
      ])
  }

  @Test("faults of all files come together; a missing file and one in another encoding are faults")
  func directory() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data([0xB1, 0xD2]).write(to: folder.appendingPathComponent("approved.mustache"))
    try Data("Subject: a\n\n{{nmae}}{{name}}{{submitted}}\n".utf8).write(
      to: folder.appendingPathComponent("rejected.mustache"))
    do throws(TemplateFaults) {
      _ = try NoticeTemplates(directory: folder)
      Issue.record("bad templates were taken")
    } catch {
      #expect(error.faults.map(\.file).first == "received.mustache")
      #expect(error.faults.map(\.problem).starts(with: [.unreadable, .notUTF8]))
      #expect(error.description.contains("rejected.mustache:3: {{nmae}} is unknown"))
    }
  }
}
