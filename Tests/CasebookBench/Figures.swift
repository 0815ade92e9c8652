import Foundation

/// What nights took.
struct NightFigures {
  var applications = 0
  /// Journal entries: each a change of an application's or a mail's state. Leases, of which there are none, are not
  /// counted.
  var transitions = 0
  var register = Work()
  var claim = Work()
  var complete = Work()
  var deliver = Work()

  var all: Work { register + claim + complete + deliver }

  mutating func add(_ other: NightFigures) {
    applications += other.applications
    transitions += other.transitions
    register = register + other.register
    claim = claim + other.claim
    complete = complete + other.complete
    deliver = deliver + other.deliver
  }
}

/// What was measured at one size.
struct SizeFigures {
  static let header = """
    applications  register  claim  complete  deliver  transitions/s  syncs/application  queue  show  approve  bytes each
                        µs     µs        µs       µs                                       ms    ms       ms

    """

  let size: Int
  let night: NightFigures
  let bytes: Int
  /// Milliseconds.
  let queue, show, approve: [Double]

  var line: String {
    let columns: [(String, Int)] =
      [("\(size)", 12)]
      + zip([night.register, night.claim, night.complete, night.deliver], [10, 7, 10, 9]).map { work, width in
        (String(format: "%.0f", 1e6 * work.seconds / Double(night.applications)), width)
      }
      + [
        (String(format: "%.0f", Double(night.transitions) / night.all.seconds), 15),
        (String(format: "%.3f", Double(night.all.syncs) / Double(night.applications)), 19),
        (String(format: "%.2f", median(queue)), 7), (String(format: "%.2f", median(show)), 6),
        (String(format: "%.2f", median(approve)), 9), ("\(bytes / size)", 12),
      ]
    return columns.map { text, width in String(repeating: " ", count: max(1, width - text.count)) + text }.joined()
  }

  private func median(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.sorted()[values.count / 2]
  }
}
