import Foundation
import UploadInspection

/// Speed and memory of the inspection.
struct BenchAnswer: Answer {
  struct Rate: Encodable {
    let workers: Int
    let photosPerSecond: Double
    /// Largest resident memory of a worker; 0 where the system does not tell.
    let peakMegabytes: Double
    /// Largest proportional memory of a worker: shared pages are divided among those who share them.
    let proportionalMegabytes: Double
  }

  let rates: [Rate]
  let stages: StageTimes

  func text() -> String {
    var workers = TextTable(header: ["WORKERS", "PHOTOS/S", "PEAK MB A WORKER", "PROPORTIONAL MB"])
    for rate in rates {
      workers.add([
        "\(rate.workers)", rate.photosPerSecond.oneDecimal, rate.peakMegabytes.oneDecimal,
        rate.proportionalMegabytes.oneDecimal,
      ])
    }
    var table = TextTable(header: ["STAGE", "MS A PHOTO"])
    for stage in stages.stages { table.add([stage.name, String(format: "%.2f", stage.milliseconds)]) }
    return workers.text() + "\n" + table.text() + """

      whole inspection  \(stages.inspection.oneDecimal) ms a photo on one thread (\(stages.pictures) photos)
      bare              \(stages.bare.oneDecimal) ms: decode, face detector, mesh and person mask alone
      ratio of rates    \(String(format: "%.2f", stages.ratio))

      """
  }
}

extension Double {
  fileprivate var oneDecimal: String { String(format: "%.1f", self) }
}
