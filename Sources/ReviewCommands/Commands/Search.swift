import ArgumentParser
import Casebook
import DocumentReading
import Foundation
import NightRun
import ReviewDomain

struct Search: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Find applications by name, last four characters of the number, telephone, mail or date.",
    discussion: """
      Each word must fit: a part of the name, in whichever forms of its characters (台 finds 臺) and cases; the last four of the identity number; a telephone number; an address, or its part with an @; a \
      day, on which it was submitted or the applicant was born. The newest come first, masked, and the journal tells that they were looked up.

      Example:
        card-review search 甄
        card-review search 6789 70/1/1
        card-review search 0912-345-678
        card-review search @example.tw --limit 100
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @Argument(help: ArgumentHelp("What is known of the applicant.", valueName: "word"))
  var words: [String]
  @Option(help: "How many at most, 1 to 1000.", transform: ArgumentText.number(from: 1, to: 1000))
  var limit = 20

  func run(in context: CommandContext) async throws {
    let casebook = try home.casebook(in: context)
    let table = context.program().networks?.appending(path: DocumentReader.variantFile)
    let variants = try CharacterVariants(table: table.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? "")
    let terms = try words.map { try Self.term($0, variants) }
    let found = try casebook.search(terms, limit: limit + 1)
    let shown = try found.prefix(limit).map { entry in
      // Nor is whoever is to decide it again told here that it was decided.
      try casebook.secondRead(of: entry.application, for: context.user()) == nil ? entry : entry.standing(as: .referred)
    }
    try casebook.noteAccess([.found], to: shown.map(\.application), by: .person(context.user()), at: context.now())
    try context.print(
      SearchAnswer(
        applications: shown.map(SearchAnswer.Line.init), isWhole: found.count <= limit,
        show: shown.first.map { home.hint("show \($0.application)") }), as: output.format)
  }

  /// What a word is, by its form.
  private static func term(_ word: String, _ variants: CharacterVariants) throws -> SearchTerm {
    let word = word.trimmingCharacters(in: .whitespaces)
    if word.contains("@") { return .mail(word) }
    if word.wholeMatch(of: /[0-9A-Za-z][0-9]{3}/) != nil { return .lastFour(word.uppercased()) }
    if let phone = try? MobileNumber(typed: word) { return .phone(phone) }
    if let day = try? CivilDate(typed: word) { return .day(day) }
    guard word.count(where: \.isLetter) > 0 else {
      throw CommandFailure(
        .usage, "`\(word)` is no name, last four characters of a number, telephone number, address or day")
    }
    return .name(variants.forms(of: word))
  }
}

private struct SearchAnswer: Answer {
  struct Line: Encodable {
    let application: String
    let name: String
    /// Masked; absent for a returned form.
    let idNumber: String?
    let status: ApplicationStatus
    let submittedAt: Date

    init(_ entry: QueueEntry) {
      application = entry.application.text
      name = entry.name.masked
      idNumber = entry.idNumber?.masked
      status = entry.status
      submittedAt = entry.submittedAt
    }
  }

  let applications: [Line]
  /// Whether these are all.
  let isWhole: Bool
  /// For people.
  let show: String?

  private enum CodingKeys: CodingKey {
    case applications, isWhole
  }

  func text() -> String {
    guard let show else { return "No application fits.\n" }
    var table = TextTable(header: ["APPLICATION", "STATUS", "SUBMITTED", "ID NUMBER", "NAME"])
    for line in applications {
      table.add([
        line.application, line.status.rawValue, String(line.submittedAt.inTaiwan.prefix(10)), line.idNumber ?? "",
        line.name,
      ])
    }
    return table.text() + (isWhole ? "" : "There are more: add a word, or --limit.\n") + "Look at one: \(show)\n"
  }
}

extension QueueEntry {
  fileprivate func standing(as status: ApplicationStatus) -> QueueEntry {
    QueueEntry(
      application: application, name: name, idNumber: idNumber, submittedAt: submittedAt, status: status,
      reasons: reasons)
  }
}
