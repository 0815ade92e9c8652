import ArgumentParser
import FaceComparison
import Foundation
import NightRun
import ReviewDomain

struct DocumentCheck: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read a picture of an identity document and compare it with what was typed.",
    discussion: """
      Prints what the document says, how that compares with the values given, the bands that spoke, and what the document alone \
      would lead to; with a photo also how like its face is to the portrait on the document. The identity number's last four characters \
      are hidden unless asked for. Ends with 0 when the picture got an answer, \
      whatever the answer is.

      Example:
        card-review document check id-front.jpg
        card-review document check id-front.jpg --kind national_id --number A123456789 --name 甄健康 --birth 70/1/1
        card-review document check id-front.jpg --portrait portrait.jpg --faces faces.png
      """)

  @Argument(help: ArgumentHelp("The picture.", valueName: "file"))
  var file: String
  @Option(help: "The stated kind: \(IdentityDocumentKind.allCases.map(\.rawValue).joined(separator: ", ")).")
  var kind: IdentityDocumentKind?
  @Option(help: "The typed identity number.", transform: ArgumentText.typed)
  var number: IdentityNumber?
  @Option(help: "The typed name.", transform: ArgumentText.typed)
  var name: PersonName?
  @Option(help: "The typed birth date, such as 70/1/1 or 1981-01-01.", transform: ArgumentText.typed)
  var birth: CivilDate?
  @Option(
    help: ArgumentHelp("The day of submission; without it today.", valueName: "date"), transform: ArgumentText.typed)
  var submitted: CivilDate?
  @Flag(help: "Show whole identity numbers.")
  var wholeID = false
  @Option(help: ArgumentHelp("The photo whose face is compared with the document's portrait.", valueName: "file"))
  var portrait: String?
  @Option(help: ArgumentHelp("Draw the two faces side by side; with --portrait.", valueName: "out.png"))
  var faces: String?
  @OptionGroup var rules: RulesOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if faces != nil && portrait == nil {
      throw ValidationError("--faces shows two faces: name the photo with --portrait")
    }
  }

  func run(in context: CommandContext) async throws {
    let program = context.program()
    let ruleSet = try CheckedRules(at: rules.folder(for: program)).folder.ruleSet
    for path in [file] + [portrait].compactMap(\.self) {
      if let problem = ArgumentText.problem(ofPicture: path) { throw CommandFailure(.noInput, problem) }
    }
    let photo = portrait.map { URL(filePath: $0).absoluteURL }
    let claim = DocumentClaim(
      kind: kind, number: number, name: name, birthDate: birth,
      submittedOn: submitted ?? CivilDate(of: context.now()))
    let job = InspectionJob(
      portrait: photo, identity: URL(filePath: file).absoluteURL, claim: claim, tellsContent: true)
    let gathered = GatheredResults<InspectionResult>()
    let pool = try Office.pool(program, workers: 1)
    await pool.inspect([job]) { await gathered.add($0, at: $0.index) }
    guard let result = await gathered.inOrder.first else {
      throw CommandFailure(.software, "the worker gave no answer")
    }
    let (evidence, judgement) = InspectionJudgement.ofDocument(result.evidence, by: ruleSet)
    try context.print(
      DocumentCheckAnswer(
        file: file, claim: claim, content: result.content, evidence: evidence, judgement: judgement,
        captions: ruleSet.reasons.mapValues(\.caption), wholeID: wholeID), as: output.format)
    if let faces, let photo {
      let lines = [judgement.verdict.rawValue, evidence.identity?[IdentityLikeness.name]?.evidence].compactMap(\.self)
      let picture = try await pool.annotated(photo, beside: URL(filePath: file).absoluteURL, lines: lines)
      try context.write(picture: picture, to: faces)
    }
  }
}
