import ReviewDomain
import ReviewerDesk

/// How the rows of cells in a text stand: a row a line, its cells parted by tabs, as `TextTable` writes them.
package enum TextLayout: Sendable, Hashable {
  /// For other programs: as they are, a tab between cells and nothing padded.
  case tabs
  /// In aligned columns, however wide they become.
  case wide
  /// In aligned columns of a terminal, with cells wrapped where the row would not fit.
  case terminal(columns: Int)

  /// Lays out every run of lines with tabs; leaves other lines as they are.
  package func laidOut(_ text: String) -> String {
    guard self != .tabs else { return text }
    var result = ""
    var rows: [[String]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.contains("\t") {
        rows.append(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
        continue
      }
      result += columns(of: rows) + line + "\n"
      rows = []
    }
    // The last line end of a text ends a line and begins none.
    return String((result + columns(of: rows)).dropLast())
  }

  private func columns(of rows: [[String]]) -> String {
    if rows.isEmpty { return "" }
    let widths = widths(of: rows)
    return rows.map { row in
      let cells = row.enumerated().map { WrappedText.lines(of: $1, width: widths[$0]) }
      return (0..<(cells.map(\.count).max() ?? 0)).map { line in
        let padded = cells.enumerated().map { column, lines in
          let words = line < lines.count ? lines[line] : ""
          return words + String(repeating: " ", count: max(0, widths[column] - words.displayWidth))
        }
        return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed()) + "\n"
      }.joined()
    }.joined()
  }

  /// Takes from the widest columns what is too much, down to what their longest words need; where that does not do, words are broken.
  private func widths(of rows: [[String]]) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    func widest(_ width: (String) -> Int) -> [Int] {
      (0..<count).map { column in rows.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0 }
    }
    var widths = widest(\.displayWidth)
    guard case .terminal(let columns) = self else { return widths }
    var excess = widths.reduce(0, +) + 2 * (count - 1) - columns
    let words = widest(WrappedText.longestWord)
    for least in [words, words.map { min(Self.longestKeptWhole, $0) }] {
      while excess > 0 {
        let shrinkable = (0..<count).filter { widths[$0] > least[$0] }
        guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    return widths
  }

  /// Longer words are broken where a row does not fit otherwise.
  private static let longestKeptWhole = 24
}
