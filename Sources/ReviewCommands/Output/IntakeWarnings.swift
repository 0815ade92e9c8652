import Foundation
import NightRun
import ReviewDomain

/// What operations must hear of an intake, one line each on standard error.
enum IntakeWarnings {
  static func lines(of result: IntakeResult) -> [String] {
    result.refused.map { bundle in
      let further = bundle.faults.count - 1
      let more = further > 0 ? " (\(further) more fault\(further > 1 ? "s" : "") in its refused.txt)" : ""
      return
        "card-review: \(bundle.path.strippedOfControls) was refused: \(bundle.faults.first?.description ?? "")\(more)"
    } + result.stuck.map { "card-review: \($0.name.strippedOfControls) \($0.problem.strippedOfControls)" }
  }

  /// - Throws: where bundles were left in the inbox since all of them come from the future.
  static func refuseEarly(_ result: IntakeResult, at time: Date) throws {
    guard let first = result.early.first else { return }
    throw CommandFailure(
      .tryLater,
      "this machine's clock says \(time.inTaiwan), and every bundle in the inbox was sent more than a day later; "
        + "\(result.early.count) stay there, such as \(first.strippedOfControls): set the clock that is wrong")
  }
}
