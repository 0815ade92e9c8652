/// One part of a report, of which every form of it is made.
struct ReportSection {
  /// Stable, in English: an anchor in HTML, a key in CSV.
  let id: String
  let title: String
  /// Said in place of tables where there is nothing to count, else below them.
  var notes: [String] = []
  var tables: [ReportTable] = []
  /// Shows the table of the same place.
  var charts: [Int: BarChart] = [:]
}

/// A table whose first column names its rows.
struct ReportTable {
  /// Above each column, the first included.
  let header: [String]
  private(set) var rows: [[String]] = []

  init(_ header: String...) { self.header = header }

  init(header: [String]) { self.header = header }

  mutating func add(_ label: String, _ cells: [String]) { rows.append([label] + cells) }

  mutating func add(_ label: String, _ numbers: Int...) { add(label, numbers.map { String($0) }) }
}

/// Bars side by side, each of one or more stacked parts.
struct BarChart {
  let title: String
  /// Of the parts, from the bottom up.
  let parts: [String]
  let bars: [(label: String, values: [Int])]
}
