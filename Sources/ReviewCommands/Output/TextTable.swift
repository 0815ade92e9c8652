import ReviewDomain

/// Columns of text, aligned by what a terminal shows: Chinese characters take two columns.
package struct TextTable {
  private var rows: [[String]]

  package init(header: [String]) {
    rows = [header]
  }

  package mutating func add(_ cells: [String]) {
    rows.append(cells.map(\.strippedOfControls))
  }

  package func text() -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1 ? cell : cell + String(repeating: " ", count: widths[column] - cell.displayWidth)
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }
}
