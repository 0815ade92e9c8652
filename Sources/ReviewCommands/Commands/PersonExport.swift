import ArgumentParser
import Casebook
import DurableFiles
import Foundation
import NightRun
import ReviewDomain

struct PersonExport: HomeCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Copy all that is kept of a person into a new folder: forms, pictures, decisions, mails, journal.",
    discussion: """
      The folder is for its owner only. The journal tells who took it. Forms that were returned have no number that is known to be right, and \
      are not found by one.

      Example:
        card-review person export A123456789 --output /secure/A123456789
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: ArgumentHelp("The identity number.", valueName: "number"), transform: ArgumentText.typed)
  var person: IdentityNumber
  @Option(name: .customLong("output"), help: ArgumentHelp("The folder, which must not exist.", valueName: "dir"))
  var folder: String

  func run(in context: CommandContext) async throws {
    let office = try home.office(in: context)
    let casebook = office.casebook
    let applications = try casebook.applications(of: person)
    guard !applications.isEmpty else { throw CommandFailure(.noInput, "nothing is kept under this number") }
    let folder = URL(filePath: folder, directoryHint: .isDirectory).absoluteURL
    guard !FileManager.default.fileExists(atPath: folder.path) else {
      throw CommandFailure(.usage, "\(folder.path) is there already; name a new folder")
    }
    try DurableFile.makeFolder(folder.path)
    try casebook.noteAccess(
      [.everything], to: applications.map(\.application), by: .person(context.user()), at: context.now())
    let store = PictureStore(folder: office.home.pictures)
    for (application, _) in applications {
      guard let record = try casebook.record(of: application) else { continue }
      let place = folder.appending(path: application.text)
      try DurableFile.makeFolder(place.path)
      try DurableFile.write(record.form, to: place.appending(path: "application.json").path)
      let journal = try casebook.journal(of: application, after: 0, limit: .max)
      let told = try PersonRecord(record, journal)
      try DurableFile.write(Data((JSONText.of(told) + "\n").utf8), to: place.appending(path: "record.json").path)
      for (name, digest) in [("identity", record.identitySHA256), ("portrait", record.portraitSHA256)] {
        let picture = store.url(of: digest)
        // One that retention has deleted is not kept.
        guard FileManager.default.fileExists(atPath: picture.path) else { continue }
        try DurableFile.copy(picture.path, to: place.appending(path: "\(name).jpg").path)
      }
      for notice in record.notices {
        let name = "mail-\(notice.id).eml"
        try DurableFile.write(notice.notice.bytes, to: place.appending(path: name).path)
      }
      try DurableFile.syncFolder(place.path)
    }
    try DurableFile.syncFolder(folder.path)
    try context.print(
      ExportAnswer(folder: folder.path, applications: applications.map(\.application.text)), as: output.format)
  }
}

/// What is recorded of one application, in a person's hands.
private struct PersonRecord: Encodable {
  let application: String
  let status: ApplicationStatus
  let submittedAt: Date
  let receivedAt: Date
  let inspectedAt: Date?
  let evidence: Evidence?
  let judgement: Judgement?
  let decisions: [Decision]
  let history: [HistoryAnswer.Line]

  struct Decision: Encodable {
    let decision: ReviewDomain.Decision
    let reasons: [ReasonCode]
    let message: String?
    let note: String?
    let by: String
    let at: Date
  }

  init(_ record: ApplicationRecord, _ journal: [JournalEntry]) throws {
    application = record.application.id.text
    status = record.status
    submittedAt = record.application.submittedAt
    receivedAt = record.receivedAt
    inspectedAt = record.inspectedAt
    evidence = record.evidence
    judgement = record.judgement
    decisions = record.decisions.map {
      Decision(
        decision: $0.decision, reasons: $0.reasons, message: $0.message, note: $0.note, by: $0.decidedBy.text,
        at: $0.decidedAt)
    }
    history = try HistoryAnswer(
      .init(application: record.application.id, decisions: record.decisions, cancellation: record.cancellation), journal
    ).entries
  }
}

private struct ExportAnswer: Answer {
  let folder: String
  let applications: [String]

  func text() -> String { "\(folder.strippedOfControls) holds \(applications.count) applications.\n" }
}
