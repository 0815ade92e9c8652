import Foundation

/// A logistic regression over a part of the face grid, left and right half laid upon each other.
package struct FaceClassifier: Sendable, Hashable, Decodable {
  /// The first row of the grid that counts, and the one after the last.
  package let rows: [Int]
  /// How many columns to each side of the middle count.
  package let columns: Int
  /// Whether the shape of what is above the forehead counts too.
  package let usesShape: Bool
  package let bias: Double
  /// Row by row from the top, column by column from the middle outwards: one for each channel, then one for the magnitude
  /// of each channel of colour and light, since a hat may be lighter than skin as well as darker. Last those of the shape.
  package let weights: [Double]

  package init(rows: [Int], columns: Int, usesShape: Bool, bias: Double, weights: [Double]) {
    self.rows = rows
    self.columns = columns
    self.usesShape = usesShape
    self.bias = bias
    self.weights = weights
  }

  /// What a value may be at most: one cell with a lamp in it should not decide.
  package static let limit = 2.5

  private static let withMagnitude: [FaceGrid.Channel] = [.redness, .blueness, .lightness]
  private static let weightsACell = FaceGrid.Channel.allCases.count + withMagnitude.count

  /// How likely what the classifier was trained for is to be seen, 0 to 1.
  package func likelihood(of grid: FaceGrid, shape: HeadgearShape) -> Double {
    var sum = bias
    var weight = weights.startIndex
    for row in rows[0]..<rows[1] {
      for column in 0..<columns {
        func mean(_ channel: FaceGrid.Channel) -> Double {
          let left = grid[row, FaceGrid.columns / 2 - 1 - column, channel]
          let right = grid[row, FaceGrid.columns / 2 + column, channel]
          return max(-Self.limit, min(Self.limit, (left + right) / 2))
        }
        let values = FaceGrid.Channel.allCases.map(mean) + Self.withMagnitude.map { abs(mean($0)) }
        for value in values {
          sum += weights[weight] * value
          weight += 1
        }
      }
    }
    for (weight, value) in zip(weights[weight...], shape.values) { sum += weight * value }
    return 1 / (1 + exp(-sum))
  }

  private enum CodingKeys: String, CodingKey {
    case rows, columns, bias, weights
    case usesShape = "shape"
  }

  /// - Throws: `DecodingError` for weights that do not fit the grid.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    rows = try container.decode([Int].self, forKey: .rows)
    columns = try container.decode(Int.self, forKey: .columns)
    usesShape = try container.decode(Bool.self, forKey: .usesShape)
    bias = try container.decode(Double.self, forKey: .bias)
    weights = try container.decode([Double].self, forKey: .weights)
    guard rows.count == 2, 0 <= rows[0], rows[0] <= rows[1], rows[1] <= FaceGrid.rows,
      (0...FaceGrid.columns / 2).contains(columns),
      weights.count
        == (rows[1] - rows[0]) * columns * Self.weightsACell + (usesShape ? HeadgearShape.valueCount : 0)
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .weights, in: container, debugDescription: "the weights do not fit the face grid")
    }
  }
}
