import Casebook
import ReviewDomain

/// What a check of journal and tables found.
struct JournalAnswer: Answer {
  let intact: Bool
  /// Of the last entry, to be kept elsewhere; absent where something is wrong.
  let head: String?
  /// The first entry that is wrong.
  let brokenAt: Int64?
  let why: String?
  /// Applications whose rows were compared with the journal.
  let compared: Int
  /// How many places of the tables are not as the journal tells.
  let faultCount: Int
  /// The first of them.
  let faults: [String]
  let checkedHead: JournalCheckpoint?
  private let kept: JournalCheckpoint?

  private enum CodingKeys: CodingKey {
    case intact, head, brokenAt, why, compared, faultCount, faults
  }

  init(_ found: JournalVerification, against kept: JournalCheckpoint?, state: StateVerification) {
    self.kept = kept
    compared = state.compared
    faultCount = state.count
    faults = state.faults.map(\.description)
    switch found {
    case .intact(let sequence, let hash):
      intact = true
      checkedHead = sequence == 0 ? nil : JournalCheckpoint(sequence: sequence, hash: hash)
      (brokenAt, why) = (nil, nil)
    case .broken(let sequence, let why):
      intact = false
      checkedHead = nil
      brokenAt = sequence
      self.why = why
    }
    head = faultCount == 0 ? checkedHead?.description : nil
  }

  var isRight: Bool { intact && faultCount == 0 }

  func text() -> String {
    var lines: [String] = []
    if let brokenAt, let why {
      lines.append("BROKEN at entry \(brokenAt): \(why)")
    } else if checkedHead == nil {
      lines.append("The journal is empty.")
    } else {
      let holds = kept.map { ", and holds entry \($0.sequence) as it was kept" } ?? ""
      lines.append("The journal is intact\(holds).")
    }
    if faultCount == 0 {
      lines.append("The tables are as it tells: \(compared) applications.")
    } else {
      lines.append("The tables are NOT as it tells, in \(faultCount) places:")
      lines += faults.map { "  \($0)" } + (faultCount > faults.count ? ["  …"] : [])
    }
    if let head { lines += ["Its head, to be kept elsewhere:", head] }
    return lines.map { $0.strippedOfControls + "\n" }.joined()
  }
}
