/// What a network answers on a square grid over a picture: for each feature a number a cell, in rows.
struct FeatureMap {
  /// Its name in the network.
  let name: String
  let features: Int
  /// Cells across and down.
  let cells: Int

  /// Into how many parts across and down the picture is divided, one division after the other.
  private static let divisions = [1, 2, 3]

  /// How many numbers stand for a picture.
  var count: Int { features * (Self.divisions.reduce(0) { $0 + $1 * $1 } + 2) }

  /// Appends, division by division and part by part in rows, the means of all features; last their spreads and greatest values.
  func pool(_ answers: [Float], into values: inout [Float]) {
    let area = cells * cells
    func appendMean(rows: Range<Int>, columns: Range<Int>) {
      for feature in 0..<features {
        var sum: Float = 0
        for row in rows {
          for column in columns { sum += answers[feature * area + row * cells + column] }
        }
        values.append(sum / Float(rows.count * columns.count))
      }
    }
    for parts in Self.divisions {
      let edges = (0...parts).map { cells * $0 / parts }
      for row in 0..<parts {
        for column in 0..<parts {
          appendMean(rows: edges[row]..<edges[row + 1], columns: edges[column]..<edges[column + 1])
        }
      }
    }
    let all = (0..<features).map { answers[($0 * area)..<(($0 + 1) * area)] }
    values += all.map { answers in
      let mean = answers.reduce(0, +) / Float(area)
      return (answers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(area)).squareRoot()
    }
    values += all.map { $0.max() ?? 0 }
  }
}

extension Network {
  /// Some of a network's answers, pooled, of the picture it was run on last.
  func pooled(_ maps: [FeatureMap]) throws(InferenceError) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(maps.reduce(0) { $0 + $1.count })
    for map in maps {
      map.pool(try output(map.name, count: map.features * map.cells * map.cells), into: &values)
    }
    return values
  }
}
