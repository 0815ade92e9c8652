import ArgumentParser
import Foundation
import NightRun
import PhotoEvaluation
import ReviewDomain

struct Evaluate: ReviewCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the inspection over a labelled set of photos and say how well it did.",
    discussion: """
      LABELS.csv has the columns file (relative to it) and reasons (codes with blanks between, empty for a good photo), and may have \
      identity (the document's picture), kind (of defect) and group (good photos of the groups are compared). A photo without an answer is an error. \
      A column label may say doubtful: such photos count in neither. --by compares photos by a column, such as their source, or by skin, the \
      thirds by the brightness of their skin. What the doubt model was made from it judges too kindly: --left-out names the doubts that \
      `make calibrate` measured with each photo's source left out.
      Thresholds are on a scale with the rules' refer limit at 0 and their reject limit at 1.

      With --documents the pictures are identity documents, and the columns are file and, each where known and as printed, kind, number, name, \
      romanised_name, birth_date, issue_date and expiry_date. Documents with the same value in the column group, or in those of --by, are \
      counted apart. Each document is compared with its own label, so that every contradiction is a false one.

      Example:
        card-review evaluate labels.csv
        card-review evaluate --documents documents.csv --by layout
        card-review evaluate labels.csv --rules candidate-rules --json
        card-review evaluate labels.csv --pictures photos --by source --by skin --left-out left-out.csv
      """)

  @Argument(help: ArgumentHelp("The label file.", valueName: "labels.csv"))
  var labels: String
  @Flag(help: "Read identity documents instead of judging photos.")
  var documents = false
  @Option(help: ArgumentHelp("The folder of the pictures, where it is not the label file's.", valueName: "folder"))
  var pictures: String?
  @Option(
    help: ArgumentHelp("Compare photos by this column of the label file; may be given again.", valueName: "column"))
  var by: [String] = []
  @Option(help: ArgumentHelp("Doubts measured with each photo's source left out.", valueName: "csv"))
  var leftOut: String?
  @OptionGroup var rules: RulesOptions
  @OptionGroup var workers: WorkersOptions
  @OptionGroup var output: OutputOptions

  func run(in context: CommandContext) async throws {
    try ArgumentText.requireLabelFile(labels)
    if documents { return try await evaluateDocuments(in: context) }
    let program = context.program()
    let ruleSet = try rules.ruleSet(for: program)
    let labelled = LabelledPhotos(labels: labels, pictures: pictures)
    let leftOutDoubts = try leftOut.map { try LeftOutDoubts(URL(filePath: $0).absoluteURL) }
    var judged = try await labelled.judged(by: ruleSet, workers: workers, in: context)
    if let leftOutDoubts { judged = judged.compactMap { leftOutDoubts.judged($0, by: ruleSet) } }
    try context.print(
      EvaluationAnswer(figures: Evaluation.figures(of: judged, by: ruleSet, comparing: by)), as: output.format)
  }

  private func evaluateDocuments(in context: CommandContext) async throws {
    let documents = try DocumentLabelFile.read(
      URL(filePath: labels).absoluteURL, groupedBy: by.isEmpty ? ["group"] : by)
    try LabelledPhotos.check(documents.map { ($0.file, $0.url) }, of: labels)
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
}
