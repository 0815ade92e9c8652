import Foundation

/// What the trunk of the face detector makes of one head: the mean, spread and greatest answer of each of its features, over the
/// whole head and over its parts. What `HeadLooks` judges.
package struct HeadFeatures: Sendable, Hashable {
  package let values: [Float]

  package init(values: [Float]) {
    self.values = values
  }

  /// Of a head that no network looked at.
  package static let none = HeadFeatures(values: [Float](repeating: 0, count: HeadTrunk.count))
}

/// The first layers of CenterFace, which learned from thousands of faces what heads look like, asked about one head at a time.
///
/// `make deps` cuts them out of the detector's file (packaging/onnx_cut.py).
package final class HeadTrunk {
  static let file = "face_trunk.onnx"
  /// Side of the network's input in pixels.
  package static let size = 192
  /// Cells of a map across and down: every sixteenth pixel.
  private static let cells = size / 16
  /// Of each map: its name in the network, and how many features it holds.
  private static let maps = [(name: "446", features: 64), (name: "474", features: 96)]
  /// Into how many parts across and down the head is divided, one division after the other.
  private static let divisions = [1, 2, 3]
  /// How many numbers stand for a head.
  package static let count = maps.reduce(0) { $0 + $1.features } * (divisions.reduce(0) { $0 + $1 * $1 } + 2)

  private let network: Network

  package init(_ engine: InferenceEngine) throws(InferenceError) {
    network = try engine.compile(Self.file, shape: [1, 3, Self.size, Self.size])
  }

  /// Where it looks: a square from above the crown to the shoulders, 2.1 face heights wide, turned so that the eyes are level.
  package static func view(of mesh: FaceMesh) -> SquareView {
    let middle = (mesh[.foreheadTop] + mesh[.chin]) * 0.5
    let up = Point(x: sin(mesh.eyeAngle), y: -cos(mesh.eyeAngle))
    return SquareView(
      centre: middle + up * (0.12 * mesh.height), side: 2.1 * mesh.height, angle: mesh.eyeAngle, size: size)
  }

  /// - Parameter pixels: what `view` shows of the frame, black where the frame ends: a head that is cut looks cut.
  package func features(in pixels: Pixels) throws(InferenceError) -> HeadFeatures {
    try network.run { pixels.fillPlanar($0) }
    var values: [Float] = []
    values.reserveCapacity(Self.count)
    for map in Self.maps {
      let answers = try network.output(map.name, count: map.features * Self.cells * Self.cells)
      Self.pool(answers, features: map.features, into: &values)
    }
    return HeadFeatures(values: values)
  }

  /// Appends, division by division and part by part in rows, the means of all features; last their spreads and greatest values.
  private static func pool(_ map: [Float], features: Int, into values: inout [Float]) {
    let area = cells * cells
    func appendMean(rows: Range<Int>, columns: Range<Int>) {
      for feature in 0..<features {
        var sum: Float = 0
        for row in rows {
          for column in columns { sum += map[feature * area + row * cells + column] }
        }
        values.append(sum / Float(rows.count * columns.count))
      }
    }
    for parts in divisions {
      let edges = (0...parts).map { cells * $0 / parts }
      for row in 0..<parts {
        for column in 0..<parts {
          appendMean(rows: edges[row]..<edges[row + 1], columns: edges[column]..<edges[column + 1])
        }
      }
    }
    let all = (0..<features).map { map[($0 * area)..<(($0 + 1) * area)] }
    values += all.map { answers in
      let mean = answers.reduce(0, +) / Float(area)
      return (answers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(area)).squareRoot()
    }
    values += all.map { $0.max() ?? 0 }
  }
}
