import Casebook
import CasebookConformance
import Foundation
import NightRun
import ReviewDomain
import Testing

/// A home folder that the real program made, removed when the test lets go of it.
final class ProgramHome {
  /// The guide's own example of a number that passes its checksum.
  static let idNumber = "A123456789"

  let folder: HomeFolder

  init() async throws {
    folder = HomeFolder(FileManager.default.temporaryDirectory.appending(path: "home-\(UUID().uuidString)"))
    let made = try await Program.run(["init", "--home", folder.url.path])
    try #require(made.status == 0, "\(made.errors)")
  }

  deinit {
    try? FileManager.default.removeItem(at: folder.url)
  }

  /// Runs a command on this home.
  func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(arguments + ["--home", folder.url.path])
  }

  /// Puts a good form with pictures that are none into the inbox.
  func put(
    _ application: String, as name: String? = nil, applicant changes: [String: String] = [:], portrait: Data? = nil,
    submittedAt: String = "2025-11-20T09:31:00+08:00"
  ) throws {
    let applicant = [
      "name": "甄健康", "idNumber": Self.idNumber, "birthDate": "70/1/1", "phone": "0912-345-678",
      "email": "applicant1@example.tw",
    ].merging(changes) { $1 }
    let form: [String: Any] = [
      "schema": 1, "applicationId": application, "submittedAt": submittedAt, "channel": "general",
      "consentAt": "2025-11-20T09:29:10+08:00", "applicant": applicant,
      "identityDocument": ["kind": "national_id", "issueDate": "94/7/1", "file": "id-front.jpg"],
      "portrait": ["file": "portrait.jpg"],
    ]
    let bundle = folder.inbox.appending(path: name ?? application)
    try FileManager.default.createDirectory(at: bundle, withIntermediateDirectories: true)
    try JSONSerialization.data(withJSONObject: form).write(to: bundle.appending(path: "application.json"))
    try (portrait ?? Data("portrait of \(application)".utf8)).write(to: bundle.appending(path: "portrait.jpg"))
    try Data("identity of \(application)".utf8).write(to: bundle.appending(path: "id-front.jpg"))
  }

  /// Gives the home a copy of the shipped rules, and answers its folder.
  func ownRules() throws -> URL {
    let rules = folder.url.appending(path: "rules")
    try FileManager.default.copyItem(at: Program.checkout.appending(path: "rules"), to: rules)
    let configuration = try String(contentsOf: folder.configuration, encoding: .utf8) + "\nrules: rules\n"
    try Data(configuration.utf8).write(to: folder.configuration)
    return rules
  }

  /// Has the mail of reviewers' decisions go with the next run.
  func holdNoMail() throws {
    let configuration = try String(contentsOf: folder.configuration, encoding: .utf8)
    try Data(configuration.replacing("# undo_minutes: 10", with: "undo_minutes: 0").utf8).write(
      to: folder.configuration)
  }

  /// Copies a bundle of samples/inbox into the inbox.
  func putSample(_ name: String) throws {
    try FileManager.default.copyItem(
      at: Program.checkout.appending(path: "samples/inbox/\(name)"), to: folder.inbox.appending(path: name))
  }

  /// Puts applications into the casebook that wait for a reviewer, by the order of the numbers.
  ///
  /// - Parameter login: of the counter's staff who registered the first.
  func refer(_ numbers: [Int], firstRegisteredBy login: String? = nil) throws {
    let casebook = try casebook()
    _ = try casebook.register(
      try numbers.map { try Samples.new($0, registeredBy: $0 == numbers.first ? login : nil) }, at: Samples.hour(10))
    try referAll()
  }

  /// Has every application that waits for the machine wait for a reviewer.
  func referAll() throws {
    let casebook = try casebook()
    let claims = try casebook.claim(limit: 1000, holder: "test", lease: 60, at: Samples.hour(11))
    _ = try casebook.complete(claims.map { Samples.completion(of: $0, .refer) }, at: Samples.hour(11))
  }

  func casebook() throws -> SQLiteCasebook { try SQLiteCasebook(path: folder.casebook.path, create: false) }

  /// Everything that a night must not change a second time: names and bytes of mails, names elsewhere, the journal's head.
  func traces() throws -> ProgramTraces {
    let new = folder.outbox.appending(path: "new")
    let mails = (try? FileManager.default.contentsOfDirectory(atPath: new.path)) ?? []
    return ProgramTraces(
      journal: try casebook().journalHead(), inbox: try folder.waitingBundles().sorted(),
      refused: try folder.refusedBundles().sorted(),
      mails: Dictionary(uniqueKeysWithValues: try mails.map { ($0, try Data(contentsOf: new.appending(path: $0))) }))
  }
}

struct ProgramTraces: Equatable {
  let journal: JournalCheckpoint?
  let inbox: [String]
  let refused: [String]
  let mails: [String: Data]
}
