import NightRun

/// A bar on one line of standard error, redrawn in place. On anything but a terminal it draws nothing.
package struct ProgressBar: Sendable {
  let context: CommandContext

  func draw(_ label: String, done: Int, total: Int?) {
    guard context.showsProgress else { return }
    context.writeError("\r\u{1B}[K" + Self.line(label, done: done, total: total, columns: context.columns))
  }

  func clear() {
    guard context.showsProgress else { return }
    context.writeError("\r\u{1B}[K")
  }

  package static func line(_ label: String, done: Int, total: Int?, columns: Int) -> String {
    guard let total, total > 0 else { return "\(label) \(done)" }
    let count = " \(done)/\(total)"
    let width = max(0, min(40, columns - label.count - count.count - 4))
    let filled = min(width, width * done / total)
    return "\(label) [" + String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled) + "]"
      + count
  }
}
