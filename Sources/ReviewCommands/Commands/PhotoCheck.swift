import ArgumentParser
import Foundation
import NightRun
import ReviewDomain

struct PhotoCheck: ReviewCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Inspect photos and say what would become of them.",
    discussion: """
      Prints measurements, the bands that spoke, and the verdict. Ends with 0 when every file got an answer, whatever the answer is. \
      With --json one object a line: file, verdict (approve, reject, refer), reasons, measurements, evidence, bands.

      Example:
        card-review photo check portrait.jpg --identity id-front.jpg
        card-review photo check *.jpg --json
        card-review photo check portrait.jpg --annotate findings.png
      """)

  @Argument(help: ArgumentHelp("The photos.", valueName: "file"))
  var files: [String]
  @Option(
    help: ArgumentHelp("The front of the identity document that was uploaded with each photo.", valueName: "file"))
  var identity: String?
  @OptionGroup var rules: RulesOptions
  @Option(help: ArgumentHelp("Draw what was found onto the photo; for one photo only.", valueName: "out.png"))
  var annotate: String?
  @OptionGroup var workers: WorkersOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if annotate != nil && files.count != 1 { throw ValidationError("--annotate takes exactly one photo") }
  }

  func run(in context: CommandContext) async throws {
    let program = context.program()
    let ruleSet = try CheckedRules(at: rules.folder(for: program)).folder.ruleSet
    let pool = try Office.pool(program, workers: workers.workers)
    if let problem = identity.flatMap(ArgumentText.problem) { throw CommandFailure(.noInput, problem) }
    let problems = files.compactMap(ArgumentText.problem)
    let present = files.filter { ArgumentText.problem(ofPicture: $0) == nil }
    let jobs = present.map { InspectionJob(portrait: absolute($0), identity: identity.map(absolute)) }
    let bar = ProgressBar(context: context)
    let printer = PhotoCheckPrinter(files: present, rules: ruleSet, format: output.format, context: context)
    await pool.inspect(jobs) { result in
      bar.clear()
      let printed = await printer.add(result)
      bar.draw("photos", done: printed, total: present.count)
    }
    bar.clear()
    if let failure = await printer.failure { throw failure }
    if let annotate, let judgement = await printer.lastJudgement {
      let captions = judgement.reasons.map { "\($0) \(ruleSet.reasons[$0]?.caption ?? "")" }
      let picture = try await pool.annotated(absolute(files[0]), lines: ["\(judgement.verdict.rawValue)"] + captions)
      try context.write(picture: picture, to: annotate)
    }
    if !problems.isEmpty { throw CommandFailure(.noInput, messages: problems) }
  }

  private func absolute(_ path: String) -> URL { URL(filePath: path).absoluteURL }
}

/// Prints answers in the order of the files, whatever the order in which workers finish.
private actor PhotoCheckPrinter {
  private let files: [String]
  private let rules: RuleSet
  private let format: OutputFormat
  private let context: CommandContext
  private var waiting: [Int: PhotoCheckAnswer] = [:]
  private var printed = 0
  private(set) var lastJudgement: Judgement?
  /// Why answers could not be printed, from the first that could not.
  private(set) var failure: (any Error)?

  init(files: [String], rules: RuleSet, format: OutputFormat, context: CommandContext) {
    self.files = files
    self.rules = rules
    self.format = format
    self.context = context
  }

  /// - Returns: how many have been printed.
  func add(_ result: InspectionResult) -> Int {
    let (evidence, judgement) = InspectionJudgement.ofLoosePictures(result.evidence, by: rules)
    waiting[result.index] = PhotoCheckAnswer(
      file: files[result.index], evidence: evidence, judgement: judgement, captions: rules.reasons.mapValues(\.caption))
    while let answer = waiting.removeValue(forKey: printed) {
      do {
        if failure == nil { try context.print(answer, as: format) }
      } catch {
        failure = error
      }
      lastJudgement = answer.judgement
      printed += 1
    }
    return printed
  }
}
