import ArgumentParser
import Casebook
import Foundation
import NightRun
import ReviewDomain
import ReviewerDesk

struct Show: HomeCommand {
  static let right = Right.review
  static let configuration = CommandConfiguration(
    abstract: "Show applications: the form, where its pictures are, what was measured, and why it was referred.",
    discussion: """
      The identity number's last four characters are hidden unless asked for; where the document has a number that differs only \
      there, those that differ are shown. Of \
      several at once, whole numbers are a senior's to see where reviewers.yaml says who may do what, with a reason (--note) that the journal keeps.

      Example:
        card-review show 2026-000123
        card-review show 2026-000123 --whole-id
        card-review show 2026-000123 --picture
        card-review show 2026-000123 --sheet - > evidence.png
        card-review show 123 124 --whole-id --note 'audit of November'
      """)

  @OptionGroup var home: HomeOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions
  @Argument(
    help: ArgumentHelp("The applications' numbers.", valueName: "application"), completion: TypedWords.waiting,
    transform: ArgumentText.application)
  var applications: [ApplicationID]
  @Flag(help: "Show the whole identity number.")
  var wholeID = false
  @Flag(help: "Show every measurement, not only those that spoke.")
  var measurements = false
  @Flag(help: "Show photo and document in the terminal too, with the places marked that spoke.")
  var picture = false
  @Option(
    help:
      "How --picture shows them: kitty, sixel, iterm2, or symbols; without it as the terminal's environment says, else in symbols."
  )
  var pictures: PictureMode?
  @Option(
    help: ArgumentHelp(
      "Draw one application's photo, document and findings on one page, its words masked; `-` for standard output.",
      valueName: "out.png"))
  var sheet: String?
  @OptionGroup var reason: StatedReason

  func validate() throws {
    if picture && output.json { throw ValidationError("--picture is for people: leave --json out") }
    if sheet != nil && (picture || applications.count != 1 || wholeID || measurements || output.json) {
      throw ValidationError("--sheet takes one application and nothing else")
    }
  }

  func run(in context: CommandContext) async throws {
    if wholeID, Set(applications).count > 1 {
      try context.caller.requireToOverrule("whole numbers of several people", because: reason.note)
    }
    if let sheet, sheet != "-" {
      try context.caller.requireFiles(of: "--sheet", instead: "let your shell write it: --sheet - > \(sheet)")
    }
    let office = try home.office(in: context)
    if let sheet { return try await draw(applications[0], of: office, to: sheet, in: context) }
    guard picture else {
      return try EachApplication(applications, hint: home.hint) { number, isFurther in
        if isFurther, !output.json { try context.write("\n") }
        _ = try show(number, of: office, in: context)
      }
    }
    let print = PicturePrint(as: pictures, in: context)
    try await Office.pool(context.program(), workers: 1).withPreviews(reading: [office.home.pictures.path]) { worker in
      try await EachApplication(applications, hint: home.hint).inTurn { number, isFurther in
        if isFurther { try context.write("\n") }
        guard let record = try show(number, of: office, in: context) else { return }
        let wanted = CasePictures(of: record, in: office.home)
        let seen = await wanted.decoded(by: worker, for: record.application.id, isUrgent: true)
        try context.write(print.text(of: seen, marking: wanted.places))
      }
    }
  }

  private func draw(_ number: ApplicationID, of office: Office, to path: String, in context: CommandContext)
    async throws
  {
    let record = try office.casebook.record(typed: number, for: context.user())
    try office.casebook.noteAccess(
      [.pictures], to: [record.application.id], by: .person(context.user()), at: context.now())
    let pictures = PictureStore(folder: office.home.pictures)
    let lines = EvidenceSheet(record: record, reasons: office.rules.ruleSet.reasons).lines
    let picture = try await Office.pool(context.program(), workers: 1).annotated(
      pictures.url(of: record.portraitSHA256), beside: pictures.url(of: record.identitySHA256), isSheet: true,
      lines: lines)
    try context.write(picture: picture, to: path)
  }

  /// - Returns: what was shown; nil for a returned form, which has no pictures.
  private func show(
    _ application: ApplicationID, of office: Office, in context: CommandContext
  ) throws -> ApplicationRecord? {
    if let returned = try office.casebook.returnRecord(of: application) {
      try context.print(
        ReturnAnswer(
          returned, reasons: office.rules.ruleSet.reasons, language: language.language(in: context)), as: output.format)
      return nil
    }
    let record = try office.casebook.record(typed: application, for: context.user())
    // Nobody looks without its being noted.
    try office.casebook.noteAccess(
      wholeID ? [.pictures, .number] : [.pictures], to: [record.application.id], because: reason.note,
      by: .person(context.user()), at: context.now())
    let named = record.evidence.flatMap { record.judgement?.likePortraits(in: $0) } ?? []
    let answer = ShowAnswer(
      record: record, likenesses: try named.compactMap { try office.casebook.record(of: $0, for: context.user()) },
      rules: office.rules,
      pictures: PictureStore(folder: office.home.pictures), links: PictureLinks(of: office.home),
      today: CivilDate(of: context.now()), wholeID: wholeID, allMeasurements: measurements,
      language: language.language(in: context))
    try context.print(answer, as: output.format)
    return record
  }
}
