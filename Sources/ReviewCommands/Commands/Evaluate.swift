import AgencyRules
import ArgumentParser
import Foundation
import NightRun
import PhotoEvaluation
import ReviewDomain

struct Evaluate: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the inspection over a labelled set of photos and say how well it did.",
    discussion: """
      LABELS.csv has the columns file (relative to it) and reasons (codes with blanks between, empty for a good photo), and may have
      identity (the document's picture), kind (of defect) and group (good photos of the groups are compared). A photo without an answer is an error.
      Thresholds are on a scale with the rules' refer limit at 0 and their reject limit at 1.

      With --documents the pictures are identity documents, and the columns are file and, each where known, kind, number, name, birth_date
      (as printed) and group. Each document is compared with its own label, so that every contradiction is a false one.

      Example:
        card-review evaluate labels.csv
        card-review evaluate --documents documents.csv
        card-review evaluate labels.csv --rules candidate-rules --json
      """)

  @Argument(help: ArgumentHelp("The label file.", valueName: "labels.csv"))
  var labels: String
  @Flag(help: "Read identity documents instead of judging photos.")
  var documents = false
  @OptionGroup var rules: RulesOptions
  @OptionGroup var workers: WorkersOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    if documents { return try await evaluateDocuments(in: context) }
    let program = context.program()
    let ruleSet = try RulesFolder(at: rules.folder(for: program), measures: MeasureCatalogue.types).ruleSet
    let pictures = try LabelFile.read(URL(filePath: labels).absoluteURL, known: Set(ruleSet.reasons.keys))
    try check(pictures.map { ($0.file, $0.url) })
    let bar = ProgressBar(context: context)
    let gathered = GatheredResults<EvaluatedPicture>()
    let jobs = pictures.map { InspectionJob(portrait: $0.url, identity: $0.identity) }
    await (try Office.pool(program, workers: workers.workers)).inspect(jobs) { result in
      let (evidence, judgement) = InspectionJudgement.ofLoosePictures(result.evidence, by: ruleSet)
      let picture = EvaluatedPicture(label: pictures[result.index], evidence: evidence, judgement: judgement)
      bar.draw("pictures", done: await gathered.add(picture, at: result.index), total: jobs.count)
    }
    bar.clear()
    try context.print(
      EvaluationAnswer(figures: Evaluation.figures(of: await gathered.inOrder, by: ruleSet)), as: output.format)
  }

  private func evaluateDocuments(in context: CommandContext) async throws {
    let documents = try DocumentLabelFile.read(URL(filePath: labels).absoluteURL)
    try check(documents.map { ($0.file, $0.url) })
    let bar = ProgressBar(context: context)
    let gathered = GatheredResults<EvaluatedDocument>()
    let today = CivilDate(of: context.now())
    let jobs = documents.map {
      InspectionJob(portrait: nil, identity: $0.url, claim: $0.claim(on: today), tellsContent: true)
    }
    await (try Office.pool(context.program(), workers: workers.workers)).inspect(jobs) { result in
      let document = EvaluatedDocument(
        label: documents[result.index], content: result.content,
        comparisons: (try? result.evidence.get().comparisons) ?? [])
      bar.draw("documents", done: await gathered.add(document, at: result.index), total: jobs.count)
    }
    bar.clear()
    try context.print(
      DocumentEvaluationAnswer(figures: DocumentFigures(await gathered.inOrder)), as: output.format)
  }

  private func check(_ files: [(name: String, url: URL)]) throws {
    let absent = files.filter { !FileManager.default.fileExists(atPath: $0.url.path) }
    if let first = absent.first {
      throw CommandFailure(.noInput, "\(absent.count) picture(s) of \(labels) are not there, such as \(first.name)")
    }
  }
}
