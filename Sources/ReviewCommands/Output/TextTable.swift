import ReviewDomain

/// Rows of cells, each a line with tabs between its cells. `TextLayout` makes columns of them where people read.
package struct TextTable {
  private var rows: [[String]]

  package init(header: [String]) {
    rows = [header]
  }

  package mutating func add(_ cells: [String]) {
    rows.append(cells.map(\.strippedOfControls))
  }

  package func text() -> String {
    let isOfOneColumn = rows.allSatisfy { $0.count < 2 }
    return rows.map { row in
      // A row of one cell among others is part of the table too.
      row.joined(separator: "\t") + (row.count == 1 && !isOfOneColumn ? "\t" : "") + "\n"
    }.joined()
  }
}
