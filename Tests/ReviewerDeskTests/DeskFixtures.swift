import ReviewDomain
import ReviewerDesk
import Testing

/// Invented applications and reasons, and a desk with one of them.
enum DeskFixtures {
  static let reasons = DeskReasons([
    reason("no_face", "沒有臉"),
    reason("file_too_large", "檔案過大", details: ["portrait", "identity"], needsDetail: true),
    reason("features_unclear", "五官不夠清晰", details: ["covered", "dark"]),
    reason("other", "其他"),
    reason("undetermined", "無法判定", mayReject: false),
  ])

  private static func reason(
    _ code: ReasonCode, _ caption: String, details: [String] = [], needsDetail: Bool = false, mayReject: Bool = true
  ) -> Reason {
    Reason(
      code: code, caption: caption, advice: "", machineMayReject: false, reviewerMayReject: mayReject,
      details: details.map { ReasonDetail(code: $0, caption: "\($0)的", advice: nil) }, needsDetail: needsDetail)
  }

  static func id(_ number: Int) throws -> ApplicationID { try #require(ApplicationID("2026-00000\(number)")) }

  /// - Parameters:
  ///   - subject: of the one finding.
  ///   - measure: of the one finding.
  static func shown(
    _ number: Int, machine: [ReasonCode: Set<String>] = ["no_face": []], spoke subject: Subject = .portrait,
    _ measure: MeasureName = "face.count"
  ) throws -> DeskCase {
    DeskCase(
      application: try id(number), name: "甄健康", number: "A12345****", due: "2026-11-26, in 3 working days",
      fields: [.init("born", "1981-01-01 (民國70/01/01), 45 years old"), .init("document", "national_id")],
      comparisons: [.init(field: "name", outcome: "match", typed: "甄健康", read: "甄健康")],
      findings: [
        .init(
          subject: subject, measure: measure, reason: "no_face 沒有臉",
          sentence: "face.count of the photo is 0; referred where below 1 (no face is seen)")
      ], machineReasons: machine)
  }

  static func desk(with number: Int = 1, machine: [ReasonCode: Set<String>] = ["no_face": []]) throws -> DeskModel {
    var model = DeskModel(reasons: reasons)
    _ = model.receive(.shown(try shown(number, machine: machine), waiting: 3))
    return model
  }
}

extension DeskModel {
  /// Types keys as letters, `⏎` for Enter, `⎋` for Escape and `⌫` for backspace.
  @discardableResult
  mutating func type(_ keys: String) -> [DeskAction] {
    keys.flatMap { character in
      switch character {
      case "⏎": receive(.key(.enter))
      case "⎋": receive(.key(.escape))
      case "⌫": receive(.key(.backspace))
      default: receive(.key(.character(character)))
      }
    }
  }
}
