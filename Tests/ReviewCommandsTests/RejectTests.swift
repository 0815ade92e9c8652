import Casebook
import Foundation
import ReviewDomain
import Testing

@Suite("The reject command", .timeLimit(.minutes(20)))
struct RejectTests {
  let home: ProgramHome
  let id: ApplicationID

  init() async throws {
    home = try await ProgramHome()
    id = try #require(ApplicationID("2026-1"))
    try home.put(id.text)
    try #require(try await home.run("intake").status == 0)
  }

  @Test(
    "refuses a message that no mail may carry, and decides nothing",
    arguments: ["見 https://example.tw", "www.example.tw", "您的字號是 A123456789", "ask a@example.tw"])
  func forbiddenMessage(message: String) async throws {
    let outcome = try await home.run("reject", id.text, "--reason", "no_face", "--message", message, "--uninspected")
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.errors.contains("message"))
    #expect(try home.casebook().record(of: id)?.status == .received)
  }

  @Test("refuses what no worker has inspected, as approve does, unless told to do without", arguments: [true, false])
  func uninspected(approve: Bool) async throws {
    let command = approve ? ["approve", id.text] : ["reject", id.text, "--reason", "no_face"]
    let outcome = try await Program.run(command + ["--home", home.folder.url.path])
    #expect(outcome.status == 65, "\(outcome)")
    #expect(outcome.errors.contains("not been inspected") && outcome.errors.contains("--uninspected"))
    #expect(try home.casebook().record(of: id)?.status == .received)
    let sure = try await Program.run(command + ["--uninspected", "--home", home.folder.url.path])
    #expect(sure.status == 0, "\(sure)")
  }

  @Test(
    "refuses `other` with a message of blanks, and reasons that are none",
    arguments: [
      ["--reason", "other", "--message", "  "], ["--reason", "other", "--note", "請重拍"], ["--reason", "no_such"],
      ["--reason", "inspection_failed"],
      ["--reason", "no_face", "--reason", "undetermined"], ["--reason", "too_few_pixels"],
      ["--reason", "features_unclear:hat"], ["--reason", "features_unclear:"], ["--reason", "no_face:left"],
    ])
  func badReasons(arguments: [String]) async throws {
    let outcome = try await Program.run(
      ["reject", id.text, "--uninspected"] + arguments + ["--home", home.folder.url.path])
    #expect(outcome.status == 64, "\(outcome)")
    #expect(try home.casebook().record(of: id)?.status == .received)
  }

  @Test(
    "without a reason, or with one that is none, lists the home's own reasons with their captions",
    arguments: [[], ["--reason", "no_such"]])
  func listsReasons(arguments: [String]) async throws {
    let file = try home.ownRules().appending(path: "reasons.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let own = "  - code: of_this_office\n    caption: 本辦公室\n    advice: 請重拍。\n    machine_may_reject: false\n"
    try Data((text + own).utf8).write(to: file)
    let outcome = try await Program.run(["reject", id.text] + arguments + ["--home", home.folder.url.path])
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.errors.contains(/of_this_office +本辦公室/), "\(outcome.errors)")
    #expect(!outcome.errors.contains("inspection_failed"), "no reason to give an applicant")
  }

  @Test("says what can be given where a reason does not say which upload is meant")
  func namesDetails() async throws {
    let outcome = try await home.run("reject", id.text, "--uninspected", "--reason", "file_too_large")
    #expect(outcome.errors.contains("file_too_large:DETAIL with one of: portrait 相片, identity 身分證件"), "\(outcome)")
  }

  @Test(
    "refuses words that are not UTF-8, as from a terminal set to Big5, and decides nothing",
    arguments: [("reject", "--message"), ("reject", "--note"), ("approve", "--note")])
  func wordsInBig5(command: String, option: String) async throws {
    let script = #"program=$1; shift; exec "$program" "$@" "$(printf '\275\320\305\123')""#
    let reason = command == "reject" ? ["--reason", "no_face"] : []
    let outcome = try await Program.run(
      [command, id.text, "--home", home.folder.url.path] + reason + [option], launcher: ["sh", "-c", script, "sh"])
    #expect(outcome.status == 64, "\(outcome)")
    #expect(outcome.errors.contains("UTF-8") && outcome.errors.contains(option))
    #expect(try home.casebook().record(of: id)?.status == .received)
  }

  @Test(
    "records every reason once in the order of reasons.yaml without those another covers, who decided, and both words")
  func records() async throws {
    let outcome = try await home.run(
      "reject", id.text, "--reason", "document_unclear", "--reason", "not_frontal", "--reason", "no_face", "--reason",
      "no_face", "--reason", "too_few_pixels:identity", "--message", "請正面拍照", "--note", "來電", "--uninspected",
      "--json")
    #expect(outcome.status == 0, "\(outcome)")
    #expect(try outcome.object()["reasons"] as? [String] == ["too_few_pixels", "no_face", "document_unclear"])
    let record = try #require(try home.casebook().record(of: id))
    #expect(record.status == .rejected)
    let decision = try #require(record.decisions.first)
    #expect(decision.reasons == ["too_few_pixels", "no_face", "document_unclear"])
    #expect(decision.message == "請正面拍照" && decision.note == "來電")
    #expect(decision.decidedBy == .person(try #require(getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) })))
    #expect(record.notices.map(\.notice.kind) == [.received, .rejected])
  }
}
