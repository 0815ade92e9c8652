import ReviewDomain

/// A small table: the first column left-aligned, all others, which hold numbers, right-aligned.
struct TextColumns {
  private var rows: [[String]] = []

  init(header: [String]? = nil) {
    if let header { rows.append(header) }
  }

  mutating func add(_ label: String, _ cells: [String]) {
    rows.append([label.strippedOfControls] + cells)
  }

  mutating func add(_ label: String, _ numbers: Int...) {
    add(label, numbers.map(String.init))
  }

  /// Indented by two, without blanks at the ends of lines.
  var lines: [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.displayWidth)
        return column == 0 ? cell + blanks : blanks + cell
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
