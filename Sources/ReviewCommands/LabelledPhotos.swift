import Foundation
import NightRun
import PhotoEvaluation
import ReviewDomain

/// The photos of a label file, inspected by the worker pool and judged.
struct LabelledPhotos {
  /// The label file.
  let labels: String
  /// The folder of the pictures; nil for the label file's.
  let pictures: String?

  func judged(
    by rules: RuleSet, workers: WorkersOptions, in context: CommandContext
  ) async throws -> [EvaluatedPicture] {
    let photos = try LabelFile.read(
      URL(filePath: labels).absoluteURL,
      pictures: pictures.map { URL(filePath: $0, directoryHint: .isDirectory).absoluteURL },
      known: Set(rules.reasons.keys))
    try Self.check(photos.map { ($0.file, $0.url) }, of: labels)
    let bar = ProgressBar(context: context)
    let gathered = GatheredResults<EvaluatedPicture>()
    let jobs = photos.map { InspectionJob(portrait: $0.url, identity: $0.identity) }
    await (try Office.pool(context.program(), workers: workers.workers)).inspect(jobs) { result in
      let (evidence, judgement) = InspectionJudgement.ofLoosePictures(result.evidence, by: rules)
      let photo = EvaluatedPicture(label: photos[result.index], evidence: evidence, judgement: judgement)
      bar.draw("pictures", done: await gathered.add(photo, at: result.index), total: jobs.count)
    }
    bar.clear()
    return await gathered.inOrder
  }

  /// - Throws: where pictures of a label file are not there.
  static func check(_ files: [(name: String, url: URL)], of labels: String) throws {
    let absent = files.filter { !FileManager.default.fileExists(atPath: $0.url.path) }
    if let first = absent.first {
      throw CommandFailure(.noInput, "\(absent.count) picture(s) of \(labels) are not there, such as \(first.name)")
    }
  }
}
